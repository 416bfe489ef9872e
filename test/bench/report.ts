/** The measurements as Markdown tables and an SVG chart. */
import { cpus, totalmem } from 'node:os'
import type { Input } from './inputs'
import { PINNED, type Row } from './run'
import { SAX, STAGE_1 } from './subject'

export interface Table {
  readonly input: Input
  readonly rows: readonly Row[]
}
export interface Report {
  readonly rounds: number
  readonly tables: readonly Table[]
  readonly stage2: Row
  /** What was left out, and why. */
  readonly skipped: readonly string[]
}

const MB = 1e6
const MIB = 1024 * 1024

const speedOf = ({ bytes, seconds }: Row): number => (seconds === 0 ? 0 : bytes / MB / seconds)

const rowOf = (rows: readonly Row[], subject: string, workers: number): Row | undefined =>
  rows.find((row) => row.subject === subject && row.workers === workers && row.error === undefined)

const ratio = (row: Row | undefined, base: Row | undefined): string =>
  row === undefined || base === undefined ? '' : (speedOf(row) / speedOf(base)).toFixed(2)

const cpuRatio = (row: Row | undefined, base: Row | undefined): string =>
  row === undefined || base === undefined
    ? ''
    : (row.bytes / row.cpuSeconds / (base.bytes / base.cpuSeconds)).toFixed(2)

const HEAD =
  '| | cores | MB/s | documents/s | CPU s | peak RSS MB | statements | refused | × sax, same cores | × one core |'
const LINE = `|---|${'--:|'.repeat(9)}`

const lineOf = (row: Row, rows: readonly Row[]): string => {
  const { subject, workers, seconds, documents, cpuSeconds, peakRssBytes, items, refused, error } = row
  if (error !== undefined)
    return `| ${subject} | ${workers} | does not run here: ${error.replaceAll('|', ' ')} | | | | | | | |`
  const cells = [
    subject,
    workers,
    speedOf(row).toFixed(1),
    (documents / seconds).toFixed(0),
    cpuSeconds.toFixed(1),
    (peakRssBytes / MIB).toFixed(0),
    items === undefined || items === 0 ? '' : items,
    refused,
    ratio(row, rowOf(rows, SAX, workers)),
    workers === 1 ? '' : ratio(row, rowOf(rows, subject, 1)),
  ]
  return `| ${cells.join(' | ')} |`
}

const OURS = new Set(['read only', SAX, 'saxes', 'parse + extract', STAGE_1])

const bars = ({ rows }: Table): string[] => {
  const one = rowOf(rows, STAGE_1, 1)
  const two = rowOf(rows, STAGE_1, 2)
  const peers = rows.filter((row) => row.workers === 2 && row.error === undefined && !OURS.has(row.subject))
  // A tokenizer into plain objects extracts nothing: it is shown, but it is no peer.
  const readers = peers.filter(({ subject }) => subject !== 'fast-xml-parser')
  const fastest = [...readers].sort((a, b) => speedOf(b) - speedOf(a))[0]
  return [
    `- Stage 1 on one core ÷ sax on one core: **${ratio(one, rowOf(rows, SAX, 1))}** (bar: 1.0); by CPU time, which other work on the machine disturbs less: ${cpuRatio(one, rowOf(rows, SAX, 1))}`,
    `- Stage 1 on two cores ÷ one: **${ratio(two, one)}** (bar: 1.7)`,
    `- Stage 1 on two cores ÷ fastest peer on two cores (${fastest?.subject ?? 'none'}): **${ratio(two, fastest)}** (bar: 10)`,
    `- Peak RSS of the engine: **${((two?.peakRssBytes ?? 0) / MIB).toFixed(0)} MB** (bar: 350)`,
  ]
}

const tableOf = (table: Table): string[] => [
  `## ${table.input.name}: ${table.input.documents} documents, ${(table.input.bytes / MB).toFixed(0)} MB`,
  '',
  HEAD,
  LINE,
  ...table.rows.map((row) => lineOf(row, table.rows)),
  '',
  ...bars(table),
  '',
]

const stage2Of = ({ items = 0, documents, seconds, peakRssBytes, error }: Row): string =>
  error === undefined
    ? `${(items / seconds).toFixed(0)} requests/s: ${items} requests for ${documents} patients in ${seconds.toFixed(1)} s, peak RSS ${(peakRssBytes / MIB).toFixed(0)} MB (Stage 1 and the workspace included).`
    : `does not run here: ${error}`

export const markdown = ({ rounds, tables, stage2, skipped }: Report): string =>
  [
    '# Measurements',
    '',
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / MIB / 1024).toFixed(0)} GB, ` +
      `Node ${process.versions.node}, ${process.platform}. Medians of ${rounds} runs, each a process of its own, ${PINNED}. ` +
      'MB is 10⁶ bytes of documents; RSS in MiB. A tokenizer on two cores is two processes with half the documents each. Slow peers read each document once, not its copies. Refused documents count for no speed. Statements of Stage 1 are those left after a patient’s documents were merged.',
    '',
    ...tables.flatMap(tableOf),
    '## Stage 2, against the practice workspace without a limit',
    '',
    stage2Of(stage2),
    '',
    ...skipped.map((line) => `Skipped: ${line}`),
  ].join('\n')

const BAR_HEIGHT = 22
const LABEL_WIDTH = 230
const BAR_WIDTH = 420

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Speed of everything but the bare read, which would dwarf the rest. */
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
