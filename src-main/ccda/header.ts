/**
 * US realm header (2.16.840.1.113883.10.20.22.1.1) → demographics, document header, providers. Of several patients in
 * one document (never seen, allowed by CDA) only the first is read, with a warning.
 */
import type { Code, HumanName, Identifier, Provider } from '../../src-preload/contract/data-types'
import type { Demographics, DocumentHeader } from '../../src-preload/contract/record'
import type { Statement } from '../../src-preload/contract/statements'
import { sha256Of } from '../lib/sha256'
import type { ReadContext } from './context'
import { readAddress, readAuthor, readName, readPerformer, readProvider, readTelecomsOf } from './people'
import { compact, displayOf, readCode, readIdentifier, readInstant, readPeriod } from './values'
import { attribute, child, childrenOf, select, selectAll, textOf, type XmlNode } from './xml/node'

/** US social security numbers must never identify a patient here. */
const SSN = '2.16.840.1.113883.4.1'

const many = <T>(nodes: readonly XmlNode[], read: (node: XmlNode) => T | undefined): T[] =>
  nodes.map(read).filter((value): value is Awaited<T> & T => value !== undefined)
const listOrNothing = <T>(values: T[]): T[] | undefined => (values.length === 0 ? undefined : values)
const codesAt = (node: XmlNode | undefined, names: readonly string[], context: ReadContext): Code[] | undefined =>
  listOrNothing(names.flatMap((name) => many(childrenOf(node, name), (code) => readCode(code, context))))
const codeAt = (node: XmlNode | undefined, name: string, context: ReadContext): Code | undefined =>
  codesAt(node, [name], context)?.[0]

const readDeceased = (patient: XmlNode | undefined): boolean | undefined => {
  const value = attribute(child(patient, 'sdtc:deceasedInd'), 'value')
  if (value !== undefined) return value === 'true'
  return attribute(child(patient, 'sdtc:deceasedTime'), 'value') === undefined ? undefined : true
}

function readGuardians(patient: XmlNode | undefined, context: ReadContext): Demographics['guardians'] {
  return listOrNothing(
    many(childrenOf(patient, 'guardian'), (guardian) => {
      const name = select(guardian, 'guardianPerson/name')
      const text = name === undefined ? undefined : readName(name, context)?.text
      const relationship = codeAt(guardian, 'code', context)
      return text === undefined
        ? undefined
        : { name: text, telecoms: readTelecomsOf(guardian), ...(relationship && { relationship }) }
    }),
  )
}

