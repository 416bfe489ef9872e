/** A one-page PDF 1.4 with plain lines of text, valid to the byte: every offset in its table is right. */

const PAGE = { width: 612, height: 792, margin: 64, leading: 16 } as const
const escaped = (line: string): string => line.replace(/[\\()]/g, (character) => `\\${character}`)

function contentOf(title: string, lines: readonly string[]): string {
  const { height, margin, leading } = PAGE
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`)
  return [
    'BT',
    `/F1 16 Tf ${margin} ${height - margin} Td (${escaped(title)}) Tj`,
    `/F1 11 Tf 0 -${leading * 2} Td ${leading} TL`,
    ...shown,
    'ET',
  ].join('\n')
}

/** ASCII only: the file is written one byte a character. */
export function makePdf(title: string, lines: readonly string[]): Buffer {
  const content = contentOf(title, lines)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}${table}${trailer}`, 'latin1')
}
