/**
 * Whom a demographics table helps: patients without a usable email address or phone number. A row counts only where it
 * means one patient and no other row says otherwise; what a document gives is never replaced.
 */
import { emailOf, phoneOf } from '../../src-preload/contract/contactability'
import type { Telecom } from '../../src-preload/contract/data-types'
import type { ContactFill, ContactsPreview } from '../../src-preload/contract/file-views'
import { fold } from '../lib/fold'
import type { ContactLine } from './contact-table'
import type { PatientSummary } from './summary'

export interface FillablePatient
  extends Pick<PatientSummary, 'key' | 'name' | 'family' | 'given' | 'ids' | 'email' | 'phone'> {
  readonly birthDate?: string
  /** The documents are of two people. */
  readonly conflict: boolean
}

export interface PatientFill extends ContactFill {
  readonly telecoms: readonly Telecom[]
}
export interface Fills extends Omit<ContactsPreview, 'file' | 'path' | 'sha256' | 'first'> {
  readonly patients: readonly PatientFill[]
}

const DAY_LENGTH = 10
const dayOf = ({ birthDate }: FillablePatient): string | undefined => birthDate?.slice(0, DAY_LENGTH)
const firstWord = (text: string): string => fold(text).split(' ')[0] ?? ''

/** An id alone may be a number of something else: what the row says beside it must not speak against it. */
const contradicts = ({ birthDate, family, given }: ContactLine, patient: FillablePatient): boolean => {
  const day = dayOf(patient)
  if (birthDate !== undefined && day?.length === DAY_LENGTH) return birthDate !== day
  if (family !== undefined && patient.family !== undefined && family !== fold(patient.family)) return true
  return given !== undefined && patient.given !== undefined && given !== firstWord(patient.given)
}

type Index = ReadonlyMap<string, readonly FillablePatient[]>

const indexBy = (
  patients: readonly FillablePatient[],
  keysOf: (patient: FillablePatient) => readonly string[],
): Index => {
  const index = new Map<string, FillablePatient[]>()
  for (const patient of patients) {
    for (const key of new Set(keysOf(patient))) {
      const known = index.get(key)
      if (known === undefined) index.set(key, [patient])
      else known.push(patient)
    }
  }
  return index
}

const personKey = (family: string, given: string, day: string): string => `${fold(family)}|${firstWord(given)}|${day}`

type Found = { readonly patient: FillablePatient; readonly how: ContactFill['how'] } | 'nobody' | 'ambiguous'

const createFinder = (patients: readonly FillablePatient[]): ((line: ContactLine) => Found) => {
  const byId = indexBy(patients, ({ ids }) => ids)
  const byPerson = indexBy(patients, (patient) => {
    const day = dayOf(patient)
    const { family, given } = patient
    return day === undefined || family === undefined || given === undefined ? [] : [personKey(family, given, day)]
  })
  const only = (found: readonly FillablePatient[], how: ContactFill['how']): Found => {
    const [patient, ...others] = found
    if (patient === undefined) return 'nobody'
    return others.length > 0 || patient.conflict ? 'ambiguous' : { patient, how }
  }
  return (line) => {
    const { id, family, given, birthDate } = line
    const named = id === undefined ? [] : (byId.get(id) ?? [])
    if (named.length > 0) {
      const found = only(named, 'id')
      return typeof found === 'object' && contradicts(line, found.patient) ? 'ambiguous' : found
    }
    if (family === undefined || given === undefined || birthDate === undefined) return 'nobody'
    return only(byPerson.get(personKey(family, given, birthDate)) ?? [], 'name and birth date')
  }
}

interface Claim {
  readonly patient: FillablePatient
  readonly how: ContactFill['how']
  readonly lines: ContactLine[]
}

/** The one value that all rows of a patient give; undefined where they differ, or none gives any. */
const agreed = (lines: readonly ContactLine[], kind: 'email' | 'phone'): Telecom | 'differs' | undefined => {
  const given = lines.flatMap((line) => line[kind] ?? [])
  return new Set(given.map(({ value }) => value)).size > 1 ? 'differs' : given[0]
}

const fillOf = ({ patient, how, lines }: Claim): { readonly fill?: PatientFill; readonly differs: boolean } => {
  const email = patient.email === undefined ? agreed(lines, 'email') : undefined
  const phone = patient.phone === undefined ? agreed(lines, 'phone') : undefined
  const telecoms = [email, phone].filter((found) => typeof found === 'object')
  const differs = email === 'differs' || phone === 'differs'
  if (telecoms.length === 0) return { differs }
  const { key, name, birthDate } = patient
  const shown = {
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(typeof email === 'object' ? { email: email.value } : {}),
    ...(typeof phone === 'object' ? { phone: phone.value } : {}),
  }
  return { differs, fill: { key, name, ...shown, how, telecoms } }
}

export function fillsFrom(lines: readonly ContactLine[], patients: readonly FillablePatient[]): Fills {
  const find = createFinder(patients)
  const claims = new Map<string, Claim>()
  let ambiguous = 0
  let unknown = 0
  for (const line of lines) {
    const found = find(line)
    if (found === 'ambiguous') ambiguous += 1
    else if (found === 'nobody') unknown += 1
    else {
      const claim = claims.get(found.patient.key) ?? { ...found, lines: [] }
      claim.lines.push(line)
      claims.set(found.patient.key, claim)
    }
  }
  const outcomes = [...claims.values()].map(fillOf)
  const filled = outcomes.flatMap(({ fill }) => fill ?? [])
  return {
    rows: lines.length,
    filled: filled.length,
    emails: filled.filter(({ email }) => email !== undefined).length,
    phones: filled.filter(({ phone }) => phone !== undefined).length,
    ambiguous: ambiguous + outcomes.filter(({ differs }) => differs).length,
    unknown,
    patients: filled,
  }
}

/** Added only where the documents still give nothing of the kind, so that a document read later wins. */
export const withFills = (telecoms: readonly Telecom[], fills: readonly Telecom[]): Telecom[] => {
  const isMissing = { email: emailOf(telecoms) === undefined, phone: phoneOf(telecoms) === undefined }
  return [...telecoms, ...fills.filter(({ kind }) => (kind === 'email' || kind === 'phone') && isMissing[kind])]
}
