/** Pairs the rows of a section's narrative with what was staged from it, and gives a reason for what is left. */
import type { OracleStatement } from '../oracle/read-oracle'
import { keyOf, squeeze } from '../oracle/statement'
import { assertsNothing, saysNone } from './absence'
import { daysOf, differing, type Field, likeness, namesAny, panelOf, type Row, writtenIn } from './agree'
import type { Fact } from './narrative-facts'

export const REASONS = {
  narrative_only: 'the narrative tells more than the entries: every statement of the XML is staged, and none is this',
  entry_only: 'the entries tell more than the narrative: no row of it names the statement',
  shared: 'one row of the narrative tells of several statements, as of both blood pressures',
  repeated: 'the narrative tells the same again',
  heading: 'the name of a panel, a column or a laboratory: nothing measured',
  own_value: 'the entry has another value than its row, in the XML already',
  own_day: 'the entry has another day than its row, in the XML already',
  own_status: 'the row calls it over, taken or not done, the entry does not',
  lost: 'the XML has more statements than are staged',
  unplaced: 'staged, and the narrative names it, but with another value',
  misread: 'another value or day than its row and than the XML',
  asserted: 'the narrative says there is none, or no information, and a statement stands as a fact',
} as const
export type Reason = keyof typeof REASONS
/** Differences that would be faults of the reader; the others are between a document's own narrative and entries. */
export const FAULTS: readonly Reason[] = ['lost', 'unplaced', 'misread', 'asserted']

export interface Section {
  readonly facts: readonly Fact[]
  readonly rows: readonly Row[]
  /** Statements of the section's kind in the XML, by the oracle. */
  readonly statements: readonly OracleStatement[]
  readonly isMeasured: boolean
}
export interface Pairing {
  readonly paired: number
  readonly none: number
  readonly left: readonly Reason[]
}

const HEADING =
  /\b(panel|ordered on|order date|results pending)\b|laborator(y|ies) ?:|performing lab|^(\S+ )?(loinc|code|cvx|rxnorm)\b[a-z ()]*$/i

function differenceOf(field: Field, row: Row, statements: readonly OracleStatement[]): Reason {
  if (field === 'status') return 'own_status'
  const isWritten =
    field === 'value'
      ? statements.some((one) => writtenIn(row).includes(squeeze(one.value)))
      : statements.some((one) => daysOf(row).some((day) => one.date.startsWith(day)))
  return isWritten ? `own_${field}` : 'misread'
}

interface Pairs {
  readonly told: ReadonlyMap<Row, Fact>
  readonly telling: ReadonlySet<Fact>
  isLike(fact: Fact, row: Row): boolean
}

/** The likest first, each once. */
function pairsOf(facts: readonly Fact[], rows: readonly Row[]): Pairs {
  const candidates = facts
    .flatMap((fact) => rows.map((row) => ({ fact, row, score: likeness(fact, row) })))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  const told = new Map<Row, Fact>()
  const telling = new Set<Fact>()
  for (const { fact, row } of candidates) {
    if (told.has(row) || telling.has(fact)) continue
    told.set(row, fact)
    telling.add(fact)
  }
  return { told, telling, isLike: (fact, row) => candidates.some((one) => one.fact === fact && one.row === row) }
}

export function pair({ facts: all, rows, statements, isMeasured }: Section): Pairing {
  const facts = all.filter(({ words }) => !saysNone(words))
  const none = all.length - facts.length
  if (facts.length === 0) {
    const asserted = none === 0 ? [] : rows.filter((row) => !assertsNothing(row))
    return { paired: 0, none, left: asserted.map(() => 'asserted') }
  }
  const { told, telling, isLike } = pairsOf(facts, rows)
  const untold = rows.filter((row) => !told.has(row) && !(none > 0 && assertsNothing(row)))
  const untelling = facts.filter((fact) => !telling.has(fact))
  const distinct = new Set(statements.filter(({ isEmpty }) => !isEmpty).map((one) => `${one.id}|${keyOf(one)}`))
  const lost = Math.max(0, distinct.size - rows.length)
  return {
    paired: told.size,
    none,
    left: [
      ...Array.from({ length: lost }, (): Reason => 'lost'),
      ...untold.map((row): Reason => {
        if (facts.some((fact) => isLike(fact, row))) return 'shared'
        return namesAny(facts, row) ? 'unplaced' : 'entry_only'
      }),
      ...untelling.map((fact): Reason => {
        if (isMeasured && (HEADING.test(fact.words) || rows.some((row) => panelOf(row, fact)))) return 'heading'
        return rows.some((row) => isLike(fact, row)) ? 'repeated' : 'narrative_only'
      }),
      ...[...told].flatMap(([row, fact]) => differing(fact, row).map((field) => differenceOf(field, row, statements))),
    ],
  }
}
