/** Measurements of one kind and one unit as a line over time. What cannot be drawn honestly stays in the table alone. */
import type { Quantity } from '../../src-preload/contract/data-types'
import type { Statement } from '../../src-preload/contract/statements'
import { recordDate } from '../words/format'
import { type Badge, interpretationBadge } from './describe/badges'
import { codeText, periodText, quantityText } from './describe/text'

type Measurement = Statement<'results'>

export interface TrendPoint {
  /** Milliseconds of the clock on the wall where it was measured: for placing points beside each other only. */
  readonly at: number
  readonly value: number
  readonly when: string
  readonly day: string
  readonly written: string
  /** What the document itself says of a value that is not normal. */
  readonly flag?: Badge
}

export interface Trend {
  readonly name: string
  /** As people write it, '' for none. */
  readonly unit: string
  /** By time. */
  readonly points: readonly TrendPoint[]
  /** Only where every value that states a range states this one. */
  readonly range?: { readonly low?: number; readonly high?: number; readonly written: string }
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?)?/

const numberOf = (quantity: Quantity | undefined): number | undefined =>
  quantity?.value !== undefined && NUMBER.test(quantity.value) ? Number(quantity.value) : undefined

/** Undefined where the day is not known: a year or a month is no point in time. */
function momentOf({ period }: Measurement): number | undefined {
  const [, ...parts] = MOMENT.exec((period?.at ?? period?.low)?.iso ?? '') ?? []
  if (parts.length === 0) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.map((part) =>
    part === undefined ? 0 : Number(part),
  )
  return Date.UTC(year, month - 1, day, hour, minute)
}

/** A value that is denied or withdrawn is no measurement, and "less than 5" is no point. */
function pointOf(row: Measurement): TrendPoint | undefined {
  const at = momentOf(row)
  if (at === undefined || row.negated || row.clinicalStatus === 'entered-in-error') return undefined
  if (row.value?.type !== 'quantity' || row.value.comparator !== undefined) return undefined
  const value = numberOf(row.value.quantity)
  if (value === undefined) return undefined
  const badge = interpretationBadge(row.interpretations)
  const isNormal = badge === undefined || badge.tone === 'green' || badge.tone === 'grey'
  const when = periodText(row.period)
  const day = recordDate(new Date(at).toISOString().slice(0, 10))
  const point = { at, value, when, day, written: quantityText(row.value.quantity) }
  return isNormal ? point : { ...point, flag: badge }
}

const unitOf = ({ value }: Measurement): string =>
  value?.type === 'quantity' ? (value.quantity.ucum ?? value.quantity.unit ?? '') : ''

/** The same test in another unit is another line. */
function lineOf(row: Measurement): string {
  const { code } = row
  const name =
    code?.code === undefined ? codeText(code).toLowerCase() : `${code.system ?? code.systemName} ${code.code}`
  return JSON.stringify([name, unitOf(row)])
}

function rangeOf(rows: readonly Measurement[]): Trend['range'] {
  const stated = rows.flatMap(({ referenceRanges }) => referenceRanges ?? []).map(({ value }) => value)
  const [first] = stated
  if (first?.type !== 'range' || stated.some((one) => JSON.stringify(one) !== JSON.stringify(first))) return undefined
  const [low, high] = [numberOf(first.low), numberOf(first.high)]
  if (low === undefined && high === undefined) return undefined
  const written = [first.low, first.high].map(quantityText)
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    written: written[0] && written[1] ? written.join(' to ') : `${written[0] ? 'from' : 'up to'} ${written.join('')}`,
  }
}

/** Those with values of at least two times, in the order of the record. */
export function trendsOf(rows: readonly Measurement[]): readonly Trend[] {
  const lines = new Map<string, { row: Measurement; point: TrendPoint }[]>()
  for (const row of rows) {
    const point = pointOf(row)
    if (point === undefined || codeText(row.code) === '') continue
    const line = lineOf(row)
    lines.set(line, [...(lines.get(line) ?? []), { row, point }])
  }
  return [...lines.values()].flatMap((line) => trendOf(line.sort((one, other) => one.point.at - other.point.at)))
}

function trendOf(line: readonly { row: Measurement; point: TrendPoint }[]): readonly Trend[] {
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || first.point.at === last.point.at) return []
  const range = rangeOf(line.map(({ row }) => row))
  const unit = last.row.value?.type === 'quantity' ? quantityText({ ...last.row.value.quantity, value: '' }).trim() : ''
  return [
    {
      name: codeText(last.row.code),
      unit,
      points: line.map(({ point }) => point),
      ...(range === undefined ? {} : { range }),
    },
  ]
}

/** What the steps of an axis are multiples of. */
const STEPS = [1, 2, 2.5, 5, 10]
/** The steps are about this many. */
const PARTS = 3
/** Room around the lowest and the highest, so that no mark touches the edge. */
const MARGIN = 0.08

/** Round numbers from below the lowest value to above the highest. */
export function roundTicks(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / PARTS))
  const step = (STEPS.find((one) => one * power >= span / PARTS) ?? 10) * power
  const first = Math.floor((low - span * MARGIN) / step)
  const last = Math.ceil((high + span * MARGIN) / step)
  // Multiplied and then cut: adding up 0.1 would leave 0.30000000000000004 on the axis.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
