/** Who treats the sample's patients: the practice workspace's people, and one whom it does not know. */
import { PRACTICE_USERS } from '../../practice/clinic'
import { type Coded, coded } from './coded'

export interface Clinician {
  readonly npi: string
  readonly prefix?: string
  readonly given: string
  readonly family: string
  readonly suffix?: string
  readonly specialty: Coded
}

const FAMILY_MEDICINE = coded('taxonomy', '207Q00000X', 'Family Medicine Physician')
const NURSE_PRACTITIONER = coded('taxonomy', '363L00000X', 'Nurse Practitioner')

/** "Dr. Amelia Hart", "Nora Lindqvist NP". */
function clinicianOf(name: string, npi: string): Clinician {
  const words = name.split(' ')
  const isDoctor = words[0] === 'Dr.'
  const isNurse = words.at(-1) === 'NP'
  const [given = '', family = ''] = isDoctor ? words.slice(1) : words
  return {
    npi,
    given,
    family,
    ...(isDoctor && { prefix: 'Dr.' }),
    ...(isNurse && { suffix: 'NP' }),
    specialty: isNurse ? NURSE_PRACTITIONER : FAMILY_MEDICINE,
  }
}

export const KNOWN_CLINICIANS: readonly Clinician[] = PRACTICE_USERS.flatMap(({ name, npi }) =>
  npi === undefined ? [] : [clinicianOf(name, npi)],
)

/** Left the clinic before the import: the owner has to map or skip this one. The NPI passes the check, but is nobody's. */
export const UNMAPPED_CLINICIAN: Clinician = clinicianOf('Dr. Colin Marsh', '1999999943')

export const fullName = ({ prefix, given, family, suffix }: Clinician): string =>
  [prefix, given, family, suffix].filter((part) => part !== undefined).join(' ')
