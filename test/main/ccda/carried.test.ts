import { expect, test } from 'vitest'
import { takeCarried } from '../../../src-main/ccda/carried'
import { readDocument } from '../../../src-main/ccda/read-document'
import { documentWith, FILE } from './document'

/** Not a multiple of three, so that the end is padded. */
const scan = Buffer.from(Array.from({ length: 1_000_001 }, (_, index) => (index * 31) % 251))
const lines = scan.toString('base64').replace(/(.{76})/g, '$1\r\n')
const carrying = (base64: string, attributes = 'mediaType="application/pdf" representation="B64"'): Buffer =>
  Buffer.from(documentWith(`<component><nonXMLBody><text ${attributes}>${base64}</text></nonXMLBody></component>`))

const embeddedIn = (document: Buffer): readonly Uint8Array[] => {
  const reading = readDocument(document, FILE)
  return reading.ok ? reading.value.embedded.map(({ bytes }) => bytes) : []
}

test.each([
  ['in lines', lines],
  ['in one line', scan.toString('base64')],
  ['without padding', scan.toString('base64').replace(/=+$/, '')],
])('a large file %s is decoded from the bytes, to the byte', (_name, base64) => {
  expect(takeCarried(carrying(base64))?.rest.length).toBeLessThan(10_000)
  expect(embeddedIn(carrying(base64)).map((bytes) => Buffer.compare(bytes, scan))).toEqual([0])
})

test('one that is not plainly base64 is left where it is, and told', () => {
  const document = carrying(`${lines.slice(0, -20)}!${lines.slice(-20)}`)
  expect(takeCarried(document)).toBeUndefined()
  const reading = readDocument(document, FILE)
  expect(reading.ok && reading.value.warnings.map(({ code }) => code)).toContain('embedded_unreadable')
})

test('words are words, however long', () => {
  expect(takeCarried(carrying('word '.repeat(300_000), 'mediaType="text/plain"'))).toBeUndefined()
})

test('a fault behind a large file is told by its own line', () => {
  const whole = carrying(lines).toString('latin1')
  const reading = readDocument(Buffer.from(whole.replace('</nonXMLBody>', '</nonXML>'), 'latin1'), FILE)
  const line = whole.slice(0, whole.indexOf('</nonXMLBody>')).split('\n').length
  expect(reading).toMatchObject({ ok: false, failure: { code: 'not_well_formed', line } })
})
