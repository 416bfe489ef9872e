/** The same ids and content twice in one document is one statement. One instance a document. */
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import { sha256Of } from '../lib/sha256'

const contentOf = (row: Statement): string => JSON.stringify({ ...row, source: undefined })

/** Its ids stand in the content. */
const hashOf = (kind: StatementKind, row: Statement): string => sha256Of(`${kind}|${contentOf(row)}`)

const timeOf = ({ period }: Statement): string | undefined => (period?.at ?? period?.low)?.raw

/** Most rows of one id tell of different things or times: that is seen at once. */
const isSameStatement = (one: Statement, other: Statement): boolean =>
  one.code?.code === other.code?.code && timeOf(one) === timeOf(other) && contentOf(one) === contentOf(other)

/** Rows of one id that are compared with each other; exports that give thousands one id are compared by content. */
const FEW = 8

interface SameId {
  readonly rows: Statement[]
  /** Of all rows, where they are more than a few. */
  contents?: Set<string>
}

function add(row: Statement, known: SameId): boolean {
  if (known.contents === undefined) {
    for (const other of known.rows) if (isSameStatement(row, other)) return false
    if (known.rows.push(row) > FEW) known.contents = new Set(known.rows.map(contentOf))
    return true
  }
  const { size } = known.contents
  if (known.contents.add(contentOf(row)).size === size) return false
  known.rows.push(row)
  return true
}

export class Repeats {
  /** By kind and the part of an id that tells it from others. */
  readonly #byId = new Map<StatementKind, Map<string, SameId>>()
  /** Hashes of rows that are not held any more. */
  readonly #released = new Set<string>()

  isRepeated(kind: StatementKind, row: Statement): boolean {
    const id = row.ids?.[0]
    if (id === undefined) return false
    const byId = this.#idsOf(kind)
    const key = id.extension ?? id.root
    const known = byId.get(key)
    if (known === undefined) byId.set(key, { rows: [row] })
    else if (!add(row, known)) return true
    return this.#released.size > 0 && this.#released.has(hashOf(kind, row))
  }

  #idsOf(kind: StatementKind): Map<string, SameId> {
    const known = this.#byId.get(kind)
    if (known !== undefined) return known
    const ids = new Map<string, SameId>()
    this.#byId.set(kind, ids)
    return ids
  }

  /** Lets go of all rows so far, which take more room than the document. */
  release(): void {
    for (const [kind, ids] of this.#byId) {
      for (const { rows } of ids.values()) {
        for (const row of rows) this.#released.add(hashOf(kind, row))
      }
      ids.clear()
    }
  }
}
