/** A demographics table → what each row says of one person. Columns are known by their headers, in any order. */
import { isE164, isEmail } from '../../src-preload/contract/contactability'
import type { Telecom } from '../../src-preload/contract/data-types'
import { fold } from '../lib/fold'
import { toE164 } from '../lib/phone'

export interface ContactLine {
  readonly id?: string
  /** Folded. */
  readonly family?: string
  /** Folded; the first of several. */
  readonly given?: string
  /** YYYY-MM-DD */
  readonly birthDate?: string
  readonly email?: Telecom
  readonly phone?: Telecom
}

const FIELDS = {
  id: [
    'patientid',
    'mrn',
    'chartnumber',
    'chartno',
    'chart',
    'patientnumber',
    'medicalrecordnumber',
    'patientmrn',
    'id',
  ],
  given: ['firstname', 'first', 'givenname', 'given', 'patientfirstname', 'patientfirst'],
  family: ['lastname', 'last', 'familyname', 'family', 'surname', 'patientlastname', 'patientlast'],
  name: ['patientname', 'name', 'fullname', 'patient', 'patientfullname'],
  birthDate: ['dob', 'dateofbirth', 'birthdate', 'birthday', 'patientdob', 'patientdateofbirth', 'patientbirthdate'],
  email: ['email', 'emailaddress', 'patientemail', 'primaryemail', 'homeemail', 'personalemail', 'patientemailaddress'],
  mobile: [
    'mobile',
    'mobilephone',
    'mobilenumber',
    'mobilephonenumber',
    'cell',
    'cellphone',
    'cellnumber',
    'cellphonenumber',
  ],
  home: ['homephone', 'home', 'homenumber', 'homephonenumber'],
  phone: ['phone', 'phonenumber', 'primaryphone', 'telephone', 'patientphone', 'contactnumber', 'preferredphone'],
  work: ['workphone', 'work', 'worknumber', 'workphonenumber', 'businessphone', 'officephone'],
} as const
type Field = keyof typeof FIELDS
type Columns = Readonly<Partial<Record<Field, number>>>

/** Telecom/@use of each, in the order in which a clinic would call. */
const PHONES = [
  ['mobile', 'MC'],
  ['home', 'HP'],
  ['phone', undefined],
  ['work', 'WP'],
] as const satisfies readonly (readonly [Field, string | undefined])[]

/** Above the header there may be a title, a date, an empty line. */
const HEADER_WITHIN = 10

const plain = (header: string): string => fold(header).replace(/[^a-z0-9]/g, '')

function columnsOf(header: readonly string[]): Columns {
  const names = header.map(plain)
  return Object.fromEntries(
    Object.entries(FIELDS).flatMap(([field, known]) => {
      // The better word first: "Patient ID" before "ID".
      const name = known.find((word) => names.includes(word))
      return name === undefined ? [] : [[field, names.indexOf(name)]]
    }),
  )
}

/** It tells who is meant, and how to reach them. */
const isHeader = ({ id, family, name, birthDate, email, mobile, home, phone, work }: Columns): boolean =>
  (id !== undefined || (birthDate !== undefined && (family ?? name) !== undefined)) &&
  (email ?? mobile ?? home ?? phone ?? work) !== undefined

const two = (digits: string): string => digits.padStart(2, '0')

/** ISO, or month first as in the United States. Two-digit years and names of months are left alone. */
export function birthDay(text: string): string | undefined {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text)
  const us = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: .*)?$/.exec(text)
  const [year = '', month = '', day = ''] =
    iso?.slice(1) ?? (us === null ? [] : [us[3] ?? '', us[1] ?? '', us[2] ?? ''])
  if (year === '' || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

/** `Last, First`, else `First … Last`. */
function splitName(name: string): { given?: string; family?: string } {
  const [before = '', after] = name.split(',')
  if (after !== undefined) return { family: before, given: after }
  const words = name.split(/\s+/)
  return words.length < 2 ? {} : { given: words[0] ?? '', family: words.at(-1) ?? '' }
}

const firstWord = (text: string): string => fold(text).split(' ')[0] ?? ''

/** `raw` says from which file it came. */
function emailIn(text: string, file: string): Telecom | undefined {
  const value = text.toLowerCase()
  return isEmail(value) ? { raw: `${file}: ${text}`, kind: 'email', value } : undefined
}

function phoneIn(text: string, use: string | undefined, file: string): Telecom | undefined {
  const value = toE164(text)
  if (value === undefined || !isE164(value)) return undefined
  return { raw: `${file}: ${text}`, kind: 'phone', value, ...(use === undefined ? {} : { use }) }
}

function lineOf(row: readonly string[], columns: Columns, file: string): ContactLine {
  const cell = (field: Field): string => row[columns[field] ?? -1]?.trim() ?? ''
  const whole = splitName(cell('name'))
  const present = {
    id: cell('id'),
    family: fold(cell('family') || (whole.family ?? '')),
    given: firstWord(cell('given') || (whole.given ?? '')),
    birthDate: birthDay(cell('birthDate')),
    email: emailIn(cell('email'), file),
    phone: PHONES.map(([field, use]) => phoneIn(cell(field), use, file)).find((phone) => phone !== undefined),
  }
  return Object.fromEntries(Object.entries(present).filter(([, value]) => value !== undefined && value !== ''))
}

/** Undefined where no row is a header that names both a person and an email address or phone number. */
export function contactLines(rows: readonly (readonly string[])[], file: string): ContactLine[] | undefined {
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => isHeader(columnsOf(row)))
  const header = rows[at]
  if (header === undefined) return undefined
  const columns = columnsOf(header)
  return rows.slice(at + 1).map((row) => lineOf(row, columns, file))
}
