/**
 * The body of a document that is too large to be held as rows. Each part is deflated by itself, to the end of a byte, so
 * that one behind the other they are one raw deflate stream (RFC 1951), which `unpack` reads like a body of earlier versions.
 */
import { constants, deflateRawSync } from 'node:zlib'
import type { StatementKind } from '../../../src-preload/contract/statements'
import type { ReadPart, SectionSummary } from '../../ccda/reading'
import { sha256Of } from '../../lib/sha256'
import { noteKey, type StagedDocument } from '../../review/merge'
import { addTotals, NO_TOTALS, type PatientSummary, type Totals, totalsOf } from '../../review/summary'

const deflated = (text: string, finishFlush: number = constants.Z_SYNC_FLUSH): Uint8Array =>
  deflateRawSync(text, { level: 1, finishFlush })

/** Parts of one JSON array. */
class PackedList {
  readonly #pieces: Uint8Array[] = []

  add(values: readonly unknown[]): void {
    if (values.length === 0) return
    const comma = this.#pieces.length === 0 ? '' : ','
    this.#pieces.push(deflated(comma + JSON.stringify(values).slice(1, -1)))
  }

  /** `before`: what stands in front of the array. */
  pieces(before: string): Uint8Array[] {
    return [deflated(`${before}[`), ...this.#pieces, deflated(']')]
  }
}

export class BodyInParts {
  readonly #statements = new Map<StatementKind, PackedList>()
  readonly #notes = new PackedList()
  readonly #warnings = new PackedList()
  readonly #seenNotes = new Set<string>()
  #totals: Totals = NO_TOTALS
  #warningsTotal = 0

  /** Of what was added so far. */
  get totals(): Totals & Pick<PatientSummary, 'warnings'> {
    return { ...this.#totals, warnings: this.#warningsTotal }
  }

  add({ statements, notes, warnings }: ReadPart): void {
    for (const kind of Object.keys(statements) as StatementKind[]) {
      const list = this.#statements.get(kind) ?? new PackedList()
      this.#statements.set(kind, list)
      list.add(statements[kind])
    }
    const newNotes = notes.filter((note) => this.#isNew(noteKey(note)))
    this.#notes.add(newNotes)
    this.#warnings.add(warnings)
    this.#warningsTotal += warnings.length
    this.#totals = addTotals(this.#totals, totalsOf(statements, newNotes))
  }

  /** The body of `document`, with all that was added in the place of its own. */
  finish(document: StagedDocument): Uint8Array {
    const { statements: _statements, notes: _notes, warnings: _warnings, ...rest } = document
    const kinds = [...this.#statements].flatMap(([kind, list], index) =>
      list.pieces(`${index === 0 ? '' : ','}${JSON.stringify(kind)}:`),
    )
    return Buffer.concat([
      deflated(`${JSON.stringify(rest).slice(0, -1)},"statements":{`),
      ...kinds,
      ...this.#notes.pieces('},"notes":'),
      ...this.#warnings.pieces(',"warnings":'),
      deflated('}', constants.Z_FINISH),
    ])
  }

  /** What was read and not read, with all warnings, by itself: nobody unpacks so large a body for it. */
  account(sections: readonly SectionSummary[]): Uint8Array {
    return Buffer.concat([
      deflated(`{"sections":${JSON.stringify(sections)}`),
      ...this.#warnings.pieces(',"warnings":'),
      deflated('}', constants.Z_FINISH),
    ])
  }

  /** As merging does: the same words twice are one note. */
  #isNew(key: string): boolean {
    const hash = sha256Of(key)
    if (this.#seenNotes.has(hash)) return false
    this.#seenNotes.add(hash)
    return true
  }
}
