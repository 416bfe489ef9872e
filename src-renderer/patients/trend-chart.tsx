import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { recordDate } from '../words/format'
import { roundTicks, type Trend, type TrendPoint } from './trends'

const HEIGHT_PX = 120

interface TrendChartProps {
  readonly trend: Trend
}

/** Drawn for the eye alone: its container says what it shows, and nothing in it takes the focus. */
export function TrendChart({ trend: { points, range } }: TrendChartProps) {
  const ticks = roundTicks([...points.map(({ value }) => value), ...bounds(range)])
  const [from = 0, to = 0] = [ticks[0], ticks.at(-1)]
  return (
    <LineChart
      h={HEIGHT_PX}
      data={points.map((point) => ({ ...point }))}
      dataKey="at"
      series={[{ name: 'value', color: 'var(--blue)' }]}
      curveType="linear"
      strokeWidth={1.75}
      gridAxis="none"
      tickLine="none"
      accessibilityLayer={false}
      xAxisProps={{
        type: 'number',
        domain: ['dataMin', 'dataMax'],
        ticks: [points[0]?.at ?? 0, points.at(-1)?.at ?? 0],
        tickFormatter: (at: number) => recordDate(new Date(at).toISOString().slice(0, 7)),
        interval: 0,
        tick: <DateTick />,
        padding: { left: 8, right: 8 },
      }}
      yAxisProps={{ domain: [from, to], ticks: [...ticks], interval: 0, width: 44 }}
      {...(range && {
        referenceAreas: [
          { y1: range.low ?? from, y2: range.high ?? to, color: 'green', fillOpacity: 0.12, strokeWidth: 0 },
        ],
      })}
      lineProps={{ isAnimationActive: false, dot: mark, activeDot: false }}
      tooltipProps={{
        position: { y: -72 },
        allowEscapeViewBox: { x: false, y: true },
        content: ({ payload }) => <Reading point={payload?.[0]?.payload} />,
      }}
    />
  )
}

const bounds = (range: Trend['range']): number[] =>
  [range?.low, range?.high].filter((bound): bound is number => bound !== undefined)

interface DateTickProps {
  readonly x?: number
  readonly y?: number
  readonly index?: number
  readonly payload?: { readonly value: number }
}

/** The first date begins at its point and the last ends at it, so that neither is cut off. */
const DateTick = ({ x = 0, y = 0, index = 0, payload }: DateTickProps) => (
  <text x={x} y={y + 10} textAnchor={index === 0 ? 'start' : 'end'} className="trend-tick">
    {recordDate(new Date(payload?.value ?? 0).toISOString().slice(0, 7))}
  </text>
)

interface MarkProps {
  readonly cx?: number
  readonly cy?: number
  readonly index?: number
  readonly payload?: TrendPoint
}

/** A circle, or a larger diamond for what is not normal: the shape says it without the colour. */
function mark({ cx = 0, cy = 0, index = 0, payload }: MarkProps) {
  const flag = payload?.flag
  return flag === undefined ? (
    <circle key={index} cx={cx} cy={cy} r={3} className="trend-mark" />
  ) : (
    <path key={index} d={`M${cx} ${cy - 6}l6 6-6 6-6-6z`} className={`trend-mark trend-mark-${flag.tone}`} />
  )
}

function Reading({ point }: { point: TrendPoint | undefined }) {
  if (point === undefined) return null
  return (
    <div className="trend-reading card small">
      <span className="strong tabular">{point.written}</span>
      {point.flag && <span>{point.flag.words}</span>}
      <span className="muted">{point.when}</span>
    </div>
  )
}
