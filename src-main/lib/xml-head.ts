/** Finds the root element in the head of a file, whatever its encoding and prefix. */

/** `root`: local name of the root element; absent when the text looks like XML but no element is met. */
export interface XmlHead {
  readonly root?: string
  /** It says so itself: an XML declaration or a processing instruction. */
  readonly declared: boolean
  /** A comment, an instruction or a document type goes on behind what was seen. */
  readonly unfinished: boolean
}

const COMMENT = /<!--.*?-->/sy
const INSTRUCTION = /<\?.*?\?>/sy
/** With or without an internal subset. */
const DOCTYPE = /<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>/isy
const SPACE = /\s+/y
const ELEMENT = /<(?:[^\s<>/:!?]+:)?([^\s<>/:!?]+)(?=[\s/>]|$)/y

/** UTF-16 by its BOM, or by the NUL beside the first ASCII character; otherwise one character a byte. */
export function markupOf(head: Uint8Array): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const [a = 0, b = 0] = bytes
  const little = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0)
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0)
  if (bytes.length < 2 || (!little && !big)) return bytes.toString('latin1')
  return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Index of the first character that is neither space, comment, instruction nor doctype. */
function afterProlog(text: string, from: number): number {
  let at = from
  for (;;) {
    const skipped = [SPACE, COMMENT, INSTRUCTION, DOCTYPE].find((pattern) => matchAt(pattern, text, at) !== null)
    if (skipped === undefined) return at
    at = skipped.lastIndex
  }
}

/** Undefined when it does not begin as XML. */
export function xmlHeadOf(head: Uint8Array): XmlHead | undefined {
  const start = markupOf(head).replace(/^(?:\xEF\xBB\xBF|[\s\0])+/, '')
  if (!start.startsWith('<')) return undefined
  const at = afterProlog(start, 0)
  const root = matchAt(ELEMENT, start, at)?.[1]
  const unfinished = /^<[!?]/.test(start.slice(at, at + 2))
  return { declared: start.startsWith('<?'), unfinished, ...(root !== undefined && { root }) }
}
