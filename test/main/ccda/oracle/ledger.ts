/** Adds up the comparisons of many documents, and writes them as a page to read: counts, reasons, places, no values. */
import type { Comparison, Difference, Reason } from './compare'
import { isExplained, REASONS } from './compare'
import type { Coverage, Transformed } from './coverage'
import { KINDS, type Kind } from './statement'

interface Placed extends Difference {
  readonly file: string
}

const counted = <T>(values: readonly T[], keyOf: (value: T) => string): [string, T[]][] => {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n')

export class Ledger {
  readonly #same = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]))
  readonly #differences: Placed[] = []
  readonly #transformed = new Map<Transformed, number>()
  readonly #unseen: { readonly path: string; readonly file: string; readonly line: number }[] = []
  #seen = 0
  documents = 0

  add(file: string, { same, differences }: Comparison, coverage: Coverage): void {
    this.documents += 1
    for (const kind of KINDS) this.#same.set(kind, (this.#same.get(kind) ?? 0) + same[kind])
    this.#differences.push(...differences.map((difference) => ({ ...difference, file })))
    this.#seen += coverage.seen
    for (const [name, count] of coverage.transformed)
      this.#transformed.set(name, (this.#transformed.get(name) ?? 0) + count)
    this.#unseen.push(...coverage.unseen.map((place) => ({ ...place, file })))
  }

  /** Statements of a kind on which both sides agree, or differ for a reason of the record's design. */
  agreement(kind: Kind): { readonly agreed: number; readonly of: number } {
    const differences = this.#differences.filter((difference) => difference.kind === kind)
    const explained = differences.filter(({ reason }) => isExplained(reason)).length
    const same = this.#same.get(kind) ?? 0
    return { agreed: same + explained, of: same + differences.length }
  }

  coverage(): { readonly agreed: number; readonly of: number } {
    const transformed = [...this.#transformed.values()].reduce((sum, count) => sum + count, 0)
    return { agreed: this.#seen + transformed, of: this.#seen + transformed + this.#unseen.length }
  }

  page(): string {
    const kinds = KINDS.map((kind) => {
      const { agreed, of } = this.agreement(kind)
      return row(
        kind,
        of,
        this.#same.get(kind) ?? 0,
        agreed - (this.#same.get(kind) ?? 0),
        of - agreed,
        share(agreed, of),
      )
    })
    const reasons = counted(this.#differences, ({ kind, reason, detail }) => row(kind, reason, detail)).map(
      ([key, found]) => `${key} ${found.length} | ${explanationOf(found[0]?.reason)} |`,
    )
    const places = this.#differences.map(({ kind, reason, detail, section, file, line }) =>
      row(kind, reason, detail, section, line === undefined ? file : `${file}:${line}`),
    )
    const unseen = counted(this.#unseen, ({ path }) => path).map(([path, found]) =>
      row(found.length, path, `${found[0]?.file}:${found[0]?.line}`),
    )
    const { agreed, of } = this.coverage()
    return [
      '# The reader against the oracle',
      `${this.documents} documents. Same: equal code (or words), value, unit, date and negation in the same section.`,
      table(['kind', 'statements', 'same', 'explained', 'unexplained', 'agreement'], kinds),
      '## Reasons',
      table(['kind', 'reason', 'detail', 'count', 'meaning'], reasons),
      '## Concepts and numbers that come back nowhere in the reading',
      `${of} in all, ${share(agreed, of)} come back. Not looked for, with the reason:`,
      table(
        ['form', 'count'],
        [...this.#transformed].map(([name, count]) => row(name, count)),
      ),
      table(['count', 'where', 'for example'], unseen),
      '## Every difference',
      table(['kind', 'reason', 'detail', 'section', 'place'], places),
    ].join('\n\n')
  }
}

const explanationOf = (reason: Reason | undefined): string => (reason === undefined ? '' : REASONS[reason])
const share = (part: number, whole: number): string => `${whole === 0 ? 100 : ((part / whole) * 100).toFixed(2)} %`
