import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Statement } from '../../src-preload/contract/statements'
import { TRENDS } from '../words/trends'
import { type Trend, trendsOf } from './trends'

/** The library that draws is as large as the rest of the window, and is fetched with the first chart. */
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart')).TrendChart }))

/** More at once would be a wall of lines. */
const SHOWN = 6

interface TrendChartsProps {
  readonly kind: 'vitals' | 'results'
  readonly rows: readonly Statement<'results'>[]
}

/** One small chart a measure. The table beneath says the same in words, and more. */
export function TrendCharts({ kind, rows }: TrendChartsProps) {
  const trends = useMemo(() => trendsOf(rows), [rows])
  const [all, setAll] = useState(false)
  if (trends.length === 0) return null
  return (
    <section className="trends" aria-label={TRENDS.title[kind]}>
      <ul>
        {(all ? trends : trends.slice(0, SHOWN)).map((trend) => (
          <li key={`${trend.name} ${trend.unit}`} className="trend">
            <TrendFigure trend={trend} />
          </li>
        ))}
      </ul>
      {trends.length > SHOWN && (
        <Button variant="default" size="xs" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? TRENDS.fewer : TRENDS.all(trends.length)}
        </Button>
      )}
      <p className="muted small">{TRENDS.table}</p>
    </section>
  )
}

function TrendFigure({ trend }: { trend: Trend }) {
  const last = trend.points.at(-1)
  const isMarked = trend.points.some(({ flag }) => flag !== undefined)
  return (
    <figure>
      <figcaption>
        <span className="strong">{trend.name}</span>
        <span className="muted small tabular">
          {last?.written}, {last?.day}
        </span>
      </figcaption>
      <div role="img" aria-label={description(trend)} className="trend-chart">
        <Suspense>
          <TrendChart trend={trend} />
        </Suspense>
      </div>
      <p className="muted trend-key">
        {[trend.range && TRENDS.range(trend.range.written), isMarked && TRENDS.marked].filter(Boolean).join('. ')}
      </p>
    </figure>
  )
}

function description({ name, points }: Trend): string {
  const sorted = [...points].sort((one, other) => one.value - other.value)
  return TRENDS.describe({
    name,
    points: points.length,
    from: points[0]?.day ?? '',
    to: points.at(-1)?.day ?? '',
    lowest: sorted[0]?.written ?? '',
    highest: sorted.at(-1)?.written ?? '',
    marked: points.filter(({ flag }) => flag !== undefined).length,
  })
}
