/** One note a kind of statement: everything the record states of it, grouped by how far it is so. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { ClinicalStatus, Statement } from '../../../src-preload/contract/statements'
import { codesText, joined, nullFlavorText, periodText, providersText } from '../text'
import { heading, paragraph, table } from './html'
import type { NoteKind, NoteLine } from './note-kind'
import { NOTE_KINDS } from './note-kinds'

export interface NoteDraft {
  readonly category: string
  readonly title: string
  readonly html: string
}

type Group = 'noKnown' | 'refuted' | 'plain' | ClinicalStatus

/** In the order of the note. 'noKnown' comes before them all and is a sentence, not a row. */
const GROUPS: readonly (readonly [group: Group, title: string | undefined])[] = [
  ['active', 'Active'],
  ['plain', undefined],
  ['intended', 'Intended, not done'],
  ['held', 'On hold'],
  ['unknown', 'Status not stated'],
  ['inactive', 'Inactive'],
  ['resolved', 'Resolved'],
  ['completed', 'Completed'],
  ['aborted', 'Stopped or not completed'],
  ['refuted', 'Stated as not so'],
  ['entered-in-error', 'Entered in error, not valid'],
]

/** An error is an error even if it was negated; what is not so is never listed by its status. */
const groupOf = ({ clinicalStatus, status, negated, noKnown }: Statement): Group => {
  if (clinicalStatus === 'entered-in-error' || status === 'nullified') return 'entered-in-error'
  if (noKnown) return 'noKnown'
  if (negated) return 'refuted'
  return clinicalStatus ?? 'plain'
}

/** A statement without any words of its own still has a place in the list. */
const spokenName = ({ name, statement }: NoteLine): string =>
  name ?? nullFlavorText(statement.nullFlavor ?? statement.code?.nullFlavor) ?? 'Not named'

const rowOf = (line: NoteLine): (string | undefined)[] => {
  const { statement, details } = line
  const name = spokenName(line)
  return [
    name,
    periodText(statement.period),
    joined(
      [
        ...details,
        statement.text === undefined || statement.text === name ? undefined : `As written: ${statement.text}`,
      ],
      '\n',
    ),
    codesText(statement.code),
    providersText(statement.authors),
  ]
}
const HEADERS = ['What', 'When', 'Details', 'Codes', 'Recorded by'] as const

const DENIAL = /^(no|not|none|nil|denies|nkd?a)\b/i

/**
 * The statement's own words if they are a denial ("No known drug allergies"), otherwise what is not known of:
 * "none known: allergy to drug" says less than "no known allergies", and must not be made to say more.
 */
const noneKnown = (kind: NoteKind, { statement, name }: NoteLine): string => {
  const words = joined([statement.text, name], ': ')
  const said = words === undefined ? kind.none : DENIAL.test(words) ? words : `None known: ${words}`
  // On a list of discharge diagnoses it is said of them alone.
  const list = 'list' in statement ? statement.list : undefined
  return joined([said, list, periodText(statement.period)], ', ') ?? said
}

const noteOf = (kind: NoteKind, lines: readonly NoteLine[]): NoteDraft => {
  const inGroup = (group: Group): readonly NoteLine[] => lines.filter(({ statement }) => groupOf(statement) === group)
  const none = new Set(inGroup('noKnown').map((line) => noneKnown(kind, line)))
  const listed = GROUPS.flatMap(([group, title]) => {
    const rows = inGroup(group).map(rowOf)
    return rows.length === 0 ? [] : [title === undefined ? '' : heading(title), table(HEADERS, rows)]
  })
  return { category: kind.category, title: kind.title, html: [...[...none].map(paragraph), ...listed].join('') }
}

export const summaryNotes = (record: PatientRecord): NoteDraft[] =>
  NOTE_KINDS.flatMap((kind) => {
    const lines = kind.lines(record)
    return lines.length === 0 ? [] : [noteOf(kind, lines)]
  })
