import { describe, expect, test } from 'vitest'
import { createDocumentReader, readDocument } from '../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import type { Result } from '../../../src-preload/contract/result'
import { documentWith, FILE } from './document'

/** Not a multiple of three, so that the end is padded. */
const scan = Buffer.from(Array.from({ length: 1_000_001 }, (_, index) => (index * 31) % 251))
const oneLine = scan.toString('base64')
const inLines = (end: string): string => oneLine.replace(/(.{76})/g, `$1${end}`)
const lines = inLines('\r\n')
const carrying = (base64: string, attributes = 'mediaType="application/pdf" representation="B64"'): Buffer =>
  Buffer.from(documentWith(`<component><nonXMLBody><text ${attributes}>${base64}</text></nonXMLBody></component>`))

const readInChunks = (document: Buffer, bytes: number): Result<DocumentReading> => {
  const reader = createDocumentReader(FILE)
  for (let at = 0; at < document.length; at += bytes) reader.write(document.subarray(at, at + bytes))
  return reader.end()
}

const embeddedIn = (reading: Result<DocumentReading>): readonly Buffer[] =>
  reading.ok ? reading.value.embedded.map(({ pieces }) => Buffer.concat(pieces)) : []
const warningsOf = (reading: Result<DocumentReading>): readonly string[] =>
  reading.ok ? reading.value.warnings.map(({ code }) => code) : []

const WAYS = [
  ['at once', (document: Buffer) => readDocument(document, FILE)],
  ['in chunks of 64 KB', (document: Buffer) => readInChunks(document, 64 * 1024)],
  ['in chunks of 999 bytes', (document: Buffer) => readInChunks(document, 999)],
] as const

describe.each(WAYS)('read %s', (_way, read) => {
  test.each([
    ['in lines', lines],
    ['in one line', oneLine],
    ['without padding', oneLine.replace(/=+$/, '')],
    ['in lines that end as some writers end them', inLines('&#13;\n')],
    ['in lines of references', inLines('&#xD;&#xA;')],
    ['with a comment inside', `${lines.slice(0, 700_000)}<!-- half -->${lines.slice(700_000)}`],
    ['as CDATA', `<![CDATA[${lines}]]>`],
  ])('a large file %s is decoded to the byte', (_name, base64) => {
    expect(embeddedIn(read(carrying(base64))).map((bytes) => Buffer.compare(bytes, scan))).toEqual([0])
  })

  test('several files are kept apart, in their order', () => {
    const small = Buffer.from('small').toString('base64')
    const media = [lines, small, oneLine]
      .map(
        (base64) =>
          `<observationMedia><value mediaType="image/png" representation="B64">${base64}</value></observationMedia>`,
      )
      .map((one) => `<entry>${one}</entry>`)
      .join('')
    const document = documentWith(
      `<component><structuredBody><component><section><text>x</text>${media}</section></component></structuredBody></component>`,
    )
    const embedded = embeddedIn(read(Buffer.from(document)))
    expect(embedded.map(({ length }) => length)).toEqual([scan.length, 5, scan.length])
  })

  test.each(['!', '&amp;', '&#65;!', '\u00a0.'])('one with %s in it is no base64, and is told', (foreign) => {
    const reading = read(carrying(`${lines.slice(0, -20)}${foreign}${lines.slice(-20)}`))
    expect(embeddedIn(reading)).toEqual([])
    expect(warningsOf(reading)).toContain('embedded_unreadable')
  })

  test('what stands behind the padding is not of the file', () => {
    expect(embeddedIn(read(carrying(`${oneLine}${oneLine}`))).map((bytes) => Buffer.compare(bytes, scan))).toEqual([0])
  })

  test.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['no line', ''],
  ])('a fault behind a large file in lines of %s is told by its own place', (_name, end) => {
    const whole = carrying(inLines(end)).toString('latin1')
    const reading = read(Buffer.from(whole.replace('</nonXMLBody>', '</nonXML>'), 'latin1'))
    const before = whole.slice(0, whole.indexOf('</nonXMLBody>') + '</nonXML>'.length).split(/\r\n|\r|\n/)
    const [line, column] = [before.length, before.at(-1)?.length]
    expect(reading).toMatchObject({ ok: false, failure: { code: 'not_well_formed', line, column } })
  })

  test('a document that ends inside a file is told as such', () => {
    const whole = carrying(lines)
    const cut = whole.subarray(0, whole.indexOf('</text>') - 1000)
    expect(read(cut)).toMatchObject({ ok: false, failure: { code: 'not_well_formed', reason: 'unclosed_element' } })
  })

  test('words are words, however long', () => {
    const reading = read(carrying('word '.repeat(300_000), 'mediaType="text/plain"'))
    expect(embeddedIn(reading).map(({ length }) => length)).toEqual([1_499_999])
  })
})
