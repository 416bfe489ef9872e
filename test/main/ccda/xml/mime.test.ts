import { describe, expect, test } from 'vitest'
import { createDocumentReader } from '../../../../src-main/ccda/read-document'
import { unwrapMime } from '../../../../src-main/ccda/xml/mime'
import { documentWith, failureOf, read, section } from '../document'

const NOTE = 'Zoë = well, temperature 37 °C'
const DOCUMENT = documentWith(section({ code: '10164-2', text: NOTE }))

/** RFC 2045 section 6.7, soft line breaks every 60 characters included. */
const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('')
    .replace(/[^\r\n]{60}(?!=?[0-9A-F]{0,2}$)/g, (line) => (/=[0-9A-F]?$/.test(line) ? line : `${line}=\r\n`))

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')

const multipart = (boundary: string, ...parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary=${boundary}\n\n${parts.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`

const noteOf = (text: string): string | undefined => read(Buffer.from(text)).notes[0]?.html

describe('a document saved with its mail headers', () => {
  test.each([
    [
      'quoted-printable',
      `Content-Type: text/xml\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(DOCUMENT)}`,
    ],
    ['base64', `Content-Transfer-Encoding: base64\r\nContent-Type: text/xml\r\n\r\n${base64(DOCUMENT)}`],
    ['8bit', `MIME-Version: 1.0\nContent-Type: text/xml\n\n${DOCUMENT}`],
    [
      'other headers first, one folded',
      `From: a@example.org\r\nSubject: two\r\n lines\r\nContent-Type: text/xml\r\n\r\n${DOCUMENT}`,
    ],
  ])('%s', (_name, text) => {
    expect(noteOf(text)).toBe('Zoë = well, temperature 37 °C')
  })

  test('as one part of several, also nested', () => {
    const inner = `Content-Type: multipart/related; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/plain\r\n\r\nhello\r\n--inner\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(DOCUMENT)}\r\n--inner--`
    const text = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="outer x"\r\n\r\npreamble\r\n--outer x\r\n${inner}\r\n--outer x--\r\n`
    expect(noteOf(text.replaceAll('outer x', 'outer'))).toBe('Zoë = well, temperature 37 °C')
  })

  test('without a document in any part is not one', () => {
    const text =
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--'
    expect(unwrapMime(Buffer.from(text))).toBeUndefined()
    expect(failureOf(Buffer.from(text)).code).toBe('not_clinical_document')
  })

  test('without the blank line after its headers is read as it stands', () => {
    expect(failureOf(Buffer.from('Content-Type: text/xml')).code).toBe('not_well_formed')
    expect(failureOf(Buffer.from(`Content-Type: text/xml\r\n${DOCUMENT}`)).code).toBe('not_well_formed')
  })

  test('in UTF-16', () => {
    const utf16 = Buffer.from(`\ufeff${DOCUMENT}`, 'utf16le').toString('base64')
    expect(noteOf(`MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${utf16}`)).toBe(NOTE)
  })

  test('behind a part that speaks of it', () => {
    const part = 'Content-Type: text/plain\n\nYour ClinicalDocument is attached'
    expect(noteOf(multipart('b', part, `Content-Type: text/xml\n\n${DOCUMENT}`))).toBe(NOTE)
  })
})

test('headers that come in small chunks are seen all the same', () => {
  const bytes = Buffer.from(`Content-Transfer-Encoding: base64\r\nContent-Type: text/xml\r\n\r\n${base64(DOCUMENT)}`)
  const reader = createDocumentReader('mail.txt')
  for (let at = 0; at < bytes.length; at += 5) reader.write(bytes.subarray(at, at + 5))
  const result = reader.end()
  expect(result.ok && result.value.notes[0]?.html).toBe('Zoë = well, temperature 37 °C')
})
