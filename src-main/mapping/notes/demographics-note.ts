/** Everything the record says of the person, since A2V2's contact has a field for only some of it. */
import type { Identifier } from '../../../src-preload/contract/data-types'
import type { Demographics } from '../../../src-preload/contract/record'
import { addressText, codesText, codeText, codeTexts, instantText, joined } from '../text'
import { table } from './html'
import type { NoteDraft } from './summary-notes'

/** Social security number: it identifies the person to everybody, and A2V2 has no need of it. */
const SSN = '2.16.840.1.113883.4.1'

/** The clinic's own number of the patient, and other ids; never the social security number. */
export const patientIds = (ids: readonly Identifier[]): string[] =>
  ids.flatMap(({ root, extension }) => (root === SSN || extension === undefined || extension === '' ? [] : extension))

/** Relationships of Telecom/@use and Address/@use (HL7 AddressUse, 2.16.840.1.113883.5.1119). */
const USES: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'vacation home',
  WP: 'work',
  MC: 'mobile',
  PG: 'pager',
  TMP: 'temporary',
  BAD: 'no longer valid',
}
const withUse = (text: string | undefined, use: string | undefined): string | undefined =>
  text === undefined || use === undefined ? text : `${text} (${USES[use] ?? use})`

const NAME_USES: Readonly<Record<string, string>> = {
  L: 'legal',
  P: 'called',
  BR: 'at birth',
  A: 'artist',
  C: 'license',
}

type Line = readonly [label: string, read: (person: Demographics) => string | undefined]

export const DEMOGRAPHIC_LINES: readonly Line[] = [
  ['Names', ({ names }) => joined(names.map(({ text, use }) => (use ? `${text} (${NAME_USES[use] ?? use})` : text)))],
  ['Birth date', ({ birthDate }) => instantText(birthDate)],
  ['Gender', ({ gender }) => withCode(gender)],
  ['Deceased', ({ deceased }) => (deceased === undefined ? undefined : deceased ? 'Yes' : 'No')],
  [
    'Phone, fax, email',
    ({ telecoms }) =>
      joined(telecoms.map(({ value, kind, use }) => withUse(kind === 'fax' ? `fax ${value}` : value, use))),
  ],
  ['Addresses', ({ addresses }) => joined(addresses.map((address) => withUse(addressText(address), address.use)))],
  ['Languages', ({ languages }) => joined(languages ?? [])],
  ['Marital status', ({ maritalStatus }) => codeText(maritalStatus)],
  ['Race', ({ races }) => codeTexts(races)],
  ['Ethnicity', ({ ethnicities }) => codeTexts(ethnicities)],
  ['Religion', ({ religion }) => codeText(religion)],
  [
    'Guardians',
    ({ guardians }) =>
      joined(
        (guardians ?? []).map(({ name, relationship, telecoms }) =>
          joined([name, codeText(relationship), ...telecoms.map(({ value }) => value)], ', '),
        ),
      ),
  ],
  ['Tebra ids', ({ ids }) => joined(patientIds(ids))],
]

const withCode = (code: Demographics['gender']): string | undefined => codeText(code) ?? codesText(code)

export const demographicsNote = (person: Demographics): NoteDraft => ({
  category: 'demographics',
  title: 'Demographics',
  html: table(
    ['Field', 'Value'],
    DEMOGRAPHIC_LINES.flatMap(([label, read]) => {
      const text = read(person)
      return text === undefined ? [] : [[label, text]]
    }),
  ),
})
