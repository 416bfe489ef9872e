/** The same document written another way reads the same: what other vendors do to a document, done to published ones. */
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus'
import { KINDS } from './statement'

const SHARE = 15

const readingOf = (bytes: Uint8Array): DocumentReading | undefined => {
  const result = readDocument(bytes, 'document.xml')
  return result.ok ? result.value : undefined
}

/** Every unprefixed element gets a prefix; comments and CDATA may change with them, which changes nothing. */
const withPrefix = (text: string): string =>
  text.replace(/<(\/?)(?=[A-Za-z][\w.-]*[\s/>])/g, '<$1n1:').replace(/\sxmlns(\s*)=/g, ' xmlns:n1$1=')

const withoutTemplates = (text: string): string =>
  text.replace(/<entry[\s>][\s\S]*?<\/entry>/g, (entry) =>
    entry.replace(/<templateId[^>]*?(\/>|>\s*<\/templateId>)/g, ''),
  )

describe.skipIf(!hasCorpus)('published documents (skipped where the corpus is not beside the project)', () => {
  const texts = (hasCorpus ? corpusFiles() : [])
    .filter((_file, index) => index % SHARE === 0)
    .map((file) => new TextDecoder('utf-8').decode(corpusBytes(file)))
    .filter((text) => !text.includes('\ufffd') && !text.includes('<![CDATA['))

  test.each<[string, (text: string) => Uint8Array]>([
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text.replace(/^\ufeff/, '')}`, 'utf16le')],
    ['in UTF-16 without a mark', (text) => Buffer.from(text.replace(/^\ufeff/, ''), 'utf16le').swap16()],
    ['with lone carriage returns', (text) => Buffer.from(text.replace(/\r?\n/g, '\r'))],
    ['with a prefix on every element', (text) => Buffer.from(withPrefix(text))],
    ['after mail headers', (text) => Buffer.from(`Content-Type: text/xml\r\n\r\n${text}`)],
  ])('%s', (_name, transform) => {
    expect(texts.length).toBeGreaterThan(20)
    for (const text of texts) {
      const plain = readingOf(Buffer.from(text))
      const other = readingOf(transform(text))
      expect({ ...other, encoding: '' }).toEqual({ ...plain, encoding: '' })
    }
  })

  test('without a single statement template the structure alone keeps nearly every statement in its kind', () => {
    const countOf = (kind: (typeof KINDS)[number], change: (text: string) => string): number =>
      texts.reduce((sum, text) => sum + (readingOf(Buffer.from(change(text)))?.statements[kind].length ?? 0), 0)
    for (const kind of KINDS) {
      const whole = countOf(kind, (text) => text)
      expect([kind, countOf(kind, withoutTemplates) / whole > (kind === 'problems' ? 0.8 : 0.95)]).toEqual([kind, true])
    }
  })
})
