const SPACE = 32
/** Behind the control characters of Latin-1 come the blanks that \s knows besides ASCII's, these two first. */
const [NO_BREAK_SPACE, OGHAM_SPACE] = [0xa0, 0x1680]

/** False also where it is merely unsure. */
function isFolded(text: string): boolean {
  let last = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < SPACE || code === NO_BREAK_SPACE || code >= OGHAM_SPACE || (code === SPACE && last === SPACE))
      return false
    last = code
  }
  return last !== SPACE
}

/**
 * White space folded and trimmed. Nearly every text is so already, and looking costs less than replacing. Lone spaces are
 * left alone: replacing each by itself costs several times as much.
 */
export const foldSpaces = (text: string): string =>
  text === '' || isFolded(text) ? text : text.replace(/[^\S ]\s*| \s+/g, ' ').trim()
