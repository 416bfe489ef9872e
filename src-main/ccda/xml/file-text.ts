/**
 * The text of a file in base64, which needs no tokenizer: it goes past saxes, which would put all of it together, and is
 * handed on in pieces as it comes.
 */

/** Whatever else stands in such a text is for saxes to judge. References to blanks: some writers end every line so. */
const PLAIN = /(?:[A-Za-z0-9+/= \t\r\n]+|&#(?:9|10|13|32|x[9aAdD]|x0[9aAdD]|x20);)*/y
const REFERENCES = /&[^;]*;/g
/** What could yet become a reference to a blank. */
const BEGUN_REFERENCE = /^&(?:#(?:\d{0,2}|x[\da-fA-F]{0,2}))?$/

const LINE_BREAK = /\r\n?|\n/g

/** How far a text goes, from where it begins: what saxes counts by itself. */
export interface Place {
  line: number
  column: number
}

export class FileText {
  /** Of what was given and could not be taken yet. */
  #held = ''
  #endsInReturn = false

  /** Hands on what is plain, moves `place` behind it and answers the rest; undefined: more may follow. */
  take(chunk: string, place: Place, text: (piece: string) => void): string | undefined {
    const given = this.#held + chunk
    this.#held = ''
    PLAIN.lastIndex = 0
    PLAIN.test(given)
    const end = PLAIN.lastIndex
    const taken = given.slice(0, end)
    if (taken !== '') {
      this.#move(place, taken)
      text(taken.includes('&') ? taken.replace(REFERENCES, '\n') : taken)
    }
    const rest = given.slice(end)
    if (rest !== '' && !BEGUN_REFERENCE.test(rest)) return rest
    this.#held = rest
    return undefined
  }

  /** At the end of the document. */
  rest(): string {
    return this.#held
  }

  #move(place: Place, taken: string): void {
    let lineStart = -1
    for (const { 0: broken, index } of taken.matchAll(LINE_BREAK)) {
      // The second half of a break that was counted with the piece before.
      if (index > 0 || broken !== '\n' || !this.#endsInReturn) place.line += 1
      lineStart = index + broken.length
    }
    place.column = lineStart < 0 ? place.column + taken.length : taken.length - lineStart
    this.#endsInReturn = taken.endsWith('\r')
  }
}
