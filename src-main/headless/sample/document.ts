/** The whole document: Continuity of Care Document (C-CDA R2.1), which Tebra calls "Summary of Care". */
import { PRACTICE_ORGANISATION } from '../../practice/clinic'
import { hl7Day, hl7Time } from './calendar'
import { assignedEntity, code, DOCUMENT_IDS, id, NPI, PATIENT_IDS, personName, TAX_ID, template } from './cda'
import type { Chart, Person } from './chart'
import { coded } from './coded'
import { allergies } from './sections/allergies'
import { careTeam } from './sections/care-team'
import { encounters } from './sections/encounters'
import { familyHistory } from './sections/family-history'
import { immunizations } from './sections/immunizations'
import { insurance } from './sections/insurance'
import { medications } from './sections/medications'
import { notes } from './sections/notes'
import { planOfTreatment } from './sections/plan-of-treatment'
import { problems } from './sections/problems'
import { procedures } from './sections/procedures'
import { results } from './sections/results'
import { socialHistory } from './sections/social-history'
import { vitals } from './sections/vitals'
import { el, type Xml, xmlDocument } from './xml'

const SECTIONS: readonly ((chart: Chart) => Xml)[] = [
  allergies,
  medications,
  problems,
  encounters,
  results,
  vitals,
  immunizations,
  procedures,
  socialHistory,
  familyHistory,
  planOfTreatment,
  insurance,
  careTeam,
  notes,
]
/** What an export leaves out where there is nothing to say. */
const isTold = (chart: Chart, section: (typeof SECTIONS)[number]): boolean => {
  if (section === results) return chart.labs.length > 0
  if (section === procedures) return chart.procedures.length > 0
  if (section === familyHistory) return chart.family.length > 0
  return section !== careTeam || !chart.namesPrimaryCare
}

const PRIMARY_CARE = coded('participation', 'PCP', 'primary care physician')
/** The minute at which the nightly export writes. */
const WRITTEN_AT = 130

const digits = (phone: string): string => phone.replace(/\D/g, '')

const CLINIC_NAME = el('name', {}, PRACTICE_ORGANISATION.name)
const CLINIC_ID = id(TAX_ID, '000000001')
const CLINIC_PHONE = el('telecom', { use: 'WP', value: 'tel:+1-914-555-0100' })
const CLINIC_ADDRESS = el(
  'addr',
  { use: 'WP' },
  el('streetAddressLine', {}, '1 Main Street'),
  el('city', {}, 'Maple Harbor'),
  el('state', {}, 'NY'),
  el('postalCode', {}, '00412'),
  el('country', {}, 'US'),
)

const telecoms = ({ phone, email }: Person): readonly Xml[] => [
  ...(phone === undefined
    ? []
    : [el('telecom', { use: 'HP', value: `tel:+1-${digits(phone).replace(/(...)(...)/, '$1-$2-')}` })]),
  ...(email === undefined ? [] : [el('telecom', { value: `mailto:${email}` })]),
  ...(phone === undefined && email === undefined ? [el('telecom', { nullFlavor: 'UNK' })] : []),
]

function patientRole(person: Person): Xml {
  const [city, state, postalCode] = person.town
  const gender = coded('gender', person.gender, person.gender === 'F' ? 'Female' : 'Male')
  const patient = el(
    'patient',
    {},
    el(
      'name',
      { use: 'L' },
      el('given', {}, person.given),
      person.middle === undefined ? undefined : el('given', {}, person.middle),
      el('family', {}, person.family),
    ),
    code(gender, undefined, 'administrativeGenderCode'),
    el('birthTime', { value: hl7Day(person.birth) }),
    person.maritalStatus === undefined ? undefined : code(person.maritalStatus, undefined, 'maritalStatusCode'),
    code(person.race, undefined, 'raceCode'),
    code(person.ethnicity, undefined, 'ethnicGroupCode'),
    el(
      'languageCommunication',
      {},
      el('languageCode', { code: person.language }),
      el('preferenceInd', { value: 'true' }),
    ),
  )
  return el(
    'patientRole',
    {},
    id(PATIENT_IDS, person.id),
    el(
      'addr',
      { use: 'HP' },
      el('streetAddressLine', {}, person.street),
      el('city', {}, city),
      el('state', {}, state),
      el('postalCode', {}, postalCode),
      el('country', {}, 'US'),
    ),
    telecoms(person),
    patient,
    el('providerOrganization', {}, CLINIC_ID, CLINIC_NAME),
  )
}

const author = ({ clinician, writtenOn }: Chart): Xml =>
  el(
    'author',
    {},
    el('time', { value: hl7Time(writtenOn, WRITTEN_AT) }),
    el(
      'assignedAuthor',
      {},
      id(NPI, clinician.npi),
      code(clinician.specialty),
      CLINIC_PHONE,
      el('assignedPerson', {}, personName(clinician)),
      el('representedOrganization', {}, CLINIC_NAME),
    ),
  )

/** The time the summary covers, and who had the patient in care. */
function serviceEvent({ clinician, namesPrimaryCare, visits, writtenOn }: Chart): Xml {
  const low = hl7Day(visits[0]?.day ?? writtenOn)
  return el(
    'documentationOf',
    {},
    el(
      'serviceEvent',
      { classCode: 'PCPR' },
      el('effectiveTime', {}, el('low', { value: low }), el('high', { value: hl7Day(writtenOn) })),
      namesPrimaryCare
        ? el('performer', { typeCode: 'PRF' }, code(PRIMARY_CARE, undefined, 'functionCode'), assignedEntity(clinician))
        : undefined,
    ),
  )
}

const header = (chart: Chart): readonly Xml[] => [
  el('realmCode', { code: 'US' }),
  el('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
  template('2.16.840.1.113883.10.20.22.1.1'),
  template('2.16.840.1.113883.10.20.22.1.1', '2015-08-01'),
  template('2.16.840.1.113883.10.20.22.1.2'),
  template('2.16.840.1.113883.10.20.22.1.2', '2015-08-01'),
  id(DOCUMENT_IDS, `${chart.person.id}-${hl7Day(chart.writtenOn)}`),
  code(coded('loinc', '34133-9', 'Summarization of Episode Note')),
  el('title', {}, 'Summary of Care'),
  el('effectiveTime', { value: hl7Time(chart.writtenOn, WRITTEN_AT) }),
  el('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
  el('languageCode', { code: 'en-US' }),
  el('recordTarget', {}, patientRole(chart.person)),
  author(chart),
  el(
    'custodian',
    {},
    el(
      'assignedCustodian',
      {},
      el('representedCustodianOrganization', {}, CLINIC_ID, CLINIC_NAME, CLINIC_PHONE, CLINIC_ADDRESS),
    ),
  ),
  serviceEvent(chart),
]

export const documentOf = (chart: Chart): string =>
  xmlDocument(
    el(
      'ClinicalDocument',
      {
        xmlns: 'urn:hl7-org:v3',
        'xmlns:sdtc': 'urn:hl7-org:sdtc',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      header(chart),
      el(
        'component',
        {},
        el(
          'structuredBody',
          {},
          SECTIONS.filter((section) => isTold(chart, section)).map((section) => section(chart)),
        ),
      ),
    ),
  )
