/**
 * Statement by statement, as multisets per kind and section. What differs gets a reason from a rule over the XML and the
 * reading, never from a list of files. `EXPLAINED` reasons are the record's stated design; the rest counts against it.
 */
import type { OracleStatement } from './read-oracle'
import type { StagedStatement } from './staged'
import { FIELDS, KINDS, type Kind, keyOf, squeeze } from './statement'

export const REASONS = {
  says_nothing: 'only null flavours; the record accounts for it as `null`',
  duplicate: 'the same id, concept, value and time again in the document',
  kept_as_other_kind:
    'in a section that keeps all its statements under its own kind (plan, health concerns, devices …)',
  carried_by_parent: 'a diagnosis, reason or indication inside the encounter or drug that carries it',
  filed_wrong: 'in a section of its own kind, but staged as another',
  differs: 'staged with another code, value, unit, date or negation',
  missing: 'not staged',
  extra: 'staged, but not in the XML',
} as const
export type Reason = keyof typeof REASONS

const EXPLAINED: ReadonlySet<Reason> = new Set(['says_nothing', 'duplicate', 'kept_as_other_kind', 'carried_by_parent'])
export const isExplained = (reason: Reason): boolean => EXPLAINED.has(reason)

/** Never a value of the chart: `detail` names fields or kinds. */
export interface Difference {
  readonly kind: Kind
  readonly reason: Reason
  readonly detail: string
  readonly section: string
  readonly line: number | undefined
}

export interface Comparison {
  readonly same: Readonly<Record<Kind, number>>
  readonly differences: readonly Difference[]
}

/** Takes statements out of the staged ones, so that each answers for one statement only. */
class Pool {
  readonly #left: Set<StagedStatement>
  constructor(staged: readonly StagedStatement[]) {
    this.#left = new Set(staged)
  }
  take(test: (one: StagedStatement) => boolean): StagedStatement | undefined {
    for (const one of this.#left) {
      if (!test(one)) continue
      this.#left.delete(one)
      return one
    }
    return undefined
  }
  left(): readonly StagedStatement[] {
    return [...this.#left]
  }
}

type Statement = OracleStatement | StagedStatement
const differing = (one: Statement, other: Statement): string[] =>
  FIELDS.filter((field) => squeeze(one[field]) !== squeeze(other[field]))
const hasId = (one: Statement, other: Statement): boolean => one.id !== '' && one.id === other.id
const isTwin = (one: Statement, other: Statement): boolean =>
  one.kind === other.kind && one.section === other.section && keyOf(one) === keyOf(other)

interface Explaining {
  readonly pool: Pool
  /** Ids and keys of statements that were found. */
  readonly found: ReadonlySet<string>
  readonly carried: ReadonlySet<string>
}

const repeatKey = (one: OracleStatement): string => `${one.kind}|${one.id}|${keyOf(one)}`

function explain(one: OracleStatement, { pool, found, carried }: Explaining): Pick<Difference, 'reason' | 'detail'> {
  if (one.id !== '' && found.has(repeatKey(one))) return { reason: 'duplicate', detail: '' }
  const isElsewhere = (it: StagedStatement): boolean =>
    it.kind !== one.kind && it.section === one.section && squeeze(it.date) === squeeze(one.date)
  const elsewhere =
    pool.take((it) => isElsewhere(it) && hasId(one, it)) ??
    pool.take((it) => isElsewhere(it) && it.labels.has(squeeze(one.code))) ??
    pool.take((it) => isElsewhere(it) && it.labels.has(squeeze(one.words)))
  if (elsewhere !== undefined)
    return { reason: one.atHome ? 'filed_wrong' : 'kept_as_other_kind', detail: elsewhere.kind }
  if (one.isEmpty) return { reason: 'says_nothing', detail: '' }
  if (!one.atHome && carried.has(squeeze(one.code))) return { reason: 'carried_by_parent', detail: '' }
  for (const count of [1, 2, 3]) {
    const near = pool.take(
      (it) => it.kind === one.kind && it.section === one.section && differing(one, it).length === count,
    )
    if (near !== undefined) return { reason: 'differs', detail: differing(one, near).join(', ') }
  }
  return { reason: 'missing', detail: '' }
}

export function compare(
  oracle: readonly OracleStatement[],
  staged: readonly StagedStatement[],
  carried: ReadonlySet<string>,
): Comparison {
  const pool = new Pool(staged)
  const same = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
  const found = new Set<string>()
  const match =
    (test: (one: OracleStatement, it: StagedStatement) => boolean) =>
    (one: OracleStatement): boolean => {
      if (pool.take((it) => test(one, it)) === undefined) return true
      same[one.kind] += 1
      found.add(repeatKey(one))
      return false
    }
  const unmatched = oracle.filter(match((one, it) => hasId(one, it) && isTwin(one, it))).filter(match(isTwin))
  const differences = unmatched.map((one): Difference => {
    const { kind, section, line } = one
    return { kind, section, line, ...explain(one, { pool, found, carried }) }
  })
  for (const { kind: staged, section } of pool.left()) {
    const kind = KINDS.find((name) => name === staged)
    if (kind !== undefined) differences.push({ kind, reason: 'extra', detail: '', section, line: undefined })
  }
  return { same, differences }
}
