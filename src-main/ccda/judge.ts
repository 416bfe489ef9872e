/** Clinical truth rules that several sections share: absence, refutation, and what a status means. */
import type { Code, Period } from '../../src-preload/contract/data-types'
import type { ClinicalStatus, Statement, StatementKind } from '../../src-preload/contract/statements'
import {
  GENERIC_CODES,
  GENERIC_WORDS,
  NO_INFORMATION_WORDS,
  NO_KNOWN_CODES,
  NO_KNOWN_WORDS,
} from './codes/code-systems'
import type { ReadContext } from './context'
import { saysNothing, type Verdict } from './section'
import { CONDITION_WORDS, statedStatus } from './stated-status'
import { codesOf, displayOf, hasCode } from './values'
import { attribute, child, type XmlNode } from './xml/node'
import { foldSpaces } from './xml/spaces'

const SHORT_TEXT_CHARS = 80

const SNOMED = '2.16.840.1.113883.6.96'

/** Without a code its words decide: a drug named but not coded is as specific as any. */
export const isGeneric = (code: Code | undefined): boolean => {
  const codes = codesOf(code)
  if (codes.length > 0) return codes.every((value) => GENERIC_CODES.has(value))
  const words = displayOf(code)
  return words === undefined || GENERIC_WORDS.test(words)
}

/** CVX 998; 998 of another system is something else. */
const NO_VACCINE = { code: '998', systems: ['2.16.840.1.113883.12.292', '2.16.840.1.113883.6.59'] }
const isNoneKnown = ({ code, system }: Code): boolean =>
  code !== undefined &&
  NO_KNOWN_CODES.has(code) &&
  (code !== NO_VACCINE.code || system === undefined || NO_VACCINE.systems.includes(system))

/** Beside the code of a real concept its display name is only a name, whatever words it begins with. */
const isNamed = (code: Code | undefined): boolean =>
  [code, ...(code?.translations ?? [])].some((one) => one?.code !== undefined && one.system === SNOMED) &&
  !isGeneric(code)

export function saysNoneKnown(code: Code | undefined, text?: string): boolean {
  if (code !== undefined && (isNoneKnown(code) || code.translations?.some(isNoneKnown) === true)) return true
  const words = displayOf(code)
  return words === undefined
    ? text !== undefined && text.length < SHORT_TEXT_CHARS && NO_KNOWN_WORDS.test(text)
    : NO_KNOWN_WORDS.test(words) && !isNamed(code)
}

export function noneKnown<K extends StatementKind>(row: Statement<K>): Verdict<K> {
  row.noKnown = true
  return { row, account: 'noKnown' }
}

/**
 * "No known …" when the concept says so, or a generic concept is negated; a negated specific concept is refuted.
 * Both are kept as flagged rows, so that the document's explicit statement is neither active nor lost.
 */
export function judgeAbsence<K extends StatementKind>(row: Statement<K>): Verdict<K> {
  if (saysNoneKnown(row.code, row.text) || (row.negated === true && isGeneric(row.code))) return noneKnown(row)
  if (row.negated === true) return { row, account: 'refuted' }
  return saysNothing(row) ? { account: 'null' } : { row }
}

/** Kinds whose rows name one thing by `code`; of the others a generic code says enough. */
const NAMING: ReadonlySet<StatementKind> = new Set([
  'problems',
  'allergies',
  'medications',
  'immunizations',
  'vitals',
  'results',
  'procedures',
])

/** Names nothing and measures nothing: a placeholder, as exports write beside an empty section's words. */
const isPlaceholder = (row: Statement): boolean => {
  const value = 'value' in row ? row.value : undefined
  const namesNothing = value === undefined ? isGeneric(row.code) : value.type === 'null'
  return namesNothing && !('reactions' in row && row.reactions?.some(({ code }) => !isGeneric(code)) === true)
}

const withNoInformation = <K extends StatementKind>(verdict: Verdict<K>): Verdict<K> =>
  verdict.row?.clinicalStatus === undefined ? verdict : withStatus(verdict, ['unknown', 'no information'])

/**
 * The narrative is what was signed (CDA R2 1.2.1). Where all it says is "No known …", a placeholder entry beside it says
 * the same, and is no problem called "Problem"; where it says "No information", nothing is known of its status.
 */
export function judgeByNarrative<K extends StatementKind>(
  kind: K,
  verdict: Verdict<K>,
  statement: XmlNode,
  context: ReadContext,
): Verdict<K> {
  const { row, account } = verdict
  if (row === undefined || account !== undefined || !NAMING.has(kind)) return verdict
  const words = hasCode(row.code) ? undefined : (displayOf(row.code) ?? row.text)
  if (words !== undefined && NO_INFORMATION_WORDS.test(words)) return withNoInformation(verdict)
  if (!isPlaceholder(row)) return verdict
  const told = [context.sectionText(), foldSpaces(context.narrativeRow(statement, undefined).join(' '))]
  const texts = told.filter((text): text is string => text !== undefined && text.trim().length <= SHORT_TEXT_CHARS)
  if (texts.some((text) => NO_INFORMATION_WORDS.test(text))) return withNoInformation(verdict)
  if (!texts.some((text) => NO_KNOWN_WORDS.test(text))) return verdict
  const { clinicalStatus: _status, statusBasis: _basis, ...rest } = row
  return { row: { ...rest, noKnown: true } as Statement<K>, account: 'noKnown' }
}

