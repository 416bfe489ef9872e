/** One invented patient with something in every section, and the cases that are easy to show wrongly. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import { EARLIER_RESULTS, EARLIER_VITALS } from './history'

const FILE = 'tebra-sample-export.zip/Bellweather_Clara_03141961/Bellweather_Clara_03141961.ccda'
const source = (section: string, entry: number) => ({ file: FILE, section, entry })
const code = (display: string, value?: string, systemName?: string) => ({
  display,
  ...(value === undefined ? {} : { code: value }),
  ...(systemName === undefined ? {} : { systemName }),
})
const on = (iso: string) => ({ at: { raw: iso.replaceAll('-', ''), iso } })
const since = (iso: string) => ({ low: { raw: iso.replaceAll('-', ''), iso } })
const hart = { name: 'Dr. Amelia Hart', npi: '1999999984' }

const panel = { code: code('Lipid panel', '57698-3', 'LOINC'), id: { root: '1.2.3', extension: 'L1' } }
const lab = (entry: number, display: string, value: string, unit: string, range: string, flag: string) => ({
  source: source('30954-2', entry),
  code: code(display),
  status: 'completed',
  clinicalStatus: 'completed' as const,
  period: on('2026-06-12'),
  value: { type: 'quantity' as const, quantity: { value, unit } },
  referenceRanges: [{ text: range }],
  interpretations: [{ code: flag }],
  panel,
})
const vital = (entry: number, display: string, value: string, unit: string, iso: string) => ({
  source: source('8716-3', entry),
  code: code(display),
  period: on(iso),
  value: { type: 'quantity' as const, quantity: { value, unit } },
})

const NOTE = `<p>Here for follow-up of blood pressure. <strong>Feels well.</strong> No chest pain.</p>
<table><caption>Home readings</caption><thead><tr><th>Date</th><th>Morning</th><th>Evening</th></tr></thead>
<tbody><tr><td>June 1</td><td>134/82</td><td>128/80</td></tr><tr><td>June 2</td><td colspan="2">not taken</td></tr></tbody></table>
<ul><li>Continue lisinopril</li><li>Recheck in 3 months</li></ul><script>document.title='unsafe'</script><img src=x onerror="document.title='unsafe'">`

export const RECORD: PatientRecord = {
  key: '2.16.840.1.113883.3.9999^1002',
  demographics: {
    ids: [
      { root: '2.16.840.1.113883.3.9999', extension: '1002' },
      { root: '2.16.840.1.113883.4.1', extension: '000-00-0000' },
    ],
    names: [
      { use: 'L', given: ['Clara', 'May'], family: 'Bellweather', text: 'Clara May Bellweather' },
      { use: 'BR', given: ['Clara'], family: 'Dunmore', text: 'Clara Dunmore' },
    ],
    birthDate: { raw: '19610314', iso: '1961-03-14' },
    gender: code('Female', 'F'),
    maritalStatus: code('Married'),
    races: [code('White')],
    ethnicities: [code('Not Hispanic or Latino')],
    languages: ['English'],
    addresses: [{ lines: ['14 Orchard Lane'], city: 'Springfield', state: 'OR', postalCode: '97477', country: 'US' }],
    telecoms: [{ raw: 'tel:+15550102', kind: 'phone', value: '+1 555 0102', use: 'home' }],
  },
  problems: [
    {
      source: source('11450-4', 1),
      code: code('Essential hypertension', 'I10', 'ICD-10-CM'),
      clinicalStatus: 'active',
      statusBasis: 'problem status observation',
      period: since('2018-04'),
      severity: code('Moderate'),
    },
    {
      source: source('11450-4', 2),
      code: code('Acute bronchitis', 'J20.9', 'ICD-10-CM'),
      clinicalStatus: 'resolved',
      period: { low: { iso: '2024-01-08' }, high: { iso: '2024-01-29' } },
    },
    {
      source: source('11450-4', 3),
      code: code('Diabetes mellitus type 2', 'E11.9', 'ICD-10-CM'),
      negated: true,
      clinicalStatus: 'active',
    },
  ],
  allergies: [
    {
      source: source('48765-2', 1),
      code: code('Penicillin G', '7980', 'RxNorm'),
      clinicalStatus: 'active',
      reactions: [{ code: code('Hives'), severity: code('Moderate') }],
      kind: code('Drug allergy'),
      period: since('1999'),
    },
    { source: source('48765-2', 2), code: code('No known food allergies'), noKnown: true },
  ],
  medications: [
    {
      source: source('10160-0', 1),
      code: code('Lisinopril 10 MG Oral Tablet', '314076', 'RxNorm'),
      clinicalStatus: 'active',
      sig: 'Take one tablet by mouth every morning',
      dose: { type: 'quantity', quantity: { value: '1', unit: 'tablet' } },
      route: code('Oral'),
      frequency: 'every 24 h',
      period: since('2018-04-20'),
      prescribers: [hart],
    },
    {
      source: source('10160-0', 2),
      code: code('Amoxicillin 500 MG Oral Capsule', '308191', 'RxNorm'),
      clinicalStatus: 'completed',
      statusBasis: 'its period has ended',
      frequency: 'every 8 h',
      period: { low: { iso: '2024-01-08' }, high: { iso: '2024-01-18' } },
    },
  ],
  immunizations: [
    {
      source: source('11369-6', 1),
      code: code('Influenza, seasonal, injectable', '141', 'CVX'),
      clinicalStatus: 'completed',
      period: on('2025-10-02'),
      lot: 'AX4421',
      manufacturer: 'Example Biologics',
    },
    {
      source: source('11369-6', 2),
      code: code('Zoster recombinant', '187', 'CVX'),
      negated: true,
      refusalReason: code('Patient decision'),
      period: on('2025-10-02'),
    },
  ],
  vitals: [
    {
      ...vital(1, 'Systolic blood pressure', '134', 'mm[Hg]', '2026-06-12T09:20'),
      panel: { code: code('Vital signs, June 12, 2026') },
    },
    {
      ...vital(2, 'Diastolic blood pressure', '82', 'mm[Hg]', '2026-06-12T09:20'),
      panel: { code: code('Vital signs, June 12, 2026') },
    },
    {
      ...vital(3, 'Body weight', '71.2', 'kg', '2026-06-12T09:20'),
      panel: { code: code('Vital signs, June 12, 2026') },
    },
    ...EARLIER_VITALS,
  ],
  results: [
    lab(1, 'Cholesterol, total', '212', 'mg/dL', 'less than 200', 'H'),
    lab(2, 'HDL cholesterol', '58', 'mg/dL', '40 to 60', 'N'),
    lab(3, 'LDL cholesterol', '191', 'mg/dL', 'less than 100', 'HH'),
    {
      source: source('30954-2', 4),
      code: code('Urine culture'),
      value: { type: 'text', text: 'No growth after 48 hours' },
      period: on('2026-06-14'),
    },
    ...EARLIER_RESULTS,
  ],
  procedures: [
    {
      source: source('47519-4', 1),
      element: 'procedure',
      code: code('Screening colonoscopy', '73761001', 'SNOMED CT'),
      clinicalStatus: 'completed',
      period: on('2021-09-30'),
      performers: [{ name: 'Dr. Wendell Ashgrove' }],
    },
  ],
  encounters: [
    {
      source: source('46240-8', 1),
      code: code('Office visit, established patient', '99213', 'CPT'),
      period: { low: { iso: '2026-06-12T09:10' }, high: { iso: '2026-06-12T09:40' } },
      performers: [hart],
      locations: ['Practice Clinic'],
      diagnoses: [code('Essential hypertension')],
    },
  ],
  socialHistory: [
    {
      source: source('29762-2', 1),
      code: code('Tobacco smoking status'),
      value: { type: 'code', code: code('Former smoker') },
      period: since('2009'),
    },
  ],
  familyHistory: [
    {
      source: source('10157-6', 1),
      code: code('Myocardial infarction'),
      relation: code('Father'),
      ageAtOnset: { type: 'quantity', quantity: { value: '58', unit: 'a' } },
    },
  ],
  findings: [],
  planOfCare: [
    {
      source: source('18776-5', 1),
      kind: 'appointment',
      code: code('Blood pressure recheck'),
      clinicalStatus: 'intended',
      period: on('2026-09-12'),
    },
    {
      source: source('18776-5', 2),
      kind: 'referral',
      code: code('Referral to cardiology'),
      clinicalStatus: 'intended',
    },
  ],
  insurance: [{ source: source('48768-6', 1), payer: 'Example Mutual', memberId: 'EM-553-120', groupId: 'G-88' }],
  devices: [],
  notes: [
    {
      source: source('51847-2', 0),
      title: 'Assessment and plan',
      html: NOTE,
      time: { iso: '2026-06-12' },
      authors: [hart],
    },
    {
      source: source('48765-2', 0),
      title: 'Allergies',
      html: '<table><tbody><tr><td>Penicillin G</td><td>Hives</td></tr></tbody></table>',
    },
  ],
  providers: [hart, { name: 'Dr. Wendell Ashgrove', invalidNpi: '12345' }],
  attributedNpi: '1999999984',
  documents: [
    { file: FILE, title: 'Summary of Care', time: { iso: '2026-06-12T10:02' }, custodian: 'Practice Clinic' },
  ],
  files: [
    {
      name: 'lab-report-2026-06-12.pdf',
      mediaType: 'application/pdf',
      bytes: 48_210,
      sha256: '0'.repeat(64),
      match: 'folder',
    },
  ],
  warnings: [{ code: 'reference_unresolved', file: FILE, section: '10160-0', entry: 2 }],
}
