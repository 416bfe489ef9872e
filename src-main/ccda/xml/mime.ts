/**
 * Documents saved from a secure mail with their MIME headers (RFC 2045): the body is quoted-printable or base64, or
 * one part of several. Detected by a header line before the first `<`. The pattern has one way only to match a line:
 * with two, fifty lines of a plain letter took for ever.
 */
const HEADER = /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:content-type|content-transfer-encoding|mime-version)\s*:/i

export const isMime = (head: Uint8Array): boolean => HEADER.test(Buffer.from(head.subarray(0, 4096)).toString('latin1'))

const unquote = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** Splits one part into headers and body; undefined where there is no blank line between them. */
function splitPart(part: string): { readonly headers: string; readonly body: string } | undefined {
  const match = /\r?\n\r?\n/.exec(part)
  return match === null
    ? undefined
    : { headers: part.slice(0, match.index), body: part.slice(match.index + match[0].length) }
}

function decodePart(part: string): Buffer | undefined {
  const split = splitPart(part.replace(/^\s+/, ''))
  if (split === undefined) return undefined
  const boundary = /boundary="?([^"\s;]+)"?/i.exec(split.headers)?.[1]
  if (boundary !== undefined) {
    for (const inner of split.body.split(`--${boundary}`)) {
      const decoded = decodePart(inner)
      if (decoded?.includes('ClinicalDocument') === true) return decoded
    }
    return undefined
  }
  if (/content-transfer-encoding:\s*base64/i.test(split.headers)) return Buffer.from(split.body, 'base64')
  if (/content-transfer-encoding:\s*quoted-printable/i.test(split.headers)) return unquote(split.body)
  return Buffer.from(split.body, 'latin1')
}

/** The bytes of the clinical document inside, or undefined where no part holds one. */
export const unwrapMime = (bytes: Uint8Array): Uint8Array | undefined =>
  decodePart(Buffer.from(bytes).toString('latin1'))
