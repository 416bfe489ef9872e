/** Takes off the mail headers which some portals and browsers save in front of a document (RFC 2045). */

const HEADERS = /^(?:--[^\r\n]+(?:\r\n|\r|\n))?[A-Za-z][\w-]*:[ \t]/
const NAMED = /^(?:MIME-Version|Content-(?:Type|Transfer-Encoding)):/im
const BLANK_LINE = /\r\n\r\n|\n\n|\r\r/
/** A multipart inside a multipart is ordinary, deeper ones are not. */
const MAX_DEPTH = 3

const field = (headers: string, pattern: RegExp): string | undefined => pattern.exec(headers)?.[1]

function decoded(body: string, transfer: string | undefined): string {
  if (transfer === 'base64') return Buffer.from(body, 'base64').toString('latin1')
  if (transfer !== 'quoted-printable') return body
  return body
    .replace(/=[ \t]*(?:\r\n|\r|\n)/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/**
 * The bodies behind the headers, decoded, one character a byte; empty when `text` does not begin with mail headers.
 * `text` too has one character a byte, so that a decoded body may still be UTF-16.
 */
export function mimeBodies(text: string, depth = 0): readonly string[] {
  const start = text.trimStart()
  const blank = BLANK_LINE.exec(start)
  if (depth > MAX_DEPTH || blank === null || !HEADERS.test(start)) return []
  const headers = start.slice(0, blank.index).replace(/[\r\n]+[ \t]+/g, ' ')
  if (!NAMED.test(headers)) return []
  const rest = start.slice(blank.index + blank[0].length)
  const boundary = field(headers, /boundary="?([^";\r\n]+)/i)?.trim()
  if (boundary !== undefined) {
    const parts = rest.split(`--${boundary}`).slice(1)
    return parts.flatMap((part) => mimeBodies(part, depth + 1))
  }
  return [decoded(rest, field(headers, /Content-Transfer-Encoding:[ \t]*([\w-]+)/i)?.toLowerCase())]
}
