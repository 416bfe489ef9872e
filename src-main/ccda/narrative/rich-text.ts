/** Words of a narrative as they are written on. Nearly all are plain, or the indentation between two tags. */

const [TAB, LINE_FEED, RETURN, SPACE, NO_BREAK_SPACE] = [9, 10, 13, 32, 0xa0]

/** By character code, of those below the no-break space: 1 for what stands for itself. */
const PLAIN = new Uint8Array(NO_BREAK_SPACE).fill(1, SPACE)
for (const markup of '&<>"') PLAIN[markup.charCodeAt(0)] = 0

/** Neither white space to fold nor anything to escape; false also where it is merely unsure. */
export function isPlain(text: string): boolean {
  let last = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= NO_BREAK_SPACE || PLAIN[code] === 0 || (code === SPACE && last === SPACE)) return false
    last = code
  }
  return true
}

function isIndentation(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== LINE_FEED && code !== TAB && code !== RETURN) return false
  }
  return true
}

/** One space may stand at either end. */
export const withLoneSpaces = (text: string): string =>
  isIndentation(text) ? ' ' : text.replace(/[^\S ]\s*| \s+/g, ' ')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeText = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? '') : text
