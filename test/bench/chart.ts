/** Speeds as an SVG chart. */
import { speedOf } from './figures'
import type { Table } from './results'
import { STAGE_1 } from './subject'

const BAR_HEIGHT = 22
const LABEL_WIDTH = 230
const BAR_WIDTH = 420

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Of everything but the bare read, which would dwarf the rest. */
export const chart = ({ input, rows }: Table): string => {
  const shown = rows.filter(({ subject, error }) => error === undefined && subject !== 'read only')
  const fastest = Math.max(...shown.map(speedOf))
  const height = 50 + shown.length * BAR_HEIGHT
  const drawn = shown.map((row, index) => {
    const y = 40 + index * BAR_HEIGHT
    const width = Math.max(1, (BAR_WIDTH * speedOf(row)) / fastest)
    const colour = row.subject === STAGE_1 ? '#1971c2' : '#adb5bd'
    const label = escapeText(`${row.subject}, ${row.workers === 1 ? 'one core' : 'two cores'}`)
    return `<text x="${LABEL_WIDTH - 8}" y="${y + 14}" text-anchor="end">${label}</text><rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="16" fill="${colour}"/><text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${y + 14}">${speedOf(row).toFixed(1)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="740" height="${height}" font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/><text x="8" y="22" font-weight="bold">MB/s, ${escapeText(input.name)}</text>${drawn.join('')}</svg>\n`
}