export function readDemographics(role: XmlNode | undefined, context: ReadContext): Demographics {
  const patient = child(role, 'patient')
  const birth = child(patient, 'birthTime')
  const languages = selectAll(patient, 'languageCommunication/languageCode').map((code) => attribute(code, 'code'))
  return {
    ids: many(childrenOf(role, 'id'), (id) => readIdentifier(id, context)),
    names: many(childrenOf(patient, 'name'), (name) => readName(name, context)),
    addresses: many(childrenOf(role, 'addr'), (address) => readAddress(address, context)),
    telecoms: readTelecomsOf(role),
    ...compact({
      birthDate: birth === undefined ? undefined : readInstant(birth, context),
      gender: codeAt(patient, 'administrativeGenderCode', context),
      deceased: readDeceased(patient),
      maritalStatus: codeAt(patient, 'maritalStatusCode', context),
      religion: codeAt(patient, 'religiousAffiliationCode', context),
      races: codesAt(patient, ['raceCode', 'sdtc:raceCode'], context),
      ethnicities: codesAt(patient, ['ethnicGroupCode', 'sdtc:ethnicGroupCode'], context),
      languages: listOrNothing([...new Set(languages.filter((code) => code !== undefined))]),
      guardians: readGuardians(patient, context),
    }),
  }
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/

const legalName = (names: readonly HumanName[]): HumanName | undefined =>
  names.find((name) => name.use === 'L') ?? names.find((name) => name.family !== undefined) ?? names[0]

/**
 * `<root>^<extension>` of the first id that is one. Without any, the digest of family and given name, birth date and
 * gender together, never a name alone; without a whole birth date the document stands for itself.
 */
export function patientKeyOf(demographics: Demographics, header: DocumentHeader, context: ReadContext): string {
  const id =
    demographics.ids.find((candidate) => isIdentity(candidate, true)) ??
    demographics.ids.find((candidate) => isIdentity(candidate, false))
  if (id !== undefined) return id.extension === undefined ? id.root : `${id.root}^${id.extension.trim()}`
  context.warn('patient_without_id')
  const name = legalName(demographics.names)
  const birth = FULL_DATE.exec(demographics.birthDate?.iso ?? '')?.[0]
  const identity =
    name === undefined || birth === undefined
      ? ['document', header.id?.root, header.id?.extension, header.file]
      : ['person', name.text.toLowerCase().replace(/\s+/g, ' '), birth, demographics.gender?.code]
  return `demographics:${sha256Of(JSON.stringify(identity))}`
}

/** What exports write where they have no id. */
const NO_ID = /^\s*(unknown|unk|none|n\/?a|null|0+)?\s*$/i

const isIdentity = (id: Identifier, withExtension: boolean): boolean =>
  id.root !== SSN &&
  id.nullFlavor === undefined &&
  (withExtension ? id.extension !== undefined && !NO_ID.test(id.extension) : /^[0-9a-f]{8}-/i.test(id.root))

export function readDocumentHeader(parts: readonly XmlNode[], file: string, context: ReadContext): DocumentHeader {
  const part = (name: string): XmlNode | undefined => parts.find((node) => node.name === name)
  const id = part('id')
  const code = part('code')
  const time = part('effectiveTime')
  const authors = many(
    parts.filter((node) => node.name === 'author'),
    (author) => readAuthor(author, context),
  )
  return {
    file,
    ...compact({
      id: id === undefined ? undefined : readIdentifier(id, context),
      code: code === undefined ? undefined : readCode(code, context),
      title: textOf(part('title')),
      time: time === undefined ? undefined : readInstant(time, context),
      authors: listOrNothing(authors),
      custodian: textOf(select(part('custodian'), 'assignedCustodian/representedCustodianOrganization/name')),
    }),
  }
}

const SIGNERS: readonly (readonly [part: string, role: string])[] = [
  ['legalAuthenticator', 'legal authenticator'],
  ['authenticator', 'authenticator'],
  ['informant', 'informant'],
  ['dataEnterer', 'data enterer'],
]

/** A performer of the documented service; functionCode PCP (or PP) marks the primary care provider. */
function readCareTeamMember(
  performer: XmlNode,
  context: ReadContext,
): { provider: Provider; isPrimary: boolean } | undefined {
  const entity = child(performer, 'assignedEntity')
  const duty = codeAt(performer, 'functionCode', context)
  const isPrimary = duty?.code === 'PCP' || duty?.code === 'PP' || /primary care/i.test(displayOf(duty) ?? '')
  const role = isPrimary ? 'primary care' : (displayOf(duty) ?? 'care team')
  const provider = entity === undefined ? undefined : readProvider(entity, role, context)
  return provider === undefined ? undefined : { provider, isPrimary }
}

/** Reports the care team and the signers of the document; answers the primary care provider, if one has an NPI. */
export function readCareTeam(parts: readonly XmlNode[], context: ReadContext): Provider | undefined {
  for (const [name, role] of SIGNERS) {
    const signers = parts.filter((part) => part.name === name)
    for (const entity of signers.flatMap((part) => childrenOf(part, 'assignedEntity')))
      readProvider(entity, role, context)
  }
  const services = parts.filter((part) => part.name === 'documentationOf')
  const members = many(
    services.flatMap((part) => selectAll(part, 'serviceEvent/performer')),
    (performer) => readCareTeamMember(performer, context),
  )
  return members.find((member) => member.isPrimary && member.provider.npi !== undefined)?.provider
}

/** The visit a document is about stands only in its header in many exports: an encounter like those of the section. */
export function readEncompassingEncounter(
  parts: readonly XmlNode[],
  context: ReadContext,
): Statement<'encounters'> | undefined {
  const encounter = select(
    parts.find((part) => part.name === 'componentOf'),
    'encompassingEncounter',
  )
  if (encounter === undefined) return undefined
  const time = child(encounter, 'effectiveTime')
  const location = select(encounter, 'location/healthCareFacility')
  const place =
    textOf(select(location, 'location/name')) ?? textOf(select(location, 'serviceProviderOrganization/name'))
  const people = [...childrenOf(encounter, 'encounterParticipant'), ...childrenOf(encounter, 'responsibleParty')]
  const found = compact({
    ids: listOrNothing(many(childrenOf(encounter, 'id'), (id) => readIdentifier(id, context))),
    code: codeAt(encounter, 'code', context),
    period: time === undefined ? undefined : readPeriod(time, context),
    locations: place === undefined ? undefined : [place],
    performers: listOrNothing(many(people, (person) => readPerformer(person, context))),
    disposition: codeAt(encounter, 'dischargeDispositionCode', context),
  })
  return found === undefined ? undefined : { ...found, source: context.source }
}
