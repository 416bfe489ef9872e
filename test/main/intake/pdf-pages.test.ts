import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test, vi } from 'vitest'
import { makePdf } from '../../../src-main/headless/sample/papers/pdf'
import { pdfPages } from '../../../src-main/intake/pdf-pages'

const PDF = 'application/pdf'

const pdfWith = async (pages: number, useObjectStreams: boolean): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) document.addPage()
  return document.save({ useObjectStreams })
}
/** A PDF whose only objects are these. */
const pdfOf = (...objects: string[]): Uint8Array =>
  Buffer.from(
    `%PDF-1.4\n${objects.map((body, index) => `${index + 1} 0 obj${body}endobj`).join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )

describe('the pages of a PDF', () => {
  test.each([true, false])('are counted (objects packed into streams: %s)', async (isPacked) => {
    expect(await pdfPages(await pdfWith(7, isPacked), PDF)).toBe(7)
    expect(await pdfPages(makePdf('Lab', ['one line']), PDF)).toBe(1)
  })

  test('are counted where the end of the file is missing', async () => {
    const whole = await pdfWith(3, false)
    expect(await pdfPages(whole.subarray(0, whole.length - 150), PDF)).toBe(3)
  })

  test('are unknown where nothing tells them, without a word on the console', async () => {
    const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'log')]
    const circle = pdfOf('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>')
    const damaged = [
      circle,
      pdfOf('<<>>'),
      pdfOf('<</Type/Catalog/Pages 2 0 R', '[[[['),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(0),
    ]
    for (const bytes of damaged) expect(await pdfPages(bytes, PDF)).toBeUndefined()
    for (const spy of said) expect(spy).not.toHaveBeenCalled()
  })

  test('are no matter of other files', async () => {
    expect(await pdfPages(await pdfWith(2, false), 'image/png')).toBeUndefined()
  })
})
