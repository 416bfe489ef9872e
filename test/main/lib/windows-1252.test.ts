import { describe, expect, test } from 'vitest'
import { decodeWindows1252 } from '../../../src-main/lib/windows-1252'

/** https://encoding.spec.whatwg.org/index-windows-1252.txt, its rows 0 to 31. */
const WHATWG = [
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d,
  0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x009d, 0x017e, 0x0178,
]

const pointsOf = (text: string): readonly number[] => [...text].map((character) => character.codePointAt(0) ?? -1)

describe('windows-1252', () => {
  test('every byte is what WHATWG says', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte)
    const expected = bytes.map((byte) => (byte >= 0x80 && byte <= 0x9f ? WHATWG[byte - 0x80] : byte))
    expect(pointsOf(decodeWindows1252(Uint8Array.from(bytes)))).toEqual(expected)
  })

  test('each byte of 0x80 to 0x9F alone', () => {
    expect(WHATWG.map((_, at) => pointsOf(decodeWindows1252(Uint8Array.of(0x80 + at))))).toEqual(
      WHATWG.map((point) => [point]),
    )
  })

  test('of a view, only what it shows', () => {
    expect(decodeWindows1252(Buffer.from('a\x96b\x92c', 'latin1').subarray(1, 4))).toBe('–b’')
  })

  test('nothing', () => {
    expect(decodeWindows1252(new Uint8Array(0))).toBe('')
  })
})
