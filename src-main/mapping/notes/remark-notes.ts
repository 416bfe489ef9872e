/** What A2V2 has no field for: remarks on readings, measurements that are no readings, plans that are no tasks. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import { hasValue, isReading, type Measurement, otherInterpretations, rangeOf } from '../clinical/readings'
import { isTask } from '../clinical/tasks'
import { codesText, codeText, joined, nameOf, periodText, providersText, valueText } from '../text'
import { table } from './html'
import type { NoteDraft } from './summary-notes'

const FINAL = 'completed'
const labelled = (label: string, text: string | undefined): string | undefined => text && `${label}: ${text}`

const whyNoReading = (measurement: Measurement): string | undefined => {
  if (isReading(measurement)) return undefined
  if (measurement.clinicalStatus === 'entered-in-error' || measurement.status === 'nullified') {
    return 'Entered in error, not valid'
  }
  if (measurement.negated) return 'Stated as not so'
  if (measurement.noKnown) return 'None known'
  if (!hasValue(measurement.value)) return 'No value'
  return nameOf(measurement) === undefined ? 'Not named' : 'Not done'
}

const remarksOf = (measurement: Measurement): string | undefined => {
  const { status, comment, text, method, site, performers, code, referenceRanges, panel } = measurement
  const name = nameOf(measurement)
  return joined(
    [
      whyNoReading(measurement),
      labelled('Interpretation', otherInterpretations(measurement)),
      labelled('Status', status === FINAL ? undefined : status),
      labelled('Panel status', panel?.status === FINAL ? undefined : panel?.status),
      comment,
      text === name || text === comment ? undefined : text,
      labelled('Method', codeText(method)),
      labelled('Site', codeText(site)),
      labelled('By', providersText(performers)),
      isReading(measurement) || referenceRanges === undefined ? undefined : labelled('Range', rangeOf(measurement)),
      // A reading has room for one code.
      code?.translations === undefined ? undefined : labelled('Codes', codesText(code)),
    ],
    '\n',
  )
}

const measurementNote = (category: string, title: string, measurements: readonly Measurement[]): NoteDraft[] => {
  const rows = measurements.flatMap((measurement) => {
    const remarks = remarksOf(measurement)
    const name = nameOf(measurement) ?? 'Not named'
    const when = periodText(measurement.period)
    return remarks === undefined ? [] : [[name, when, valueText(measurement.value), remarks]]
  })
  return rows.length === 0 ? [] : [{ category, title, html: table(['What', 'When', 'Value', 'Remarks'], rows) }]
}

const planRow = (item: Statement<'planOfCare'>): (string | undefined)[] => [
  nameOf(item) ?? 'Not named',
  item.kind,
  periodText(item.period),
  item.negated ? 'Stated as not to be done' : item.noKnown ? 'None known' : 'Entered in error, not valid',
  joined([item.text === nameOf(item) ? undefined : item.text, valueText(item.value), codesText(item.code)], '\n'),
]

export const remarkNotes = (record: PatientRecord): NoteDraft[] => {
  const notPlanned = record.planOfCare.filter((item) => !isTask(item))
  const plan = table(['What', 'Kind', 'When', 'Why it is no task', 'Details'], notPlanned.map(planRow))
  return [
    ...measurementNote('vitals', 'Vital signs: remarks', record.vitals),
    ...measurementNote('results', 'Results: remarks', record.results),
    ...(notPlanned.length === 0 ? [] : [{ category: 'planOfCare', title: 'Plan of care: not to be done', html: plan }]),
  ]
}
