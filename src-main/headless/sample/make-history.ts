/** Problems, treatment and history that go with a patient's age and with each other. */
import { ageAt, DAYS_A_YEAR, type Day, EXPORTED_ON } from './calendar'
import { ACUTE, type AcuteKey, CHRONIC, type ChronicKey, type Condition } from './catalog/conditions'
import { ALLERGENS, FAMILY_CONDITIONS, PAYERS, PROCEDURES, RELATIVES, VACCINES } from './catalog/history'
import { MEDICATIONS } from './catalog/medications'
import type {
  Allergy,
  Coverage,
  DoneProcedure,
  FamilyHistory,
  Immunization,
  Medication,
  Person,
  Problem,
  Visit,
} from './chart'
import type { Clinician } from './providers'
import type { Random } from './random'

interface Aged {
  readonly ages: readonly [from: number, to: number]
}
export const fits = ({ ages: [from, to] }: Aged, age: number): boolean => age >= from && age <= to

function weighted(random: Random, conditions: readonly Condition[]): Condition | undefined {
  let left = random.next() * conditions.reduce((sum, { weight }) => sum + weight, 0)
  return conditions.find(({ weight }) => {
    left -= weight
    return left < 0
  })
}

const CHRONIC_KEYS = Object.keys(CHRONIC) as ChronicKey[]
const ACUTE_KEYS = Object.keys(ACUTE) as AcuteKey[]

/** More with age: up to one below 40, one or two beyond. */
export function makeChronic(random: Random, age: number): readonly Condition[] {
  const [from, to] = age < 40 ? [0, 1] : age < 65 ? [1, 2] : [1, 2]
  const chosen: Condition[] = []
  for (let wanted = random.integer(from, to); wanted > 0; wanted -= 1) {
    const open = CHRONIC_KEYS.map((key): Condition => CHRONIC[key]).filter(
      (condition) => fits(condition, age) && !chosen.includes(condition),
    )
    const next = weighted(random, open)
    if (next !== undefined) chosen.push(next)
  }
  return chosen
}

export function makeAcute(random: Random, age: number): Condition | undefined {
  const open = ACUTE_KEYS.map((key): Condition => ACUTE[key]).filter((condition) => fits(condition, age))
  return random.chance(0.55) ? weighted(random, open) : undefined
}

export function makeProblems(
  random: Random,
  chronic: readonly Condition[],
  acute: Condition | undefined,
  visits: readonly Visit[],
  person: Person,
): readonly Problem[] {
  const firstVisit = visits[0]?.day ?? EXPORTED_ON
  const lasting = chronic.map((condition) => {
    const earliest = person.birth + Math.round(condition.ages[0] * DAYS_A_YEAR)
    return { condition, onset: Math.max(Math.min(earliest, firstVisit), firstVisit - random.integer(20, 3600)) }
  })
  if (acute === undefined) return lasting
  const onset = visits.find(({ condition }) => condition === acute)?.day ?? firstVisit - random.integer(30, 300)
  const resolved = onset + random.integer(9, 24)
  const passing = { condition: acute, onset, ...(resolved < EXPORTED_ON && { resolved }) }
  return [...lasting, passing].sort((a, b) => a.onset - b.onset)
}

/** One drug a problem, two for some; a course ends, some lasting ones were stopped for another. */
export function makeMedications(
  random: Random,
  problems: readonly Problem[],
  clinician: Clinician,
): readonly Medication[] {
  const taken = new Set<string>()
  return problems.flatMap(({ condition, onset, resolved }) => {
    const open = condition.medications.filter((key) => !taken.has(key))
    const chosen = random.some(open, resolved === undefined && random.chance(0.25) ? 2 : 1)
    return chosen.map((key, index): Medication => {
      taken.add(key)
      const prescription = MEDICATIONS[key]
      const days = 'days' in prescription ? prescription.days : undefined
      const stopped = resolved === undefined && index === 0 && chosen.length === 2 && random.chance(0.4)
      const to = days !== undefined ? onset + days : stopped ? onset + random.integer(60, 180) : resolved
      const from = index === 0 ? onset : onset + random.integer(181, 260)
      return {
        prescription,
        from: Math.min(from, EXPORTED_ON - 3),
        ...(to !== undefined && to < EXPORTED_ON && { to: Math.max(to, onset + 3) }),
        reason: condition.code,
        clinician,
      }
    })
  })
}

export const makeAllergies = (random: Random, person: Person, most: number): readonly Allergy[] =>
  random.chance(0.42)
    ? []
    : random.some(ALLERGENS, random.chance(0.4) ? most : 1).map((allergen) => ({
        allergen,
        onset: Math.min(person.birth + random.integer(700, 9000), EXPORTED_ON - 400),
      }))

/** One patient in six refuses the first of them. */
export function makeImmunizations(random: Random, age: number, visits: readonly Visit[]): readonly Immunization[] {
  const refuses = random.chance(1 / 6)
  const fitting = VACCINES.filter((vaccine) => fits(vaccine, age))
  return random.some(fitting, age < 18 || random.chance(0.3) ? 2 : 1).map((vaccine, index) => ({
    vaccine,
    day: random.pick(visits).day,
    lot: `NL${random.integer(1000, 9999)}${random.pick(['A', 'B', 'C'])}`,
    refused: refuses && index === 0,
  }))
}

export const makeProcedures = (random: Random, age: number, person: Person): readonly DoneProcedure[] =>
  random
    .some(
      PROCEDURES.filter((procedure) => fits(procedure, age) && (procedure.gender ?? person.gender) === person.gender),
      1,
    )
    .map((procedure) => {
      const earliest: Day = person.birth + Math.round(procedure.ages[0] * DAYS_A_YEAR)
      return { procedure, day: random.integer(Math.min(earliest, EXPORTED_ON - 60), EXPORTED_ON - 30) }
    })

export const makeFamily = (random: Random): readonly FamilyHistory[] =>
  random.some(RELATIVES, 1).map((relative) => ({
    relative,
    condition: random.pick(FAMILY_CONDITIONS),
    ageAtOnset: random.integer(41, 74),
    deceased: random.chance(0.4),
  }))

/** A few pay themselves. */
export function makeCoverage(random: Random, person: Person): Coverage | undefined {
  const fitting = PAYERS.filter((payer) => fits(payer, ageAt(person.birth, EXPORTED_ON)))
  const coverage = {
    payer: random.pick(fitting),
    memberId: `M${random.integer(10_000_000, 99_999_999)}`,
    groupId: `G${random.integer(1000, 9999)}`,
  }
  return random.chance(0.92) ? coverage : undefined
}
