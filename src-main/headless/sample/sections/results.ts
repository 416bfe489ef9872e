/** Results: one organizer a laboratory report; numbers with their reference ranges, findings as codes. */
import { type Day, usDay } from '../calendar'
import { at, code, codeValue, quantity, statementId, status, template, textReference } from '../cda'
import type { Chart, LabReport, Result } from '../chart'
import { coded, loinc } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const FLAGS = { N: 'Normal', H: 'High', L: 'Low', A: 'Abnormal' } as const
const keyOf = ({ panel, day }: LabReport): string => `l${panel.code.code}-${day}`
const resultKey = (report: LabReport, result: Result): string => `${keyOf(report)}-${result.code.code}`

const shownRange = ({ low, high }: Result): string =>
  low === undefined ? (high === undefined ? '' : `< ${high}`) : high === undefined ? `> ${low}` : `${low} - ${high}`
/** As laboratories print it: LOINC's name without its axes. */
const shortName = ({ code: { display } }: Result): string => display.split(' [')[0] ?? display
const shownValue = ({ value }: Result): string => (typeof value === 'string' ? value : value.display)

function referenceRange(result: Result): Xml | undefined {
  const { unit, low, high } = result
  if (low === undefined && high === undefined) return undefined
  return el(
    'referenceRange',
    {},
    el(
      'observationRange',
      {},
      el(
        'value',
        { 'xsi:type': 'IVL_PQ' },
        low === undefined ? undefined : el('low', { value: low, unit }),
        high === undefined ? undefined : el('high', { value: high, unit }),
      ),
    ),
  )
}

function observation(chart: Chart, report: LabReport, day: Day, result: Result): Xml {
  const key = resultKey(report, result)
  return el(
    'component',
    {},
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.2', '2015-08-01'),
      statementId(chart.person, key),
      code(result.code),
      textReference(key),
      status('completed'),
      at(day),
      typeof result.value === 'string' ? quantity(result.value, result.unit) : codeValue(result.value),
      code(coded('interpretation', result.flag, FLAGS[result.flag]), undefined, 'interpretationCode'),
      referenceRange(result),
    ),
  )
}

const organizer = (chart: Chart, report: LabReport): Xml =>
  entry(
    el(
      'organizer',
      { classCode: 'BATTERY', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.1', '2015-08-01'),
      statementId(chart.person, keyOf(report)),
      code(report.panel.code),
      status('completed'),
      report.results.map((result) => observation(chart, report, report.day, result)),
    ),
  )

export function results(chart: Chart): Xml {
  const rows = chart.labs.flatMap((report) =>
    report.results.map((result) => {
      const key = resultKey(report, result)
      return {
        id: `${key}-row`,
        cells: [
          usDay(report.day),
          shortName(result),
          { id: key, text: shownValue(result) },
          result.unit ?? '',
          shownRange(result),
          FLAGS[result.flag],
        ],
      }
    }),
  )
  return section({
    loinc: loinc('30954-2', 'Relevant diagnostic tests/laboratory data Narrative'),
    title: 'Results',
    template: ['2.16.840.1.113883.10.20.22.2.3.1', '2015-08-01'],
    narrative:
      rows.length === 0
        ? paragraph('No laboratory results')
        : table(['Date', 'Test', 'Value', 'Unit', 'Reference', 'Flag'], rows),
    entries: chart.labs.map((report) => organizer(chart, report)),
  })
}
