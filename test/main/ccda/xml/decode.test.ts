import { describe, expect, test } from 'vitest'
import { createDocumentReader } from '../../../../src-main/ccda/read-document'
import { createDecoder, encodingOf } from '../../../../src-main/ccda/xml/decode'
import { documentWith, FILE, read, section } from '../document'

const NARRATIVE = 'Zoë – 37 °C, 5 µg, “naïve”, 患者 🩺'
const document = (declared: string): string =>
  documentWith(section({ code: '10164-2', title: 'History', text: NARRATIVE })).replace('UTF-8', declared)

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** windows-1252 of the few characters outside latin-1 that a test needs. */
const cp1252 = (text: string): Buffer => {
  const special = new Map([
    ['–', 0x96],
    ['“', 0x93],
    ['”', 0x94],
    ['€', 0x80],
    ['’', 0x92],
  ])
  return Buffer.from([...text].map((character) => special.get(character) ?? character.charCodeAt(0)))
}

const narrativeOf = (bytes: Uint8Array): string | undefined => read(bytes).notes[0]?.html

describe('the encoding', () => {
  test.each([
    ['UTF-8', Buffer.from(document('UTF-8')), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${document('UTF-8')}`), 'utf-8'],
    ['no declaration', Buffer.from(document('UTF-8').replace(/<\?xml[^>]*\?>\s*/, '')), 'utf-8'],
    ['UTF-16 LE with mark', utf16(document('UTF-16'), 'le', true), 'utf-16le'],
    ['UTF-16 BE with mark', utf16(document('UTF-16'), 'be', true), 'utf-16be'],
    ['UTF-16 LE without mark', utf16(document('UTF-16'), 'le', false), 'utf-16le'],
    ['UTF-16 BE without mark', utf16(document('UTF-16'), 'be', false), 'utf-16be'],
    ['declared UTF-16 but written in UTF-8', Buffer.from(document('UTF-16')), 'utf-8'],
  ])('%s', (_name, bytes, encoding) => {
    const reading = read(bytes)
    expect(reading.encoding).toBe(encoding)
    expect(reading.notes[0]?.html).toBe(NARRATIVE.replace(/[“”]/g, (quote) => quote))
    expect(reading.warnings).toEqual([])
  })

  test.each(['ISO-8859-1', 'windows-1252', 'us-ascii'])('declared %s is read as windows-1252', (declared) => {
    const text = 'Zoë – 37 °C “naïve”'
    const bytes = cp1252(document(declared).replace(NARRATIVE, text))
    expect(narrativeOf(bytes)).toBe(text)
    expect(read(bytes).encoding).toBe('windows-1252')
  })

  test('an unknown declared encoding falls back to UTF-8', () => {
    expect(encodingOf(Buffer.from('<?xml version="1.0" encoding="x-nonsense"?>'))).toBe('utf-8')
  })
})

describe('windows-1252 bytes in declared UTF-8', () => {
  const mixed = Buffer.concat([
    Buffer.from(document('UTF-8').split(NARRATIVE)[0] ?? ''),
    Buffer.from('Zoë '),
    cp1252('caf\u00e9 – 37 °C “naïve”'),
    Buffer.from(' 患者'),
    Buffer.from(document('UTF-8').split(NARRATIVE)[1] ?? ''),
  ])
  const expected = 'Zoë café – 37 °C “naïve” 患者'

  test('both readings survive, and the repair is flagged', () => {
    const reading = read(mixed)
    expect(reading.notes[0]?.html).toBe(expected)
    expect(reading.notes[0]?.html).not.toContain('\ufffd')
    expect(reading.warnings.map((warning) => warning.code)).toEqual(['encoding_repaired'])
  })

  test('wherever the chunk border falls', () => {
    const start = mixed.indexOf('Zoë ')
    for (let at = start - 2; at < start + 60; at += 1) {
      const decoder = createDecoder(mixed.subarray(0, at))
      const text = decoder.write(mixed.subarray(0, at)) + decoder.write(mixed.subarray(at)) + decoder.end()
      expect(text).toContain(expected)
      expect(decoder.repaired()).toBe(true)
    }
  })
})

describe('a character split between chunks', () => {
  const bytes = Buffer.from('é患🩺|é患🩺')

  test('at every byte', () => {
    for (let at = 0; at <= bytes.length; at += 1) {
      const decoder = createDecoder(bytes)
      const text = decoder.write(bytes.subarray(0, at)) + decoder.write(bytes.subarray(at)) + decoder.end()
      expect(text).toBe('é患🩺|é患🩺')
      expect(decoder.repaired()).toBe(false)
    }
  })

  test('byte by byte', () => {
    const decoder = createDecoder(bytes)
    let text = ''
    for (const byte of bytes) text += decoder.write(Uint8Array.of(byte))
    expect(text + decoder.end()).toBe('é患🩺|é患🩺')
  })

  test('a byte order mark is left out at the beginning only', () => {
    const decoder = createDecoder(Buffer.from('\ufeff\ufeffa'))
    const text = ['\ufeff\ufeffa', '\ufeffb'].map((chunk) => decoder.write(Buffer.from(chunk))).join('')
    expect(text + decoder.end()).toBe('a\ufeffb')
  })

  test('left incomplete at the end is repaired, not dropped', () => {
    const decoder = createDecoder(Buffer.from('abc'))
    expect(decoder.write(Uint8Array.of(0x61, 0xe2, 0x82)) + decoder.end()).toBe('aâ‚')
    expect(decoder.repaired()).toBe(true)
  })

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('a whole %s document fed in pieces of 1 to 7 bytes', (encoding) => {
    const text = document(encoding)
    const whole = encoding === 'utf-8' ? Buffer.from(text) : utf16(text, encoding === 'utf-16le' ? 'le' : 'be', true)
    for (const size of [1, 2, 3, 5, 7]) {
      const reader = createDocumentReader(FILE)
      for (let at = 0; at < whole.length; at += size) reader.write(whole.subarray(at, at + size))
      const result = reader.end()
      expect(result.ok && result.value.notes[0]?.html).toBe(NARRATIVE)
    }
  })
})

test('UTF-8 that is declared ISO-8859-1 is read as UTF-8, and flagged', () => {
  const bytes = Buffer.from(document('ISO-8859-1'), 'utf8')
  expect(narrativeOf(bytes)).toBe(NARRATIVE)
  expect(read(bytes).warnings.map(({ code }) => code)).toContain('encoding_repaired')
})
