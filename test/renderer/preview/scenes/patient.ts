/** One patient, whole, beside the table of all. */
import { STATEMENT_KINDS } from '../../../../src-preload/contract/statements'
import type { PatientRow } from '../../../../src-preload/contract/views'
import { CLARA, CLARAS_INDEX, patientAt } from '../people'
import { RECORD } from '../record'
import { longName } from '../variants'
import { PARSED } from '../views'
import { press, type Scene, wizard } from './scene'

const balance = { entries: 27, read: 25, accounted: 2, unread: 0 }
const patient = {
  ...wizard('review', PARSED),
  acts: [{ see: 'Patients' }, press('Open Clara May Bellweather')],
} as const
const repeat = { ...patientAt(3), ...CLARA, record: RECORD, balance }
const withAct = (...acts: NonNullable<Scene['acts']>): Scene => ({ ...patient, acts: [...patient.acts, ...acts] })
const withoutContact = ({ phone: _phone, ...row }: PatientRow): PatientRow => ({ ...row, missingContact: true })
/** Two documents give one number to different people. */
const PEOPLE = [
  {
    file: 'export.zip/Bellweather_Clara_03141961/Bellweather_Clara_03141961.ccda',
    name: 'Clara May Bellweather',
    birthDate: { raw: '19610314', iso: '1961-03-14' },
  },
  {
    file: 'export.zip/Hart_Clara_09301984/Hart_Clara_09301984.ccda',
    name: 'Clara Hart',
    birthDate: { raw: '19840930', iso: '1984-09-30' },
  },
]
const EMPTY = {
  ...RECORD,
  ...Object.fromEntries(Object.keys(STATEMENT_KINDS).map((kind) => [kind, []])),
  notes: [],
  providers: [],
  documents: [],
  files: [],
  warnings: [],
}

export const PATIENT = {
  patient: { ...patient, zoomed: true },
  'patient-source': withAct({ press: 'Source', nth: 0 }),
  'patient-source-changed': {
    ...withAct({ press: 'Source', nth: 0 }),
    answers: { 'patient:source': { xml: '<entry/>', changed: true } },
  },
  'patient-source-failed': { ...withAct({ press: 'Source', nth: 0 }), fails: { 'patient:source': 'path_missing' } },
  'patient-vitals': withAct({ see: 'Vital signs' }),
  'patient-results': withAct({ see: 'Lab results' }),
  'patient-notes': withAct({ see: 'Notes' }, press('Assessment and plan')),
  'patient-files': withAct({ see: 'Patient files' }),
  'patient-warnings': withAct({ see: 'Warnings' }),
  'patient-repeat': {
    ...withAct(press('Compare with A2V2')),
    answers: { 'patient:get': repeat },
  },
  'patient-repeat-failed': {
    ...withAct(press('Compare with A2V2')),
    answers: { 'patient:get': repeat },
    fails: { 'patient:difference': 'offline' },
  },
  'patient-left-out': { ...patient, answers: { 'patient:get': { ...repeat, repeat: false, excluded: true } } },
  'patient-conflict': {
    ...patient,
    answers: { 'patient:get': { ...patientAt(21), ...CLARA, record: RECORD, balance, people: PEOPLE } },
  },
  'patient-no-contact': {
    ...patient,
    answers: {
      'patient:get': {
        ...withoutContact({ ...patientAt(CLARAS_INDEX) }),
        record: { ...RECORD, demographics: { ...RECORD.demographics, telecoms: [], addresses: [] } },
        balance,
      },
    },
  },
  'patient-nothing': {
    ...patient,
    answers: {
      'patient:get': {
        ...patientAt(CLARAS_INDEX),
        record: EMPTY,
        balance: { entries: 0, read: 0, accounted: 0, unread: 0 },
      },
    },
  },
  'patient-long-name': {
    ...patient,
    row: longName,
    acts: [{ see: 'Patients' }, press('Open Clara Theodora')],
  },
  'patient-loading': { ...patient, hangs: ['patient:get'] },
  'patient-failed': { ...patient, fails: { 'patient:get': 'store_damaged' } },
} as const satisfies Record<string, Scene>
