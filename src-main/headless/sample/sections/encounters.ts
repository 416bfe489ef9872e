/** Encounters: every visit with its performer, place and diagnosis. */
import { usDay } from '../calendar'
import { atTime, code, codeValue, performer, period, statementId, status, template, textReference } from '../cda'
import type { Chart, Visit } from '../chart'
import { coded, loinc, plain } from '../coded'
import { fullName } from '../providers'
import { entry, section, table } from '../section'
import { el, type Xml } from '../xml'

const CLINIC = coded('facility', '1117-1', 'Family Medicine Clinic')
const DIAGNOSIS = loinc('29308-4', 'Diagnosis')
const ASSERTION = coded('actCode', 'ASSERTION', '')
export const CLINIC_NAME = 'Practice Clinic, Main Street'

/** Service Delivery Location (…22.4.32). */
const place = (): Xml =>
  el(
    'participant',
    { typeCode: 'LOC' },
    el(
      'participantRole',
      { classCode: 'SDLOC' },
      template('2.16.840.1.113883.10.20.22.4.32'),
      code(CLINIC),
      el('playingEntity', { classCode: 'PLC' }, el('name', {}, CLINIC_NAME)),
    ),
  )

/** Encounter Diagnosis (…22.4.80) around a Problem Observation (…22.4.4). */
function diagnosis(chart: Chart, visit: Visit): Xml | undefined {
  if (visit.condition === undefined) return undefined
  const key = `e${visit.number}d`
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.4', '2015-08-01'),
    statementId(chart.person, `${key}o`),
    code(ASSERTION),
    status('completed'),
    period(visit.day),
    codeValue(plain(visit.condition.code), key),
  )
  return el(
    'entryRelationship',
    { typeCode: 'SUBJ' },
    el(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.80', '2015-08-01'),
      code(DIAGNOSIS),
      status('completed'),
      el('entryRelationship', { typeCode: 'SUBJ' }, observation),
    ),
  )
}

const encounterEntry = (chart: Chart, visit: Visit): Xml =>
  entry(
    el(
      'encounter',
      { classCode: 'ENC', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.49', '2015-08-01'),
      statementId(chart.person, `e${visit.number}`),
      code(visit.kind),
      textReference(`e${visit.number}`),
      status('completed'),
      atTime(visit.day, visit.minutes),
      performer(visit.clinician),
      visit.vitals === undefined ? undefined : place(),
      diagnosis(chart, visit),
    ),
  )

export function encounters(chart: Chart): Xml {
  const rows = chart.visits.map((visit) => ({
    id: `e${visit.number}`,
    cells: [
      usDay(visit.day),
      visit.kind.display,
      fullName(visit.clinician),
      { id: `e${visit.number}d`, text: visit.condition?.code.display ?? 'General examination' },
    ],
  }))
  return section({
    loinc: loinc('46240-8', 'History of Hospitalizations+Outpatient visits Narrative'),
    title: 'Encounters',
    template: ['2.16.840.1.113883.10.20.22.2.22.1', '2015-08-01'],
    narrative: table(['Date', 'Type', 'Provider', 'Diagnosis'], rows),
    entries: chart.visits.map((visit) => encounterEntry(chart, visit)),
  })
}
