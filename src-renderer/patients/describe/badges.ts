/** The pills of a statement: what kind of statement it is must be read before what it says. */
import type { Code } from '../../../src-preload/contract/data-types'
import type { ClinicalStatus, Statement, StatementKind } from '../../../src-preload/contract/statements'
import type { Tone } from '../../ui/status-pill'
import { CLINICAL_STATUS, INTERPRETATIONS, RECORD } from '../../words/record'
import { codeText } from './text'

export interface Badge {
  readonly tone: Tone
  readonly words: string
  /** The rule that gave a status. */
  readonly because?: string
}

const STATUS_TONES: Readonly<Record<ClinicalStatus, Tone>> = {
  active: 'green',
  inactive: 'grey',
  resolved: 'grey',
  completed: 'grey',
  held: 'amber',
  aborted: 'grey',
  intended: 'blue',
  'entered-in-error': 'red',
  unknown: 'grey',
}

const NEGATED: Readonly<Partial<Record<StatementKind, string>>> = {
  problems: RECORD.badges.ruledOut,
  immunizations: RECORD.badges.refused,
  procedures: RECORD.badges.notDone,
  medications: RECORD.badges.refused,
}

export function badgesOf(kind: StatementKind, statement: Statement): readonly Badge[] {
  if (statement.noKnown) return [{ tone: 'blue', words: RECORD.badges.noKnown }]
  const badges: Badge[] = []
  if (statement.negated) badges.push({ tone: 'red', words: NEGATED[kind] ?? RECORD.badges.negated })
  const status = statement.clinicalStatus
  // Of something that is denied no status is shown: "active" beside "does not have this" would be read wrongly.
  if (status && !statement.negated) {
    badges.push({
      tone: STATUS_TONES[status],
      words: CLINICAL_STATUS[status],
      ...(statement.statusBasis === undefined ? {} : { because: statement.statusBasis }),
    })
  }
  return badges
}

/** HL7 ObservationInterpretation. Only what the document itself says: no value is judged here. */
const INTERPRETATION_TONES: Readonly<Record<string, Tone>> = {
  N: 'green',
  H: 'amber',
  L: 'amber',
  A: 'amber',
  HH: 'red',
  LL: 'red',
  AA: 'red',
}

export function interpretationBadge(codes: readonly Code[] | undefined): Badge | undefined {
  const code = codes?.[0]
  if (!code) return undefined
  const words = INTERPRETATIONS[code.code ?? ''] ?? codeText(code)
  return words === '' ? undefined : { tone: INTERPRETATION_TONES[code.code ?? ''] ?? 'grey', words }
}
