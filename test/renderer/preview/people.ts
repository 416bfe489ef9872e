/** Invented patients, as many as wanted, the same ones each time. */
import type { ContactRow, PatientRow } from '../../../src-preload/contract/views'

const GIVEN = [
  'Alma',
  'Bruno',
  'Clara',
  'Desmond',
  'Edith',
  'Felix',
  'Greta',
  'Hollis',
  'Imogen',
  'Jasper',
  'Katarina',
  'Lionel',
  'Marisol',
  'Nestor',
  'Odette',
  'Percival',
]
const FAMILY = [
  'Castellanos',
  'Dunmore',
  'Eastwick',
  'Fairbanks',
  'Goldsworthy',
  'Haverford',
  'Ilyanov',
  'Jankowski',
  'Kingsolver',
  'Lindgren',
  'Montclair',
  'Northcote',
  'Okonkwo',
  'Penhaligon',
  'Quartermaine',
]
const PROVIDERS = [
  'Dr. Amelia Hart',
  'Dr. Samuel Okafor',
  'Dr. Priya Raman',
  'Nora Lindqvist NP',
  'Dr. Wendell Ashgrove',
]

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
const two = (value: number): string => String(value).padStart(2, '0')

/** Each once and before all others by name: however many there are, the first page is full of different people. */
const FIRST_BY_NAME = [
  'Lionel Adair',
  'Marisol Alvarez',
  'Clara May Bellweather',
  'Hollis Archer',
  'Nestor Abbott',
  'Odette Benning',
  'Imogen Acosta',
  'Percival Blythe',
  'Edith Abernathy',
  'Greta Atwood',
  'Felix Brandt',
  'Desmond Barlow',
]
export const CLARAS_INDEX = 2

/** Whose record `RECORD` is. */
export const CLARA = {
  name: 'Clara May Bellweather',
  birthDate: '1961-03-14',
  gender: 'Female',
  phone: '+1 555 0102',
  provider: 'Dr. Amelia Hart',
  documents: 1,
  statements: 27,
  warnings: 1,
} as const satisfies Partial<PatientRow>

export function patientAt(index: number): PatientRow {
  const missingContact = index % 17 === 5
  return {
    key: `2.16.840.1.113883.3.9999^${1000 + index}`,
    name: FIRST_BY_NAME[index] ?? `${pick(GIVEN, index * 5 + 3)} ${pick(FAMILY, index * 7)}`,
    birthDate: `${1934 + ((index * 13) % 84)}-${two(1 + ((index * 5) % 12))}-${two(1 + ((index * 11) % 28))}`,
    gender: index % 2 === 0 ? 'Female' : 'Male',
    ...(missingContact ? {} : { phone: `+1 555 01${two(index % 100)}` }),
    ...(index % 9 === 0 && !missingContact ? { email: `patient${index}@example.org` } : {}),
    provider: pick(PROVIDERS, index * 3),
    documents: index % 12 === 4 ? 2 : 1,
    statements: 18 + ((index * 37) % 190),
    warnings: index % 6 === 2 ? 1 + (index % 4) : 0,
    missingContact,
    repeat: index % 8 === 3,
    conflict: index === 21,
    excluded: false,
    ...(index === CLARAS_INDEX ? CLARA : {}),
  }
}

export function contactAt(index: number): ContactRow {
  const { name, email, phone, provider } = patientAt(index)
  return {
    id: `66f0c0ffee00000000${two(index % 100)}0000`,
    externalReferenceId: `tebra-00000000-${String(index).padStart(32, '0')}`,
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(provider === undefined ? {} : { owner: provider }),
    notes: 3 + (index % 9),
    prescriptions: index % 6,
    readings: (index * 7) % 80,
    files: index % 4,
    tasks: index % 3,
    updatedAt: '2026-11-23T14:05:00Z',
    ...(index % 17 === 5 ? { archived: true as const } : {}),
  }
}
