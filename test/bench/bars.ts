/** What the measurements have to show, and whether they do. */
import { memoryOf, ratioOf, ratiosOf, rowOf } from './figures'
import { allTables, type Results, type Table, type WindowResults } from './results'
import type { Row } from './run'
import { STAGE_1, type Verbs } from './subject'

export interface Bar {
  readonly what: string
  readonly figure: string
  readonly bar: string
  /** Undefined: not measured in this run. */
  readonly met: boolean | undefined
}

type Bound = { readonly atLeast: number } | { readonly atMost: number } | { readonly below: number }

const holds = (figure: number, bound: Bound): boolean => {
  if ('atLeast' in bound) return figure >= bound.atLeast
  return 'atMost' in bound ? figure <= bound.atMost : figure < bound.below
}

const wordsOf = (bound: Bound): string => {
  if ('atLeast' in bound) return `at least ${bound.atLeast}`
  return 'atMost' in bound ? `at most ${bound.atMost}` : `under ${bound.below}`
}

const barOf = (what: string, figure: number | undefined, bound: Bound, unit = ''): Bar => {
  const digits = unit === '' ? 2 : 0
  return {
    what,
    figure: figure === undefined ? '' : `${figure.toFixed(digits)}${unit}`,
    bar: `${wordsOf(bound)}${unit}`,
    met: figure === undefined ? undefined : holds(figure, bound),
  }
}

const coreBars = ({ input, rows }: Table): Bar[] => {
  const { toSax, toSaxByCpu, twoCores } = ratiosOf(rows)
  const of = input.name
  return [
    barOf(`${of}: Stage 1 on one core ÷ bare strict sax`, toSax, { atLeast: 1 }),
    barOf(`${of}: the same by CPU time`, toSaxByCpu, { atLeast: 1 }),
    barOf(`${of}: Stage 1 on two cores ÷ on one`, twoCores, { atLeast: 1.7 }),
  ]
}

const peerBar = ({ input, rows }: Table): Bar => {
  const { toPeerOnOne, fastestPeer } = ratiosOf(rows)
  const what = `${input.name}: Stage 1 on two cores ÷ fastest peer (${fastestPeer}), which uses one`
  return barOf(what, toPeerOnOne, { atLeast: 10 })
}

const peerBars = ({ input, rows }: Table): Bar[] => {
  const { toPeer, statements, mostByPeer } = ratiosOf(rows)
  const of = input.name
  return [
    barOf(`${of}: Stage 1 on two cores ÷ two of that peer, half the documents each`, toPeer, { atLeast: 10 }),
    {
      what: `${of}: statements a document, beside the peer that finds most`,
      figure: statements === undefined ? '' : `${statements.toFixed(1)} : ${mostByPeer.toFixed(1)}`,
      bar: 'more',
      met: statements === undefined ? undefined : statements > mostByPeer,
    },
  ]
}

const memoryBars = ({ tables, longRun, largeDocuments }: Results): Bar[] => {
  const usual = tables[0] && rowOf(tables[0].rows, STAGE_1, 2)
  const long = longRun && rowOf(longRun.rows, STAGE_1, 2)
  return [
    barOf('Engine, peak RSS at 300 MB', usual && memoryOf(usual), { below: 350 }, ' MB'),
    barOf('Engine, peak RSS at 3 GB', long && memoryOf(long), { below: 350 }, ' MB'),
    barOf('Engine, peak RSS at 3 GB ÷ at 300 MB', ratioOf(long, usual, memoryOf), { atMost: 1.15 }),
    ...largeDocuments.map(({ name, row }) => {
      const measured = ended(row)
      return barOf(`One large document, ${name}: peak RSS`, measured && memoryOf(measured), { below: 500 }, ' MB')
    }),
  ]
}

/** Undefined where it broke, or refused what it should have read. */
const ended = (row: Row): Row | undefined => (row.error === undefined && row.bytes > 0 ? row : undefined)

const VERBS: readonly (keyof Verbs)[] = ['staging', 'review', 'preview', 'approval', 'receipt']

/** What it costs more in the largest dump than in the smallest; cheaper is no fault, since starting up is shared. */
const costBars = ({ costs }: Results): Bar[] => {
  const [first] = costs
  const last = costs.at(-1)
  return VERBS.map((verb) => {
    const costOf = ({ verbs, documents }: Row): number => (verbs?.[verb] ?? 0) / Math.max(1, documents)
    const what = `Cost a patient, ${verb}: ${last?.documents ?? 0} patients ÷ ${first?.documents ?? 0}`
    return barOf(what, costs.length < 2 ? undefined : ratioOf(last, first, costOf), { atMost: 1.1 })
  })
}

/** Chromium reports tasks from 50 ms on; 0: there was none. */
const windowBars = ({ stage1 }: WindowResults): Bar[] => [
  barOf('Window, longest task during Stage 1 at full load', stage1?.longestMs, { below: 50 }, ' ms'),
]

export const barsOf = (results: Results | undefined, window: WindowResults): Bar[] => [
  ...(results === undefined
    ? []
    : [
        ...allTables(results).flatMap(coreBars),
        ...allTables(results).map(peerBar),
        ...results.tables.flatMap(peerBars),
        ...memoryBars(results),
        ...costBars(results),
      ]),
  ...windowBars(window),
]
