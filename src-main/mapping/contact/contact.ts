import { emailOf, phoneOf } from '../../../src-preload/contract/contactability'
import type { Code, HumanName } from '../../../src-preload/contract/data-types'
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { ContactBody, SchemaField } from '../../a2v2/schemas'
import { externalReferenceId } from '../external-ids'
import { fill, type Rows } from '../rows'
import { codeText } from '../text'
import { customFieldsOf, fitField } from './contact-fields'

export interface ContactSource {
  readonly record: PatientRecord
  readonly organisationId: string
  /** What `decideOwner` answered. */
  readonly ownerId: string | undefined
  readonly schemaFields?: readonly SchemaField[] | undefined
}

/** A2V2 needs one of the two to create a contact. */
export const contactability = ({ demographics: { telecoms } }: PatientRecord): { email: boolean; phone: boolean } => ({
  email: emailOf(telecoms) !== undefined,
  phone: phoneOf(telecoms) !== undefined,
})

export const legalName = (names: readonly HumanName[]): HumanName | undefined =>
  names.find(({ use }) => use === 'L') ?? names.find(({ use }) => use === undefined) ?? names[0]

export const nameOf = (names: readonly HumanName[]): string => legalName(names)?.text ?? 'Name not stated'

/** AdministrativeGender (2.16.840.1.113883.5.1); any other code keeps its own words. */
const GENDERS: Readonly<Record<string, string>> = { M: 'Male', F: 'Female', UN: 'Undifferentiated' }

export const genderText = (gender: Code | undefined): string | undefined =>
  GENDERS[gender?.code ?? ''] ?? codeText(gender)

const genderOf = ({ record, schemaFields }: ContactSource): string | undefined => {
  const text = genderText(record.demographics.gender)
  const field = schemaFields?.find(({ key }) => key === 'gender')
  return text === undefined || field === undefined ? text : fitField(text, field)
}

export const CONTACT: Rows<ContactSource, Omit<ContactBody, 'status'>> = {
  externalReferenceId: [
    'key',
    'hashes of the organisation id and the patient key',
    ({ record, organisationId }) => externalReferenceId(organisationId, record.key),
  ],
  name: ['demographics.names', 'the legal name, else the first', ({ record }) => nameOf(record.demographics.names)],
  email: ['demographics.telecoms', 'the first that is valid', ({ record }) => emailOf(record.demographics.telecoms)],
  mobileNumber: [
    'demographics.telecoms',
    'E.164; mobile, else home, else work',
    ({ record }) => phoneOf(record.demographics.telecoms),
  ],
  gender: ['demographics.gender', 'M Male, F Female, UN Undifferentiated, else its own words', genderOf],
  stage: [
    'demographics.deceased',
    'Customer; Old Customer when stated as deceased, so that no campaign writes to the family',
    ({ record }) => (record.demographics.deceased ? 'Old Customer' : 'Customer'),
  ],
  owner: [
    'attributedNpi',
    'provider mapping: Exact, Fallback, Skip',
    ({ ownerId }) => (ownerId === undefined ? {} : { primary: ownerId }),
  ],
  customFields: [
    'demographics',
    'those which the agent accepts; a required one that is not ours as the owner answers',
    ({ record, schemaFields }) => customFieldsOf(record.demographics, schemaFields),
  ],
}

export const contactOf = (source: ContactSource): ContactBody => fill(CONTACT, source)
