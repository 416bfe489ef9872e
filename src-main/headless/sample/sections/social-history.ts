/** Social history: smoking status and alcohol. */
import { at, code, codeValue, statementId, status, template, textReference } from '../cda'
import type { Chart } from '../chart'
import { loinc } from '../coded'
import { entry, section, table } from '../section'
import { el, type Xml } from '../xml'

const SMOKING = loinc('72166-2', 'Tobacco smoking status')
const ALCOHOL = loinc('11331-6', 'History of Alcohol use')

const finding = (
  chart: Chart,
  key: string,
  root: string,
  version: string,
  question: Xml,
  time: Xml,
  answer: Xml,
): Xml =>
  entry(
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template(root, version),
      statementId(chart.person, key),
      question,
      textReference(key),
      status('completed'),
      time,
      answer,
    ),
  )

export function socialHistory(chart: Chart): Xml {
  const { smoking, alcohol, writtenOn } = chart
  const asked = chart.visits.at(-1)?.day ?? writtenOn
  return section({
    loinc: loinc('29762-2', 'Social history Narrative'),
    title: 'Social History',
    template: ['2.16.840.1.113883.10.20.22.2.17', '2015-08-01'],
    narrative: table(
      ['Question', 'Answer'],
      [
        { id: 's1-row', cells: ['Smoking status', { id: 's1', text: smoking.display }] },
        { id: 's2-row', cells: ['Alcohol', { id: 's2', text: alcohol }] },
      ],
    ),
    entries: [
      finding(
        chart,
        's1',
        '2.16.840.1.113883.10.20.22.4.78',
        '2014-06-09',
        code(SMOKING),
        at(asked),
        codeValue(smoking),
      ),
      finding(
        chart,
        's2',
        '2.16.840.1.113883.10.20.22.4.38',
        '2015-08-01',
        code(ALCOHOL),
        at(asked),
        el('value', { 'xsi:type': 'ST' }, alcohol),
      ),
    ],
  })
}
