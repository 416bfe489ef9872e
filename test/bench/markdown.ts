/** The measurements as Markdown, to be put into the documentation as they are. */
import { cpus, totalmem } from 'node:os'
import { type Bar, barsOf } from './bars'
import { MB, MIB, memoryOf, ratioOf, rowOf, speedOf, statementsOf } from './figures'
import { allTables, type Results, type Table, type WindowResults } from './results'
import type { Row } from './run'
import { SAX, STAGE_1 } from './subject'

const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|---|${'--:|'.repeat(head.length - 1)}`,
  ...rows.map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', ' ')).join(' | ')} |`),
  '',
]

const fixed = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? ''
const WORDS = { true: 'met', false: '**not met**', undefined: 'not measured' } as const

const barLine = ({ what, figure, bar, met }: Bar): string[] => [what, figure, bar, WORDS[`${met}`]]

const SPEED_HEAD = [
  '',
  'cores',
  'MB/s',
  'documents/s',
  'CPU s',
  'peak RSS MB',
  'statements',
  'a document',
  'refused',
  '÷ sax',
  '÷ one core',
]

const speedLine = (row: Row, rows: readonly Row[]): (string | number)[] => {
  const { subject, workers, seconds, documents, cpuSeconds, items, refused, error } = row
  if (error !== undefined)
    return [subject, workers, `does not run here: ${error}`, ...SPEED_HEAD.slice(3).map(() => '')]
  return [
    subject,
    workers,
    fixed(speedOf(row), 1),
    fixed(documents / seconds, 0),
    fixed(cpuSeconds, 1),
    fixed(memoryOf(row), 0),
    items || '',
    items ? fixed(statementsOf(row), 1) : '',
    refused,
    fixed(ratioOf(row, rowOf(rows, SAX, workers)), 2),
    workers === 1 ? '' : fixed(ratioOf(row, rowOf(rows, subject, 1)), 2),
  ]
}

const speeds = ({ input, rows }: Table): string[] => [
  `## Speed: ${input.name}, ${input.documents} documents, ${fixed(input.bytes / MB, 0)} MB`,
  '',
  ...tableOf(
    SPEED_HEAD,
    rows.map((row) => speedLine(row, rows)),
  ),
]

const stage2 = (row: Row | undefined): string[] => {
  if (row === undefined) return []
  const { items = 0, documents, seconds, error } = row
  const words =
    error === undefined
      ? `${fixed(items / seconds, 0)} requests/s: ${items} requests for ${documents} patients in ${fixed(seconds, 1)} s, peak RSS ${fixed(memoryOf(row), 0)} MB (Stage 1 and the workspace included).`
      : `Does not run here: ${error}`
  return ['## Stage 2, against the practice workspace without a limit', '', words, '']
}

const memory = (results: Results): string[] => {
  const rows = [
    ...allTables(results).flatMap(({ input, rows: measured }) => {
      const row = rowOf(measured, STAGE_1, 2)
      return row === undefined ? [] : [{ name: input.name, row }]
    }),
    ...results.largeDocuments.map(({ name, row }) => ({ name: `one document, ${name}`, row })),
  ]
  if (rows.length === 0) return []
  const lines = rows.map(({ name, row }) =>
    row.error === undefined
      ? [
          name,
          fixed(row.bytes / MB, 0),
          row.refused,
          fixed(row.seconds, 1),
          fixed(speedOf(row), 1),
          fixed(memoryOf(row), 0),
        ]
      : [name, `does not run here: ${row.error}`, '', '', '', ''],
  )
  return [
    '## Memory: Stage 1 on two cores',
    '',
    ...tableOf(['', 'MB', 'refused', 'seconds', 'MB/s', 'peak RSS MB'], lines),
  ]
}

const costs = ({ costs: rows }: Results): string[] => {
  if (rows.length === 0) return []
  const each = (seconds: number, { documents }: Row): string => fixed((seconds / documents) * 1e6, 1)
  const lines = rows.map((row) =>
    row.verbs === undefined
      ? ['', `does not run here: ${row.error ?? ''}`, '', '', '', '', '']
      : [
          row.documents,
          ...[row.verbs.staging, row.verbs.review, row.verbs.preview, row.verbs.approval, row.verbs.receipt].map(
            (seconds) => each(seconds, row),
          ),
          fixed(memoryOf(row), 0),
        ],
  )
  return [
    '## Cost a patient, in µs, on two cores',
    '',
    'A small document each. Staging is the whole of Stage 1; preview opens the table, its last page and a search; the receipt is written from a ledger of everyone, and made into a CSV.',
    '',
    ...tableOf(['patients', 'staging', 'review', 'preview', 'approval', 'receipt', 'peak RSS MB'], lines),
  ]
}

const task = (longestMs: number): string => (longestMs === 0 ? 'none of 50' : String(longestMs))

const windowOf = ({ start, stage1, review }: WindowResults): string[] => {
  const lines = [
    ...(start === undefined
      ? []
      : [
          ['First start to a usable window', `${start.firstMs} ms`, ''],
          [`Start to a usable window, median of ${start.starts}`, `${start.usableMs} ms`, ''],
        ]),
    ...(stage1 === undefined
      ? []
      : [[`Stage 1 of ${stage1.documents} documents`, `${fixed(stage1.seconds, 1)} s`, task(stage1.longestMs)]]),
    ...(review?.tasks ?? []).map(({ kind, longestMs }) => [
      `Table of ${review?.patients} patients: ${kind}`,
      '',
      task(longestMs),
    ]),
  ]
  return lines.length === 0
    ? []
    : [
        `## The real window${start === undefined ? '' : `, Electron ${start.electron}`}`,
        '',
        ...tableOf(['', 'time', 'longest task, ms'], lines),
      ]
}

const intro = ({ plan, pinned }: Results): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${fixed(totalmem() / MIB / 1024, 0)} GB, Node ${process.versions.node}, ${process.platform}. ` +
  `Speeds are medians of ${plan.rounds} runs, each a process of its own, ${pinned}. MB is 10⁶ bytes of documents; RSS in MiB. ` +
  'What uses one core is two processes on two, with half the documents each. The long run is measured once, and of the peers with the fastest alone. ' +
  'Refused documents count for no speed. Statements of Stage 1 are those left after a patient’s documents were merged; a peer’s panel counts as its results, and people and places do not count.'

export const markdown = (results: Results | undefined, window: WindowResults): string =>
  [
    '# Measurements',
    '',
    ...(results === undefined ? [] : [intro(results), '']),
    ...(results?.plan.mode === 'quick'
      ? ['**A quick run: it proves that everything runs; its figures say nothing.**', '']
      : []),
    '## Bars',
    '',
    ...tableOf(['', 'measured', 'bar', ''], barsOf(results, window).map(barLine)),
    ...(results === undefined
      ? []
      : [...allTables(results).flatMap(speeds), ...stage2(results.stage2), ...memory(results), ...costs(results)]),
    ...windowOf(window),
    ...(results?.skipped ?? []).map((line) => `Not measured: ${line}\n`),
  ].join('\n')
