/** Cuts a path into what may be a name, a birth date or an id. Case and accents are folded. */

/** NFKD without its marks; macOS stores names decomposed, Windows composed. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l')

/** Letters only: `O'Brien-Smith` → `obriensmith`. */
export const foldName = (text: string): string => fold(text).replace(/[^\p{L}]/gu, '')

/** Runs of letters and digits: `PT-00123_scan.pdf` → pt, 00123, scan, pdf. */
export const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Also cut between letters and digits and at camel case: `MillerJoey05011970` → miller, joey, 05011970. */
export function piecesOf(segment: string): readonly string[] {
  const plain = segment.normalize('NFKD').replace(/\p{M}/gu, '')
  return (plain.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}+|\p{N}+/gu) ?? []).map(fold)
}

const YEAR = '(?:19|20)\\d\\d'
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
const DATE_LIKE = new RegExp(
  `^(?:${YEAR}|${YEAR}${MONTH}|${YEAR}${MONTH}${DAY}|${MONTH}${DAY}${YEAR}|${DAY}${MONTH}${YEAR}|${MONTH}${DAY}\\d\\d|\\d\\d${MONTH}${DAY})$`,
)

/** Digits that are as likely a date as a patient's number. */
export const isDateLike = (digits: string): boolean => DATE_LIKE.test(digits)

const isYear = (piece: string): boolean => new RegExp(`^${YEAR}$`).test(piece)
const two = (piece: string): string => piece.padStart(2, '0')
const isPart = (piece: string): boolean => /^\d{1,2}$/.test(piece)

/** Every reading of the pieces as a date, as YYYYMMDD: MMDDYYYY, YYYYMMDD, M-D-YYYY, YYYY-M-D. */
export function datesOf(pieces: readonly string[]): readonly string[] {
  return pieces.flatMap((piece, at) => {
    const [second = '', third = ''] = pieces.slice(at + 1, at + 3)
    if (/^\d{8}$/.test(piece)) return [piece, `${piece.slice(4)}${piece.slice(0, 4)}`]
    if (isYear(piece) && isPart(second) && isPart(third)) return [`${piece}${two(second)}${two(third)}`]
    if (isPart(piece) && isPart(second) && isYear(third)) return [`${third}${two(piece)}${two(second)}`]
    return []
  })
}
