/** The same ids and content twice in one document is one statement. One instance a document. */
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import { sha256Of } from '../lib/sha256'

const contentOf = (row: Statement): string => JSON.stringify({ ...row, source: undefined })

const hashOf = (key: string, content: string): string => sha256Of(`${key}|${content}`)

export class Repeats {
  readonly #rowsById = new Map<string, { readonly first: Statement; contents?: Set<string> }>()
  /** Hashes of the id and content of rows that are not held any more. */
  readonly #released = new Set<string>()

  isRepeated(kind: StatementKind, row: Statement): boolean {
    const id = row.ids?.[0]
    if (id === undefined) return false
    const key = `${kind}|${id.root}|${id.extension ?? ''}`
    const known = this.#rowsById.get(key)
    if (known === undefined && this.#released.size === 0) {
      this.#rowsById.set(key, { first: row })
      return false
    }
    const content = contentOf(row)
    const contents = known?.contents ?? new Set(known === undefined ? [] : [contentOf(known.first)])
    if (known === undefined) this.#rowsById.set(key, { first: row, contents })
    else known.contents = contents
    if (contents.has(content) || (this.#released.size > 0 && this.#released.has(hashOf(key, content)))) return true
    contents.add(content)
    return false
  }

  /** Lets go of all rows so far, which take more room than the document. */
  release(): void {
    for (const [key, { first, contents = [contentOf(first)] }] of this.#rowsById) {
      for (const content of contents) this.#released.add(hashOf(key, content))
    }
    this.#rowsById.clear()
  }
}
