/** What vital sign (…22.4.27) and result observations (…22.4.2) have in common: a value, its range and its panel. */
import type { Statement } from '../../../src-preload/contract/statements'
import type { Reader } from '../context'
import { judgeAbsence, statusCodeOf, withStatus } from '../judge'
import { readPerformer } from '../people'
import { all, type Field, one, readComment, type Verdict } from '../section'
import { readCode, readIdentifier, readPeriod, readTextOrReference, readValue } from '../values'
import { attribute, child } from '../xml/node'

type Measurement = Statement<'results'>
type Range = NonNullable<Measurement['referenceRanges']>[number]

const readRange: Reader<Range> = (range, context) => {
  const inner = child(range, 'observationRange')
  const text = child(inner, 'text')
  const value = child(inner, 'value')
  const interpretation = child(inner, 'interpretationCode')
  const said = text && readTextOrReference(text, context)
  const limits = value && readValue(value, context)
  const meaning = interpretation && readCode(interpretation, context)
  if (said === undefined && limits === undefined && meaning === undefined) return undefined
  const read: Range = {}
  if (said !== undefined) read.text = said
  if (limits !== undefined) read.value = limits
  if (meaning !== undefined) read.interpretation = meaning
  return read
}

const readPanel: Field<Measurement['panel']> = (_statement, context) => {
  const organizer = context.wrapper
  if (organizer?.name !== 'organizer') return undefined
  const code = child(organizer, 'code')
  const id = child(organizer, 'id')
  const named = code && readCode(code, context)
  const identified = id && readIdentifier(id, context)
  const status = attribute(child(organizer, 'statusCode'), 'code')
  if (named === undefined && identified === undefined && status === undefined) return undefined
  const panel: NonNullable<Measurement['panel']> = {}
  if (named !== undefined) panel.code = named
  if (identified !== undefined) panel.id = identified
  if (status !== undefined) panel.status = status
  return panel
}

const saysWhen = (period: Measurement['period']): boolean =>
  (period?.at?.raw ?? period?.low?.raw ?? period?.high?.raw) !== undefined

export const measurementFields = {
  /** An observation without a time of its own (a null one included) was taken when what it is part of was. */
  period: (statement, context) => {
    const time = child(statement, 'effectiveTime')
    const own = time === undefined ? undefined : readPeriod(time, context)
    const shared = context.wrapper?.name === 'act' ? undefined : child(context.wrapper, 'effectiveTime')
    return saysWhen(own) || shared === undefined ? own : (readPeriod(shared, context) ?? own)
  },
  value: one('value', readValue),
  interpretations: all('interpretationCode', readCode),
  referenceRanges: all('referenceRange', readRange),
  panel: readPanel,
  method: one('methodCode', readCode),
  site: one('targetSiteCode', readCode),
  performers: all('performer', readPerformer),
  comment: readComment,
} satisfies { [F in keyof Measurement]?: Field<Measurement[F]> }

export function judgeMeasurement<K extends 'vitals' | 'results'>(row: Statement<K>): Verdict<K> {
  const isMeasured = row.value !== undefined && row.value.type !== 'null'
  if (!isMeasured) return withNullified(judgeAbsence(row))
  return row.negated === true ? { row, account: 'refuted' } : withNullified({ row })
}

const withNullified = <K extends 'vitals' | 'results'>(verdict: Verdict<K>): Verdict<K> =>
  verdict.row !== undefined && statusCodeOf(verdict.row) === 'nullified'
    ? withStatus(verdict, ['entered-in-error', 'statusCode nullified'])
    : verdict
