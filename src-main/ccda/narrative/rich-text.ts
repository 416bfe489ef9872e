/** Text as it stands in rich text. Nearly all of it is plain, or the indentation between two tags: looking costs least. */

const [TAB, LINE_FEED, RETURN, SPACE, NO_BREAK_SPACE] = [9, 10, 13, 32, 0xa0]

/** By character code, of those below the no-break space: 1 for what stands for itself. */
const PLAIN = new Uint8Array(NO_BREAK_SPACE).fill(1, SPACE)
for (const markup of '&<>"') PLAIN[markup.charCodeAt(0)] = 0

/** False also where it is merely unsure. */
function isPlain(text: string): boolean {
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

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** White space folded, of which one space may stand at either end. */
export function richText(text: string): string {
  if (isPlain(text)) return text
  if (isIndentation(text)) return ' '
  const folded = text.replace(/[^\S ]\s*| \s+/g, ' ')
  return /[&<>"]/.test(folded) ? folded.replace(/[&<>"]/g, (character) => escapes[character] ?? '') : folded
}
