/** A document as the bytes of UTF-8, which are several times as fast to walk as a string is; where it pays, four at a time. */

const [TAB, LINE_FEED, RETURN] = [9, 10, 13]
export const SPACE = 32
export const [BANG, QUOTE, AMPERSAND, APOSTROPHE, HYPHEN, SLASH] = [33, 34, 38, 39, 45, 47]
export const [LESS, EQUALS, GREATER, QUESTION, OPENING, CLOSING] = [60, 61, 62, 63, 91, 93]
/** From here on a code is part of a character beyond ASCII. */
export const BEYOND = 0x80
/** Half of a character beyond the BMP by itself, or what is no Char (XML 1.0, production 2). */
const NO_CHARACTER = /[\p{Cs}\ufffe\uffff]/u

const BLANK = new Uint8Array(256)
for (const code of [TAB, LINE_FEED, RETURN, SPACE]) BLANK[code] = 1
/** By code: 0 for what is nothing special inside text or a value, whatever quotes are around it. */
const SPECIAL = new Uint8Array(256).fill(1, 0, SPACE).fill(1, BEYOND)
for (const code of [QUOTE, APOSTROPHE, AMPERSAND, LESS, CLOSING]) SPECIAL[code] = 1

/** Behind the last character stand a 0, which no document may hold, and a `>`. */
const MARGIN = 8
/** One room for all documents, for each is written over the one before. */
let room = Buffer.alloc(1 << 18)
let roomFours = new DataView(room.buffer)

function makeRoom(length: number): void {
  if (room.length >= length + MARGIN) return
  room = Buffer.alloc(length + MARGIN)
  roomFours = new DataView(room.buffer)
}

const SPREAD = 0x9e3779b1

/** The upper bits of what comes of all are the good ones. */
function mixed(hash: number, four: number): number {
  const product = Math.imul(hash ^ four, SPREAD)
  return product ^ (product >>> 15)
}

/** `four` without what is behind its first `count` (0 to 3). */
export const firstOf = (four: number, count: number): number => four & ((1 << (count * 8)) - 1)

const FOUR_GREATER = 0x3e3e3e3e
/** The first bit that is set is the top one of the first of four that is 0; 0 where none is. */
const zeros = (four: number): number => (four - 0x01010101) & ~four & 0x80808080

/** Longer strings V8 does not make among what is young, which costs several times as much. */
const WINDOW = 1 << 15

/** The document at hand. */
export class Characters {
  readonly length: number
  readonly codes = room
  /** The same: any four that follow each other are a number. */
  readonly fours = roomFours
  /** Of the tag that `tagEnd` has gone through. */
  hash = 0
  /** A string of some codes, from `#start` to before `#end`, each as one character. */
  #window = ''
  #start = 0
  #end = 0

  private constructor(length: number) {
    this.length = length
    this.codes[length] = 0
    this.codes[length + 1] = GREATER
  }

  /** Undefined where a character is forbidden. `bytes`: of UTF-8. */
  static of(xml: Uint8Array | string): Characters | undefined {
    if (typeof xml === 'string') return NO_CHARACTER.test(xml) ? undefined : Characters.of(Buffer.from(xml))
    makeRoom(xml.length)
    room.set(xml)
    const codes = room.subarray(0, xml.length)
    return codes.includes('\ufffe') || codes.includes('\uffff') ? undefined : new Characters(xml.length)
  }

  get hasReturns(): boolean {
    return this.codes.subarray(0, this.length).includes(RETURN)
  }

  /** Of ASCII only. */
  ascii(from: number, to: number): string {
    if (to > this.#end || from < this.#start) {
      this.#start = from
      this.#end = Math.max(to, Math.min(from + WINDOW, this.length))
      this.#window = this.codes.toString('latin1', from, this.#end)
    }
    return this.#window.slice(from - this.#start, to - this.#start)
  }

  text(from: number, to: number): string {
    return this.codes.toString('utf8', from, to)
  }

  /** Index of the first `>` behind `from`. Whatever stands before it is in the hash, which begins with `seed`. */
  tagEnd(from: number, seed: number): number {
    const { fours } = this
    let hash = seed
    let at = from
    let four = fours.getInt32(at, true)
    let found = zeros(four ^ FOUR_GREATER)
    while (found === 0) {
      hash = mixed(hash, four)
      at += 4
      four = fours.getInt32(at, true)
      found = zeros(four ^ FOUR_GREATER)
    }
    const count = (31 - Math.clz32(found & -found)) >> 3
    this.hash = mixed(hash, firstOf(four, count))
    return at + count
  }
}

/** All but Char (XML 1.0, production 2); of those beyond ASCII there is none in a document. */
export const isForbidden = (code: number): boolean => code < SPACE && BLANK[code] === 0

/** Index of the next character that may be more than itself, or is forbidden. */
export function afterPlain({ codes }: Characters, from: number): number {
  let at = from
  while (SPECIAL[codes[at] ?? 0] === 0) at += 1
  return at
}

/** By code: 1 for what may stand in a name, 2 for what may begin one. ASCII only. */
const NAME = new Uint8Array(256)
for (const character of '-.0123456789') NAME[character.charCodeAt(0)] = 1
for (const character of ':_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') NAME[character.charCodeAt(0)] = 2

/** The same index where no name begins. */
export function afterName({ codes }: Characters, from: number): number {
  if (NAME[codes[from] ?? 0] !== 2) return from
  let at = from + 1
  while ((NAME[codes[at] ?? 0] ?? 0) > 0) at += 1
  return at
}

const [FOUR_TABS, FOUR_SPACES] = [0x09090909, 0x20202020]

/** Half of all text is indentation. */
export function afterBlanks({ codes, fours }: Characters, from: number): number {
  let at = from
  while (BLANK[codes[at] ?? 0] === 1) {
    at += 1
    let four = fours.getInt32(at, true)
    while (four === FOUR_SPACES || four === FOUR_TABS) {
      at += 4
      four = fours.getInt32(at, true)
    }
  }
  return at
}

export function hashOf({ fours }: Characters, from: number, to: number): number {
  let hash = 0
  let at = from
  for (; at + 4 <= to; at += 4) hash = mixed(hash, fours.getInt32(at, true))
  return mixed(hash, firstOf(fours.getInt32(at, true), to - at))
}

/** Whether those from `start` on in `kept`, where more than them stands, are the same. */
export function areSame(kept: DataView, start: number, { fours }: Characters, from: number, to: number): boolean {
  const shift = start - from
  let at = from
  for (; at + 4 <= to; at += 4) if (fours.getInt32(at, true) !== kept.getInt32(at + shift, true)) return false
  return firstOf(fours.getInt32(at, true) ^ kept.getInt32(at + shift, true), to - at) === 0
}
