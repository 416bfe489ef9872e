/** Vital signs and lab results: one reading an observation, so that A2V2 has their value history. */
import type { Code, Value } from '../../../src-preload/contract/data-types'
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import type { Reading } from '../../a2v2/schemas'
import { conceptKey, identify } from '../external-ids'
import { fill, type Rows } from '../rows'
import { codeText, firstCodeText, joined, nameOf, timeOf, valueText } from '../text'

export type Measurement = Statement<'results'>

/**
 * ObservationInterpretation (2.16.840.1.113883.5.83), and nothing else: a value is never compared with its range
 * here. Codes that are not in the table (resistant, positive, better …) have no counterpart and are told in words.
 */
const STATUS_OF: Readonly<Record<string, NonNullable<Reading['status']>>> = {
  N: 'Normal',
  A: 'Abnormal',
  ABN: 'Abnormal',
  H: 'Abnormal',
  L: 'Abnormal',
  HU: 'Abnormal',
  LU: 'Abnormal',
  AA: 'Critical',
  HH: 'Critical',
  LL: 'Critical',
}
const WORST_FIRST = ['Critical', 'Abnormal', 'Normal'] as const

const statusOfCode = ({ code }: Code): Reading['status'] => STATUS_OF[code?.trim().toUpperCase() ?? '']

export const statusOf = ({ interpretations }: Measurement): Reading['status'] => {
  const found = new Set((interpretations ?? []).map(statusOfCode))
  return WORST_FIRST.find((status) => found.has(status))
}

/** Interpretations in words: all that say more than Normal, Abnormal or Critical does. */
export const otherInterpretations = ({ interpretations }: Measurement): string | undefined =>
  joined((interpretations ?? []).filter(({ code }) => !/^(N|A|AA)$/i.test(code ?? '')).map(codeText))

const TRACE = 'TRC'
/** A missing value is no reading; "trace" is one. */
export const hasValue = (value: Value | undefined): boolean =>
  valueText(value) !== undefined &&
  !(value?.type === 'null' && value.nullFlavor !== TRACE) &&
  !(value?.type === 'quantity' && value.quantity.value === undefined) &&
  !(value?.type === 'code' && value.code.nullFlavor !== undefined && codeText(value.code) === undefined)

const NOT_DONE = new Set(['aborted', 'cancelled', 'nullified', 'held', 'suspended'])

/** Named, measured, not refuted, not withdrawn, of known standing. Everything else is listed in the note "Results: remarks". */
export const isReading = (measurement: Measurement): boolean =>
  measurement.negated === undefined &&
  measurement.noKnown === undefined &&
  measurement.clinicalStatus === undefined &&
  !NOT_DONE.has(measurement.status?.toLowerCase() ?? '') &&
  !NOT_DONE.has(measurement.panel?.status?.toLowerCase() ?? '') &&
  nameOf(measurement) !== undefined &&
  hasValue(measurement.value)

export const rangeOf = ({ referenceRanges }: Measurement): string | undefined =>
  joined(
    (referenceRanges ?? []).map(({ text, value, interpretation }) =>
      joined([codeText(interpretation), text ?? valueText(value)], ': '),
    ),
  )

/** The number and its comparator without the unit, which has a field of its own. */
const bareValue = (value: Value | undefined): string =>
  (value?.type === 'quantity' ? joined([value.comparator, value.quantity.value], '') : valueText(value)) ?? ''

const unitOf = (value: Value | undefined): string | undefined => {
  const unit = value?.type === 'quantity' ? value.quantity.unit : undefined
  return unit === '' || unit === '1' || unit === 'null' ? undefined : unit
}

interface Measured {
  readonly kind: Reading['kind']
  readonly measurement: Measurement
}

export const READING: Rows<Measured, Omit<Reading, 'externalId'>> = {
  kind: ['vitals, results', 'vital or lab', ({ kind }) => kind],
  name: ['code', 'display name, else the words of the entry', ({ measurement }) => nameOf(measurement) ?? ''],
  code: ['code', 'code system and code', ({ measurement }) => firstCodeText(measurement.code)],
  value: [
    'value',
    'as written, with its comparator; text stays text',
    ({ measurement }) => bareValue(measurement.value),
  ],
  unit: ['value.unit', 'as written', ({ measurement }) => unitOf(measurement.value)],
  time: ['period', 'ISO 8601 of the precision given', ({ measurement }) => timeOf(measurement.period)],
  status: [
    'interpretations',
    'N Normal; A H L HU LU Abnormal; AA HH LL Critical; the worst of several; never from the range',
    ({ measurement }) => statusOf(measurement),
  ],
  range: ['referenceRanges', 'text, else low and high', ({ measurement }) => rangeOf(measurement)],
  panel: ['panel.code', 'display name', ({ measurement }) => codeText(measurement.panel?.code)],
  source: ['', 'always Tebra', () => 'Tebra'],
}

export const readingsOf = (record: PatientRecord, scope: string): Reading[] => {
  const vitals = record.vitals.map((measurement): Measured => ({ kind: 'vital', measurement }))
  const labs = record.results.map((measurement): Measured => ({ kind: 'lab', measurement }))
  return identify(
    scope,
    'reading',
    [...vitals, ...labs]
      .filter(({ measurement }) => isReading(measurement))
      .map((measured) => {
        const { code, ids, period } = measured.measurement
        const item = fill(READING, measured)
        return {
          ids,
          identity: [item.kind, conceptKey(code) ?? item.name, item.time ?? period?.at?.raw ?? period?.low?.raw],
          detail: [item.value, item.unit, item.panel],
          item,
        }
      }),
  )
}
