/** Problems: concern acts around problem observations. Resolved has an end; R2.1 no longer asks for a status beside it. */
import { usDay } from '../calendar'
import { author, code, codeValue, period, statementId, status, template, textReference } from '../cda'
import type { Chart, Problem } from '../chart'
import { coded, loinc, snomed } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const CONCERN = coded('actClass', 'CONC', '')
const DIAGNOSIS = snomed('282291009', 'Diagnosis')
const PROBLEM = snomed('55607006', 'Problem', loinc('75326-9', 'Problem'))

const keyOf = ({ condition, onset }: Problem): string => `p${condition.code.code}-${onset}`

const observationParts = (chart: Chart, key: string): readonly Xml[] => [
  template('2.16.840.1.113883.10.20.22.4.4', '2015-08-01'),
  statementId(chart.person, key),
]

const concern = (chart: Chart, key: string, from: number, to: number | undefined, observation: Xml): Xml =>
  el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.3', '2015-08-01'),
    statementId(chart.person, `${key}c`),
    code(CONCERN),
    status(to === undefined ? 'active' : 'completed'),
    period(from, to),
    author(chart.clinician, from, 600),
    el('entryRelationship', { typeCode: 'SUBJ' }, observation),
  )

function problemEntry(chart: Chart, problem: Problem): Xml {
  const key = keyOf(problem)
  const { condition, onset, resolved } = problem
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    observationParts(chart, key),
    code(DIAGNOSIS),
    textReference(key),
    status('completed'),
    period(onset, resolved),
    codeValue(condition.code, `${key}-name`),
  )
  return entry(concern(chart, key, onset, resolved, observation))
}

/** HL7's approved example "No Known Problems". */
function noneEntry(chart: Chart): Xml {
  const since = chart.visits[0]?.day ?? chart.writtenOn
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN', negationInd: 'true' },
    observationParts(chart, 'p0'),
    code(PROBLEM),
    textReference('p0'),
    status('completed'),
    period(since),
    codeValue(snomed('55607006', 'Problem')),
  )
  return entry(concern(chart, 'p0', since, undefined, observation))
}

export function problems(chart: Chart): Xml {
  const rows = chart.problems.map((problem) => {
    const key = keyOf(problem)
    const { condition, onset, resolved } = problem
    return {
      id: key,
      cells: [
        { id: `${key}-name`, text: condition.code.display },
        condition.code.also?.code ?? '',
        usDay(onset),
        resolved === undefined ? '' : usDay(resolved),
        resolved === undefined ? 'Active' : 'Resolved',
      ],
    }
  })
  const isNone = rows.length === 0
  return section({
    loinc: loinc('11450-4', 'Problem list - Reported'),
    title: 'Problems',
    template: ['2.16.840.1.113883.10.20.22.2.5.1', '2015-08-01'],
    narrative: isNone
      ? paragraph('No known problems', 'p0')
      : table(['Problem', 'ICD-10', 'Onset', 'Resolved', 'Status'], rows),
    entries: isNone ? [noneEntry(chart)] : chart.problems.map((problem) => problemEntry(chart, problem)),
  })
}
