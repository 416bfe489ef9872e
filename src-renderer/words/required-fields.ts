/** Verify & review: what the target chatbot demands of every contact. */
import type { RecordField, RequiredField } from '../../src-preload/contract/required-fields'

export const REQUIRED = {
  title: 'Required fields',
  lead: (chatbot: string) =>
    `${chatbot} takes no contact without these fields. Say once where each value comes from; later imports remember it.`,
  from: 'Value',
  fromOf: (label: string) => `Where ${label} comes from`,
  fixed: 'The same for every patient',
  record: (field: RecordField) => `Tebra: ${RECORD_FIELD_NAMES[field]}`,
  choose: 'Choose…',
  value: 'For every patient',
  otherwise: 'For patients without one',
  otherwiseHint: 'Without a value they are left out and listed on the receipt.',
  valueOf: (label: string, isSame: boolean) => `${label} ${isSame ? 'for every patient' : 'for patients without one'}`,
  open: 'Needs an answer',
  answered: 'Answered',
  kinds: {
    text: '',
    email: 'An email address',
    phone: 'A phone number such as +12025550123',
    date: 'A date',
    select: 'One of a list',
    number: 'A number',
  } satisfies Record<RequiredField['type'], string>,
} as const

export const RECORD_FIELD_NAMES: Readonly<Record<RecordField, string>> = {
  name: 'Full name',
  givenName: 'First name',
  familyName: 'Last name',
  gender: 'Gender',
  email: 'Email',
  mobileNumber: 'Phone',
  birthDate: 'Date of birth',
  address: 'Address',
  city: 'City',
  state: 'State',
  postalCode: 'ZIP code',
  country: 'Country',
  language: 'Language',
  maritalStatus: 'Marital status',
  race: 'Race',
  ethnicity: 'Ethnicity',
  religion: 'Religion',
  tebraPatientId: 'Tebra patient ID',
}

/** Part of `FAILURES`. */
export const OF_REQUIRED_FIELDS = {
  required_field_empty: {
    title: 'A required field is empty',
    happened: 'Your chatbot demands a field of every contact, and the record of this patient has nothing for it.',
    next: 'Under Verify & review give that field a value for patients without one, or add it in Tebra and export again. Then approve again.',
  },
  required_field_unanswered: {
    title: 'Your chatbot demands more fields',
    happened: 'It takes no contact without them, and Tebra has nothing of that name.',
    next: 'Fill in the required fields under Verify & review, then approve.',
  },
  field_value_invalid: {
    title: 'This value does not fit the field',
    happened: 'Your chatbot would not accept it: the field takes another kind of value, or one of a list.',
    next: 'Enter a value of the kind that stands under the field.',
  },
} as const
