/** How often a day, only where that is certain: A2V2 computes from it when a prescription runs out. */

const HOURS: Readonly<Record<string, number>> = { h: 1, hr: 1, hrs: 1, hour: 1, hours: 1, d: 24, day: 24, days: 24 }

/** The reader's text of one PIVL_TS: "every 8 h", "every 1 d". A range, an event or two schedules are not certain. */
const ofFrequency = (frequency: string): number | undefined => {
  const [, count, unit] = /^every (\d+(?:\.\d+)?) ([a-z]+)$/i.exec(frequency.trim()) ?? []
  const hours = Number(count) * (HOURS[unit?.toLowerCase() ?? ''] ?? Number.NaN)
  const doses = 24 / hours
  return Number.isInteger(doses) && doses >= 1 ? doses : undefined
}

/** Words of a sig that mean a number a day; Latin abbreviations as prescribers write them. */
const PHRASES: readonly (readonly [pattern: RegExp, doses: number])[] = [
  // Not "od": on eye drops it is the right eye.
  [/\b((?<!(twice|thrice|times) )daily|once a day|(one|1) time (a|per) day|every day|q\.?d\.?)(?!\w)/i, 1],
  [/\b(twice (a day|daily)|(two|2) times (a|per) day|(two|2) times daily|b\.?i\.?d\.?)(?!\w)/i, 2],
  [/\b((three|3) times (a|per) day|(three|3) times daily|t\.?i\.?d\.?)(?!\w)/i, 3],
  [/\b((four|4) times (a|per) day|(four|4) times daily|q\.?i\.?d\.?)(?!\w)/i, 4],
  [/\b(every|q) ?24 ?(h|hrs?|hours)\b/i, 1],
  [/\b(every|q) ?12 ?(h|hrs?|hours)\b/i, 2],
  [/\b(every|q) ?8 ?(h|hrs?|hours)\b/i, 3],
  [/\b(every|q) ?6 ?(h|hrs?|hours)\b/i, 4],
  [/\b(every|q) ?4 ?(h|hrs?|hours)\b/i, 6],
]
/** As needed, a taper, a choice, a maximum, weekdays: no number a day is true of these. */
const UNCERTAIN =
  /\b(prn|p\.r\.n\.|as needed|if needed|when needed|as directed|up to|max\w*|exceed|then|taper|titrat\w*|or|week(ly)?|month(ly)?|other day|alternate|q\.?o\.?d|(mon|tues|wednes|thurs|fri|satur|sun)day)\b|\d ?(-|–|to) ?\d/i

const ofSig = (sig: string): number | undefined => {
  const found = new Set(PHRASES.filter(([pattern]) => pattern.test(sig)).map(([, doses]) => doses))
  return found.size === 1 ? [...found][0] : undefined
}

/** Undefined when the two contradict each other, when either is uncertain, and when nothing is said. */
export const dosesPerDay = (frequency: string | undefined, sig: string | undefined): number | undefined => {
  if (sig !== undefined && UNCERTAIN.test(sig)) return undefined
  const scheduled = frequency === undefined ? undefined : ofFrequency(frequency)
  if (frequency !== undefined && scheduled === undefined) return undefined
  const told = sig === undefined ? undefined : ofSig(sig)
  return scheduled !== undefined && told !== undefined && scheduled !== told ? undefined : (scheduled ?? told)
}
