import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import { CCDA, documentWith, entry, read, readSections, section, warningsOf } from './document'
import { problem } from './statements'

const PDF = Buffer.from('%PDF-1.4 synthetic \u00ff', 'latin1')
const BASE64 = PDF.toString('base64')
const unstructured = (text: string): DocumentReading =>
  read(documentWith('', { body: `<nonXMLBody>${text}</nonXMLBody>` }))
const listed = (reading: DocumentReading): unknown[] =>
  reading.embedded.map(({ name, mediaType, pieces }) => [name, mediaType, Buffer.concat(pieces).toString('latin1')])

describe('an unstructured document is a patient file', () => {
  test('base64, in one line or many, with its hash', () => {
    for (const data of [BASE64, BASE64.replace(/.{8}/g, '$&\n  '), `\n${BASE64}\n`]) {
      const reading = unstructured(`<text mediaType="application/pdf" representation="B64">${data}</text>`)
      expect(listed(reading)).toEqual([['document-1.pdf', 'application/pdf', PDF.toString('latin1')]])
      expect(reading.embedded[0]?.sha256).toBe(createHash('sha256').update(PDF).digest('hex'))
      expect(reading.warnings).toEqual([])
    }
  })
  test.each([
    ['text/rtf', 'rtf'],
    ['image/jpeg', 'jpg'],
    ['IMAGE/TIFF', 'tif'],
    ['application/x-unknown', 'bin'],
  ])('%s is .%s', (mediaType, extension) => {
    const reading = unstructured(`<text mediaType="${mediaType}" representation="B64">${BASE64}</text>`)
    expect(reading.embedded[0]?.name).toBe(`document-1.${extension}`)
  })
  test('plain text without a representation is text', () => {
    expect(listed(unstructured('<text mediaType="text/plain">Dear colleague</text>'))).toEqual([
      ['document-1.txt', 'text/plain', 'Dear colleague'],
    ])
  })
  test.each([
    ['by reference', '<text mediaType="application/pdf"><reference value="scan.pdf"/></text>', 'embedded_by_reference'],
    ['empty', '<text mediaType="application/pdf" representation="B64"/>', 'embedded_empty'],
    ['no base64', '<text mediaType="application/pdf" representation="B64">not*base64</text>', 'embedded_unreadable'],
  ])('%s is a warning, not a file', (_name, text, code) => {
    const reading = unstructured(text)
    expect(reading.embedded).toEqual([])
    expect(warningsOf(reading)).toEqual([code])
  })
})

test('observationMedia anywhere in an entry is a file, and the entry is read', () => {
  const media = `<observationMedia classCode="OBS" moodCode="EVN" ID="MM1"><value mediaType="image/png" representation="B64">${BASE64}</value></observationMedia>`
  const reading = readSections(
    section({ code: '30954-2' }, entry(media)) +
      section(
        { code: '11450-4' },
        entry(problem({ more: `<entryRelationship typeCode="SUBJ">${media}</entryRelationship>` })),
      ),
  )
  expect(reading.embedded.map((file) => file.name)).toEqual(['30954-2-1-1.png', '11450-4-1-2.png'])
  expect(reading.sections.map((summary) => summary.unread)).toEqual([0, 0])
  expect(reading.statements.problems).toHaveLength(1)
})

test('a file given as the value of an observation is a file of the patient, never a value in base64', () => {
  const pdf = Buffer.from('%PDF-1.4').toString('base64')
  const scan = `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.2"/><code code="11502-2" displayName="Report"/><statusCode code="completed"/><value xsi:type="ED" mediaType="application/pdf" representation="B64">${pdf}</value></observation>`
  const reading = readSections(section({ code: '30954-2' }, entry(scan)))
  expect(reading.embedded.map(({ mediaType, pieces }) => [mediaType, Buffer.concat(pieces).toString()])).toEqual([
    ['application/pdf', '%PDF-1.4'],
  ])
  expect(reading.statements.results.map((row) => row.value)).toEqual([undefined])
})

test('a compressed file is told of, not saved as what it is not', () => {
  const body =
    '<nonXMLBody><text mediaType="application/pdf" representation="B64" compression="DF">AAAA</text></nonXMLBody>'
  const reading = read(documentWith('', { body }))
  expect(reading.embedded).toEqual([])
  expect(warningsOf(reading)).toContain('embedded_compressed')
})
