/**
 * The one place that parses XML. No DTD is accepted, so there are no entities but the five of XML itself; nothing is
 * ever fetched. Depth, names and attributes are capped. The parser's own message is never passed on: it can quote the
 * chart; it is turned into a reason code with line and column.
 */
import { SaxesParser } from 'saxes'
import { FileText } from './file-text'
import { type LimitReason, MAX_ATTRIBUTE_CHARACTERS, MAX_ATTRIBUTES, MAX_NAME_CHARACTERS, OverLimit } from './limits'
import { type Handlers, kindOfAttribute, Namespaces } from './namespaces'

/** Reasons why a document cannot be read, as codes. */
export type SyntaxReason =
  | 'unclosed_element'
  | 'mismatched_tag'
  | 'bad_attribute'
  | 'duplicate_attribute'
  | 'undefined_entity'
  | 'unbound_prefix'
  | 'forbidden_character'
  | 'text_outside_root'
  | 'second_root'
  | 'malformed_markup'
  | 'no_root'

export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError'
  constructor(
    readonly code: 'not_well_formed' | 'forbidden_dtd' | 'too_deep',
    readonly reason: SyntaxReason | LimitReason | undefined,
    readonly line: number,
    readonly column: number,
  ) {
    super(code)
  }
}

const REASONS: readonly (readonly [RegExp, SyntaxReason])[] = [
  [/unclosed tag|unexpected end/, 'unclosed_element'],
  [/unexpected close tag|unmatched closing tag|close tag/, 'mismatched_tag'],
  [/duplicate attribute/, 'duplicate_attribute'],
  [/attribute|unquoted|no whitespace between/, 'bad_attribute'],
  [/entity|character reference/, 'undefined_entity'],
  [/unbound|prefix/, 'unbound_prefix'],
  [/disallowed character/, 'forbidden_character'],
  [/text data outside|non-whitespace/, 'text_outside_root'],
  [/multiple roots|only one root|documents may contain only one root/, 'second_root'],
  [/must contain a root/, 'no_root'],
]
const reasonOf = (message: string): SyntaxReason =>
  REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed_markup'

const overLimit = (attributes: number, name: string, value = ''): LimitReason | undefined => {
  if (name.length > MAX_NAME_CHARACTERS) return 'name_too_long'
  if (value.length > MAX_ATTRIBUTE_CHARACTERS) return 'attribute_too_long'
  return attributes > MAX_ATTRIBUTES ? 'too_many_attributes' : undefined
}

export interface Tokenizer {
  write(text: string): void
  end(): void
  /** Characters read so far: inside `open` and `close`, just behind the tag. */
  position(): number
}

/** `write` chunks of text, then `end`. Throws `XmlSyntaxError` at the first thing that is not well-formed. */
export function createTokenizer(handlers: Handlers): Tokenizer {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: true })
  const namespaces = new Namespaces(handlers)
  let sawRoot = false
  let kinds = 0
  let attributeCount = 0
  let written = 0
  /** Just behind the last tag that opened an element. */
  let openedAt = -1
  let file: FileText | undefined

  const stop = (code: XmlSyntaxError['code'], reason?: SyntaxReason | LimitReason): never => {
    throw new XmlSyntaxError(code, reason, parser.line, parser.column)
  }
  parser.on('error', (error) => stop('not_well_formed', reasonOf(error.message.toLowerCase())))
  parser.on('doctype', () => stop('forbidden_dtd'))
  parser.on('attribute', ({ name, value }) => {
    attributeCount += 1
    const over = overLimit(attributeCount, name, value)
    if (over !== undefined) stop('too_deep', over)
    kinds |= kindOfAttribute(name)
  })
  parser.on('opentag', (tag) => {
    if (tag.name.length > MAX_NAME_CHARACTERS) stop('too_deep', 'name_too_long')
    sawRoot = true
    openedAt = parser.position
    const fault = namespaces.open(tag.name, tag.attributes as Record<string, string>, kinds)
    kinds = 0
    attributeCount = 0
    if (fault === 'too_deep') stop('too_deep')
    else if (fault !== undefined) stop('not_well_formed', fault)
  })
  parser.on('closetag', () => namespaces.close())
  parser.on('text', (text) => {
    if (namespaces.depth > 0) handlers.text(text)
  })
  parser.on('cdata', (text) => handlers.text(text))

  const parse = (text: string): void => {
    written += text.length
    if (text !== '') parser.write(text)
  }
  const isAtFile = (): boolean => openedAt === written && handlers.holdsFile?.() === true
  /** Saxes first gets all up to the last tag: a file that begins there goes past it. */
  const writeOn = (text: string): void => {
    let rest = text
    if (file === undefined) {
      const behindTag = text.lastIndexOf('>') + 1
      parse(text.slice(0, behindTag))
      rest = text.slice(behindTag)
      if (!isAtFile()) {
        parse(rest)
        return
      }
      file = new FileText()
    }
    const behindFile = file.take(rest, parser, (piece) => handlers.text(piece))
    if (behindFile === undefined) return
    file = undefined
    openedAt = -1
    writeOn(behindFile)
  }

  return {
    write(text) {
      try {
        writeOn(text)
      } catch (error) {
        // What the handlers find too large has a place, too.
        if (error instanceof OverLimit) stop('too_deep', error.reason)
        throw error
      }
    },
    end() {
      if (file !== undefined) parse(file.rest())
      parser.close()
      if (!sawRoot) stop('not_well_formed', 'no_root')
    },
    position: () => parser.position,
  }
}
