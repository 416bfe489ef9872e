/**
 * Mail headers which some portals, browsers and secure mail save in front of a document (RFC 2045, 2046). Whoever sorts
 * files and whoever reads them asks here, so that both take the same ones for mail. Texts have one character a byte.
 */

/** Headers go on no longer than this; whoever asks `isMail` of the start of a file has so much of it. */
export const MAIL_HEAD_BYTES = 64 * 1024
/** A multipart inside a multipart is ordinary, deeper ones are not. */
const MAX_DEPTH = 3

const BLANK = /^(?:\xEF\xBB\xBF|\s)+/
const LINE = /([^\r\n]*)(?:\r\n|\r|\n)/y
const FIELD = /^([^\s<>:]+)[ \t]*:(.*)$/
const NAMED = ['mime-version', 'content-type', 'content-transfer-encoding']

/** `fields`: names in lower case, values unfolded. `body`: behind the blank line, still encoded. */
interface Part {
  readonly fields: ReadonlyMap<string, string>
  readonly body: string
}

/**
 * Undefined where there is no blank line, or markup before it. Other lines that are no header are passed over, such as
 * the "From " line of a mailbox.
 */
function headed(text: string): Part | undefined {
  const fields = new Map<string, string>()
  let name: string | undefined
  LINE.lastIndex = 0
  for (let line = LINE.exec(text)?.[1]; line !== undefined; line = LINE.exec(text)?.[1]) {
    if (LINE.lastIndex > MAIL_HEAD_BYTES) return undefined
    if (/^[ \t]*$/.test(line)) return { fields, body: text.slice(LINE.lastIndex) }
    const [, field, value = ''] = FIELD.exec(line) ?? []
    if (/^[ \t]/.test(line) && name !== undefined) fields.set(name, `${fields.get(name)} ${line.trim()}`)
    else if (line.startsWith('<')) return undefined
    else if (field !== undefined) {
      name = field.toLowerCase()
      fields.set(name, value.trim())
    }
  }
  return undefined
}

const isNamed = (part: Part | undefined): boolean => NAMED.some((name) => part?.fields.has(name) === true)

/** Saved from its first boundary on, the headers above lost: a multipart all the same. */
function multipartOf(text: string): Part | undefined {
  const [line, boundary = ''] = /^--([^\r\n]+)(?:\r\n|\r|\n)/.exec(text) ?? []
  if (line === undefined || !isNamed(headed(text.slice(line.length)))) return undefined
  return { fields: new Map([['content-type', `multipart/mixed; boundary="${boundary.trim()}"`]]), body: text }
}

function mailOf(text: string): Part | undefined {
  const start = text.replace(BLANK, '')
  const multipart = multipartOf(start)
  if (multipart !== undefined) return multipart
  const part = headed(start)
  return isNamed(part) ? part : undefined
}

/** Delimiters have a line each: one boundary may begin with the other. What is behind the closing one is given too. */
function* partsOf(body: string, boundary: string): Generator<Part> {
  const quoted = boundary.replace(/\W/g, '\\$&')
  const delimiter = new RegExp(`(?:^|\\r\\n|\\r|\\n)--${quoted}(?:--)?[ \\t]*(?=[\\r\\n]|$)`, 'g')
  const partOf = (from: number, to?: number): Part => {
    const text = body.slice(from, to).replace(BLANK, '')
    return headed(text) ?? { fields: new Map(), body: text }
  }
  let from: number | undefined
  for (const match of body.matchAll(delimiter)) {
    if (from !== undefined) yield partOf(from, match.index)
    from = match.index + match[0].length
  }
  if (from !== undefined) yield partOf(from)
}

function decoded(body: string, transfer: string | undefined): Buffer {
  if (transfer === 'base64') return Buffer.from(body, 'base64')
  if (transfer !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replace(/=[ \t]*(?:\r\n|\r|\n)/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

function* bodiesOf({ fields, body }: Part, depth: number): Generator<Buffer> {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(fields.get('content-type') ?? '') ?? []
  const boundary = (quoted ?? plain)?.trimEnd()
  if (boundary === undefined) {
    yield decoded(body, /^[\w-]+/.exec(fields.get('content-transfer-encoding') ?? '')?.[0].toLowerCase())
  } else if (depth < MAX_DEPTH) {
    for (const part of partsOf(body, boundary)) yield* bodiesOf(part, depth + 1)
  }
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** `head`: the first `MAIL_HEAD_BYTES` of a file, or all of it; more is not looked at. */
export const isMail = (head: Uint8Array): boolean => mailOf(textOf(head.subarray(0, MAIL_HEAD_BYTES))) !== undefined

/** What the headers stand before, each part of a multipart by itself, decoded; nothing where there are no headers. */
export function* mailBodies(bytes: Uint8Array): Generator<Buffer> {
  const mail = mailOf(textOf(bytes))
  if (mail !== undefined) yield* bodiesOf(mail, 0)
}
