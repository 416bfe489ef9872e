/** References in text and values: the five entities of XML itself, and characters by number. */

/** All but Char (XML 1.0, production 2), and half of each character beyond the BMP. */
export const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g

const characterOf = (code: number): string | undefined =>
  code > 0x10ffff || FORBIDDEN.test(String.fromCodePoint(code)) ? undefined : String.fromCodePoint(code)

/** Undefined where an `&` begins no reference that is known here. */
export function withReferences(text: string): string | undefined {
  let isSure = true
  const replaced = text.replace(REFERENCE, (_all, name?: string, decimal?: string, hex?: string) => {
    const character = name !== undefined ? ENTITIES[name] : characterOf(Number(decimal ?? `0x${hex}`))
    isSure &&= character !== undefined
    return character ?? ''
  })
  const references = text.match(REFERENCE)?.length ?? 0
  return isSure && text.split('&').length - 1 === references ? replaced : undefined
}
