/** What vital sign (…22.4.27) and result observations (…22.4.2) have in common: a value, its range and its panel. */
import type { Statement } from '../../../src-preload/contract/record'
import type { Reader } from '../context'
import { statusCodeOf } from '../judge'
import { attribute, child, select } from '../node'
import { readPerformer } from '../people'
import { all, type Field, one, readComment, saysNothing, type Verdict } from '../section'
import { compact, readCode, readIdentifier, readPeriod, readTextOrReference, readValue } from '../values'

type Measurement = Statement<'results'>
type Range = NonNullable<Measurement['referenceRanges']>[number]

const readRange: Reader<Range> = (range, context) => {
  const inner = child(range, 'observationRange')
  const text = child(inner, 'text')
  const value = child(inner, 'value')
  const interpretation = child(inner, 'interpretationCode')
  return compact({
    text: text === undefined ? undefined : readTextOrReference(text, context),
    value: value === undefined ? undefined : readValue(value, context),
    interpretation: interpretation === undefined ? undefined : readCode(interpretation, context),
  })
}

const readPanel: Field<Measurement['panel']> = (_statement, context) => {
  const organizer = context.wrapper
  if (organizer?.name !== 'organizer') return undefined
  const code = child(organizer, 'code')
  const id = child(organizer, 'id')
  return compact({
    code: code === undefined ? undefined : readCode(code, context),
    id: id === undefined ? undefined : readIdentifier(id, context),
    status: attribute(child(organizer, 'statusCode'), 'code'),
  })
}

export const measurementFields = {
  /** An observation without a time of its own was taken when its panel was. */
  period: (statement, context) => {
    const time = child(statement, 'effectiveTime')
    const own = time === undefined ? undefined : readPeriod(time, context)
    const shared = select(context.wrapper?.name === 'organizer' ? context.wrapper : undefined, 'effectiveTime')
    return own ?? (shared === undefined ? undefined : readPeriod(shared, context))
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
  if (row.negated === true) return { row, account: 'refuted' }
  if (saysNothing(row) && row.value === undefined) return { account: 'null' }
  return statusCodeOf(row) === 'nullified'
    ? { row: { ...row, clinicalStatus: 'entered-in-error', statusBasis: 'statusCode nullified' } }
    : { row }
}
