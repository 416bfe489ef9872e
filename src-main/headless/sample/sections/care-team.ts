/** Care team (C-CDA 2.1 Companion Guide R3): the clinicians who saw the patient. */
import { assignedEntity, code, period, statementId, status, template } from '../cda'
import type { Chart } from '../chart'
import { loinc, snomed } from '../coded'
import { type Clinician, fullName } from '../providers'
import { entry, section, table } from '../section'
import { el, type Xml } from '../xml'

const CARE_TEAM = loinc('86744-0', 'Care team')
const MEMBER = loinc('85847-2', 'Patient Care team information')
const PRIMARY = snomed('446050000', 'Primary care provider')
const OTHER = snomed('106292003', 'Professional nurse and related occupation')

const teamOf = ({ clinician, visits }: Chart): readonly Clinician[] => [
  ...new Map([clinician, ...visits.map((visit) => visit.clinician)].map((member) => [member.npi, member])).values(),
]
const isNurse = ({ suffix }: Clinician): boolean => suffix === 'NP'

function member(chart: Chart, clinician: Clinician, since: number): Xml {
  const role = clinician.npi === chart.clinician.npi ? PRIMARY : isNurse(clinician) ? OTHER : undefined
  return el(
    'component',
    {},
    el(
      'act',
      { classCode: 'PCPR', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.500.1', '2019-07-01'),
      statementId(chart.person, `g${clinician.npi}`),
      code(MEMBER),
      status('active'),
      period(since),
      el(
        'performer',
        { typeCode: 'PRF' },
        role === undefined ? undefined : code(role, undefined, 'functionCode'),
        assignedEntity(clinician),
      ),
    ),
  )
}

export function careTeam(chart: Chart): Xml {
  const team = teamOf(chart)
  const since = chart.visits[0]?.day ?? chart.writtenOn
  const organizer = el(
    'organizer',
    { classCode: 'CLUSTER', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.500', '2019-07-01'),
    statementId(chart.person, 'g0'),
    code(CARE_TEAM),
    status('active'),
    period(since),
    team.map((clinician) => member(chart, clinician, since)),
  )
  return section({
    loinc: MEMBER,
    title: 'Care Team',
    template: ['2.16.840.1.113883.10.20.22.2.500', '2019-07-01'],
    narrative: table(
      ['Name', 'Specialty', 'NPI'],
      team.map((clinician) => ({
        id: `g${clinician.npi}`,
        cells: [fullName(clinician), clinician.specialty.display, clinician.npi],
      })),
    ),
    entries: [entry(organizer)],
  })
}