/** Adds our reading of the status, unless the row is an account of absence: what is not so has no status. */
export function withStatus<K extends StatementKind>(
  verdict: Verdict<K>,
  status: readonly [ClinicalStatus, string] | undefined,
): Verdict<K> {
  const { row } = verdict
  if (row === undefined || row.noKnown === true || row.negated === true || status === undefined) return verdict
  row.clinicalStatus = status[0]
  row.statusBasis = status[1]
  return verdict
}

/** ActStatus is lower case; some exports capitalise it. */
export const statusCodeOf = (row: Statement): string | undefined => row.status?.trim().toLowerCase()

/** Any mood but EVN (INT, RQO, PRMS, ARQ …; ActMood 2.16.840.1.113883.5.1001) is a plan, whatever its status code. */
export const intended = (statement: XmlNode): readonly [ClinicalStatus, string] | undefined => {
  const mood = attribute(statement, 'moodCode')
  return mood === undefined || mood === 'EVN' ? undefined : ['intended', `moodCode ${mood}`]
}

/** Whether an interval had ended when the document was written. A year or month is over only when the next has begun. */
export const endedBefore = (period: Period | undefined, documentDate: string | undefined): boolean => {
  const end = period?.high?.iso?.slice(0, 10)
  if (end === undefined || documentDate === undefined) return false
  const written = documentDate.slice(0, end.length)
  return end.length < 10 ? end < written : end <= written
}

/** Statuses that are as written, whatever the dates say (ActStatus 2.16.840.1.113883.5.14). */
export const STOPPED: Readonly<Record<string, ClinicalStatus>> = {
  nullified: 'entered-in-error',
  aborted: 'aborted',
  cancelled: 'aborted',
  suspended: 'held',
  held: 'held',
}

/** Of what is given or happens once: stopped as written, or only planned. */
export const eventStatus = (row: Statement, statement: XmlNode): readonly [ClinicalStatus, string] | undefined => {
  const status = statusCodeOf(row)
  const stopped = STOPPED[status ?? '']
  return stopped === undefined ? intended(statement) : [stopped, `statusCode ${status}`]
}

/** SNOMED CT values of problem status (2.16.840.1.113883.10.20.22.4.6) and allergy status (…4.28) observations. */
const STATUS_CODES: Readonly<Record<string, ClinicalStatus>> = {
  '55561003': 'active',
  '73425007': 'inactive',
  '413322009': 'resolved',
  '90734009': 'active', // chronic
  '7087005': 'active', // intermittent
  '255227004': 'active', // recurrent
  '415684004': 'unknown', // rule out
  '410516002': 'unknown', // ruled out
  '723506003': 'resolved',
}
const STATUS_WORDS: Readonly<Record<string, ClinicalStatus>> = {
  active: 'active',
  inactive: 'inactive',
  resolved: 'resolved',
  chronic: 'active',
  completed: 'resolved',
}

export const statusOfCode = (code: Code | undefined): ClinicalStatus | undefined => {
  for (const value of codesOf(code)) {
    const status = STATUS_CODES[value] ?? STATUS_WORDS[value.toLowerCase()]
    if (status !== undefined) return status
  }
  return STATUS_WORDS[displayOf(code)?.trim().toLowerCase() ?? '']
}

/**
 * Problems and allergies: nullified is entered in error; then the status observation; then an end that is past; then what
 * the narrative row states; then the status of the concern act around it, which says how long the problem is tracked.
 * Without any of them the status is unknown.
 */
export function concernStatus(
  row: Statement,
  observed: ClinicalStatus | undefined,
  statement: XmlNode,
  context: ReadContext,
): readonly [ClinicalStatus, string] {
  const own = statusCodeOf(row)
  const concern = attribute(child(context.wrapper, 'statusCode'), 'code')?.trim().toLowerCase()
  if (own === 'nullified' || concern === 'nullified') return ['entered-in-error', 'statusCode nullified']
  if (observed !== undefined) return [observed, 'status observation']
  if (endedBefore(row.period, context.documentDate)) return ['resolved', 'end date']
  const stated = statedStatus(CONDITION_WORDS, [row.text, ...context.narrativeRow(statement, displayOf(row.code))])
  if (stated !== undefined) return [stated, 'stated in the document']
  if (concern === 'active') return ['active', 'concern active']
  if (concern === 'suspended' || concern === 'aborted' || concern === 'completed')
    return ['inactive', `concern ${concern}`]
  return own === 'active' ? ['active', 'statusCode active'] : ['unknown', 'no status given']
}
