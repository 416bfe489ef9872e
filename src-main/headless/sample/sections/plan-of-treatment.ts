/** Plan of treatment: the next appointment, a referral, an order and advice, each in its own mood. */
import { usDay } from '../calendar'
import { assignedEntity, at, code, statementId, status, template, textReference } from '../cda'
import type { Chart } from '../chart'
import { loinc, snomed } from '../coded'
import { VISIT_KINDS } from '../make-visits'
import { fullName } from '../providers'
import { entry, type Row, section, table } from '../section'
import { el, type Xml } from '../xml'

const REFERRAL = snomed('44383000', 'Patient referral for consultation')
const EDUCATION = snomed('311401005', 'Patient education')

interface Item {
  readonly key: string
  readonly kind: string
  readonly text: string
  readonly date: string
  readonly statement: Xml
}

/** Planned Encounter (…22.4.40). */
function appointment(chart: Chart): Item {
  const { plan, clinician, person } = chart
  return {
    key: 't1',
    kind: 'Appointment',
    text: `Follow-up visit with ${fullName(clinician)}`,
    date: usDay(plan.appointment),
    statement: el(
      'encounter',
      { classCode: 'ENC', moodCode: 'INT' },
      template('2.16.840.1.113883.10.20.22.4.40', '2014-06-09'),
      statementId(person, 't1'),
      code(VISIT_KINDS.office, 't1'),
      textReference('t1'),
      status('active'),
      at(plan.appointment),
      el('performer', {}, assignedEntity(clinician)),
    ),
  }
}

/** Patient Referral Act (…22.4.140). */
const referral = (chart: Chart, specialty: string): Item => ({
  key: 't2',
  kind: 'Referral',
  text: `Referral to ${specialty}`,
  date: usDay(chart.plan.appointment),
  statement: el(
    'act',
    { classCode: 'PCPR', moodCode: 'INT' },
    template('2.16.840.1.113883.10.20.22.4.140'),
    statementId(chart.person, 't2'),
    code(REFERRAL, 't2'),
    textReference('t2'),
    status('active'),
    at(chart.plan.appointment),
  ),
})

/** Planned Observation (…22.4.44). */
const order = (chart: Chart, panel: Parameters<typeof code>[0]): Item => ({
  key: 't3',
  kind: 'Order',
  text: panel.display,
  date: usDay(chart.plan.appointment),
  statement: el(
    'observation',
    { classCode: 'OBS', moodCode: 'RQO' },
    template('2.16.840.1.113883.10.20.22.4.44', '2014-06-09'),
    statementId(chart.person, 't3'),
    code(panel, 't3'),
    textReference('t3'),
    status('active'),
    at(chart.plan.appointment),
  ),
})

/** Instruction (…22.4.20). */
const instruction = (chart: Chart): Item => ({
  key: 't4',
  kind: 'Instruction',
  text: chart.plan.instruction,
  date: '',
  statement: el(
    'act',
    { classCode: 'ACT', moodCode: 'INT' },
    template('2.16.840.1.113883.10.20.22.4.20', '2014-06-09'),
    code(EDUCATION),
    textReference('t4'),
    status('completed'),
  ),
})

export function planOfTreatment(chart: Chart): Xml {
  const { plan } = chart
  const items = [
    appointment(chart),
    ...(plan.referral === undefined ? [] : [referral(chart, plan.referral)]),
    ...(plan.order === undefined ? [] : [order(chart, plan.order)]),
    instruction(chart),
  ]
  const rows: readonly Row[] = items.map(({ key, kind, text, date }) => ({
    id: `${key}-row`,
    cells: [kind, { id: key, text }, date],
  }))
  return section({
    loinc: loinc('18776-5', 'Plan of care note'),
    title: 'Plan of Treatment',
    template: ['2.16.840.1.113883.10.20.22.2.10', '2014-06-09'],
    narrative: table(['Type', 'What', 'When'], rows),
    entries: items.map(({ statement }) => entry(statement)),
  })
}
