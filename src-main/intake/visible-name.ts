/** Control characters, ends of lines, and what turns the direction of the words around it (Unicode TR 9, 2.1 to 2.4). */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/** A name as it may be shown: `\u202Egnp.exe` would read as another file's. Different names stay different. */
export const visibleName = (name: string): string =>
  name.replace(
    INVISIBLE,
    (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
