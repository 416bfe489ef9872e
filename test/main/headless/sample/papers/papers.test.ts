import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makePdf } from '../../../../../src-main/headless/sample/papers/pdf'
import { makePng } from '../../../../../src-main/headless/sample/papers/png'
import { filesOf } from '../sample-reading'

test('a PDF whose table of offsets is right', () => {
  const pdf = makePdf('Title (1)', ['back\\slash', 'plain']).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1])
  expect(pdf.slice(start)).toMatch(/^xref\n0 6\n0{10} 65535 f \n/)
  const offsets = [...pdf.slice(start).matchAll(/(\d{10}) 00000 n \n/g)].map(([, offset]) => Number(offset))
  expect(offsets.map((offset) => pdf.slice(offset, offset + 8))).toEqual([1, 2, 3, 4, 5].map((n) => `${n} 0 obj\n`))
  const length = Number(/\/Length (\d+)/.exec(pdf)?.[1])
  expect(pdf.slice(pdf.indexOf('stream\n') + 7).indexOf('\nendstream')).toBe(length)
  expect(pdf).toContain('(Title \\(1\\)) Tj')
  expect(pdf).toContain('(back\\\\slash) Tj')
})

test('a PNG that inflates to its pixels', () => {
  const png = makePng(16, 3, (x, y) => x === y)
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const at = png.indexOf('IDAT')
  const data = png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  expect(inflateSync(data).toString('hex')).toBe('007fff00bfff00dfff')
})

test('papers of every kind, each what its name says', () => {
  const starts = { pdf: '%PDF-1.4', png: '\x89PNG', rtf: '{\\rtf1', txt: '' } as const
  const papers = filesOf(36).filter(({ path }) => !path.endsWith('.ccda'))
  for (const [extension, start] of Object.entries(starts)) {
    const these = papers.filter(({ path }) => path.endsWith(`.${extension}`))
    expect(these.length, extension).toBeGreaterThan(1)
    for (const { bytes } of these) expect(bytes.toString('latin1').startsWith(start)).toBe(true)
  }
  expect(papers.length).toBeGreaterThan(40)
})
