/** Names, addresses, telecoms and providers (PN, AD, TEL, AssignedEntity), as exports really write them. */
import type { Address, HumanName, Identifier, Provider, Telecom } from '../../src-preload/contract/data-types'
import { toE164 } from '../lib/phone'
import type { ReadContext, Reader } from './context'
import { compact, readCode, readIdentifier } from './values'
import { attribute, child, childrenOf, select, textOf, type XmlNode } from './xml/node'
import { foldSpaces } from './xml/spaces'

/** National Provider Identifier. */
export const NPI = '2.16.840.1.113883.4.6'

const present = (text: string | undefined): text is string => text !== undefined && text.toLowerCase() !== 'null'
const texts = (node: XmlNode, name: string): string[] => childrenOf(node, name).map(textOf).filter(present)

export const readName: Reader<HumanName> = (node) => {
  const given = texts(node, 'given')
  const family = texts(node, 'family').join(' ') || undefined
  const prefix = texts(node, 'prefix')
  const suffix = texts(node, 'suffix')
  const parts = [...prefix, ...given, family, ...suffix].filter((part) => part !== undefined)
  const text = parts.length > 0 ? parts.join(' ') : textOf(node)
  if (!present(text)) return undefined
  return {
    ...(attribute(node, 'use') === undefined ? {} : { use: attribute(node, 'use') }),
    ...(prefix.length === 0 ? {} : { prefix }),
    given,
    ...(family === undefined ? {} : { family }),
    ...(suffix.length === 0 ? {} : { suffix }),
    text,
  }
}

export const readAddress: Reader<Address> = (node) => {
  const lines = [...texts(node, 'streetAddressLine'), ...texts(node, 'additionalLocator')]
  const street = [...texts(node, 'houseNumber'), ...texts(node, 'streetName')].join(' ')
  if (street !== '') lines.push(street)
  const rest = {
    city: texts(node, 'city')[0],
    state: texts(node, 'state')[0],
    postalCode: texts(node, 'postalCode')[0],
    country: texts(node, 'country')[0],
  }
  const flat = lines.length === 0 && compact({ ...rest }) === undefined ? foldSpaces(node.text) : ''
  if (flat !== '') lines.push(flat)
  const known = compact(rest)
  if (lines.length === 0 && known === undefined) return undefined
  const use = attribute(node, 'use')
  return { ...(use === undefined ? {} : { use }), lines, ...known }
}

const kindOf = (scheme: string | undefined, rest: string, use: string | undefined): Telecom['kind'] => {
  if (scheme === 'mailto' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(rest)) return 'email'
  if (scheme === 'fax' || scheme === 'x-text-fax' || use?.toUpperCase().includes('FAX') === true) return 'fax'
  if (scheme === 'http' || scheme === 'https' || scheme === 'ftp') return 'url'
  return scheme === 'tel' || scheme === undefined || scheme === 'sms' ? 'phone' : 'other'
}

/** Between two numbers or addresses in one value. A slash or comma may as well stand inside one (`503/555-0100`, a URL). */
const SEPARATOR = /\s*[;/,]\s*(?=(?:tel:|mailto:)?[+(\d])|\s+or\s+/i
const isWhole = (part: string): boolean => part.includes('@') || part.replace(/\D/g, '').length >= 7

/** TEL. Two numbers in one value (`a; b`, `a / b`) are two telecoms. */
export function readTelecoms(node: XmlNode): Telecom[] {
  const raw = attribute(node, 'value') ?? textOf(node)
  if (raw === undefined) return []
  const use = attribute(node, 'use')
  const parts = raw.split(SEPARATOR)
  return (parts.every(isWhole) ? parts : [raw])
    .map((part) => telecom(part.trim(), use))
    .filter((found) => found !== undefined)
}

function telecom(raw: string, use: string | undefined): Telecom | undefined {
  const [, scheme, after = raw] = /^(tel|mailto|fax|x-text-fax|https?|ftp|sms)\s*:(?:\/\/)?(.*)$/is.exec(raw) ?? []
  const rest = after.trim()
  if (rest === '') return undefined
  const kind = kindOf(scheme?.toLowerCase(), rest, use)
  if (kind === 'phone' && !/\d/.test(rest)) return undefined
  const value =
    kind === 'phone' || kind === 'fax' ? (toE164(rest) ?? rest) : kind === 'email' ? rest.toLowerCase() : raw
  return { raw, kind, value, ...(use === undefined ? {} : { use }) }
}

export const readTelecomsOf = (parent: XmlNode | undefined): Telecom[] =>
  childrenOf(parent, 'telecom').flatMap(readTelecoms)

/** Ten digits whose Luhn sum with the prefix 80840 ends in 0 (45 CFR 162.406; CMS NPI check digit). */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false
  let sum = 24
  for (let index = 0; index < 10; index += 1) {
    const digit = Number(text[index])
    const doubled = index % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const PERSON = [
  'assignedPerson',
  'informationRecipient',
  'associatedPerson',
  'relatedPerson',
  'guardianPerson',
  'playingEntity',
]
const ORGANIZATION = ['representedOrganization', 'receivedOrganization', 'scopingOrganization', 'scopingEntity']

const nameIn = (entity: XmlNode, holders: readonly string[]): XmlNode | undefined => {
  for (const holder of holders) {
    const found = select(entity, `${holder}/name`)
    if (found !== undefined) return found
  }
  return undefined
}

const npiOf = (ids: readonly Identifier[]): Pick<Provider, 'npi' | 'invalidNpi'> => {
  const given = ids
    .filter((id) => id.root === NPI)
    .map((id) => id.extension?.trim())
    .filter((value) => value !== undefined)
  const valid = given.find(isNpi)
  return valid !== undefined ? { npi: valid } : given[0] !== undefined ? { invalidNpi: given[0] } : {}
}

/** AssignedEntity, AssignedAuthor and the like. Reported to the context, so that every NPI is listed once. */
export function readProvider(entity: XmlNode, role: string | undefined, context: ReadContext): Provider | undefined {
  const ids = childrenOf(entity, 'id')
    .map((id) => readIdentifier(id, context))
    .filter((id) => id !== undefined)
  const name = nameIn(entity, PERSON)
  const code = child(entity, 'code')
  const telecoms = readTelecomsOf(entity)
  const provider = compact({
    name: name === undefined ? undefined : readName(name, context)?.text,
    organization: textOf(nameIn(entity, ORGANIZATION)),
    ...npiOf(ids),
    specialty: code === undefined ? undefined : readCode(code, context),
    telecoms: telecoms.length === 0 ? undefined : telecoms,
  })
  if (provider === undefined) return undefined
  const known: Provider = role === undefined ? provider : { ...provider, role }
  context.provider(known)
  return known
}

/** performer, participant: the entity below, whatever its element is called. */
export const readPerformer: Reader<Provider> = (node, context) => {
  const entity = child(node, 'assignedEntity') ?? child(node, 'participantRole') ?? child(node, 'associatedEntity')
  return entity === undefined ? undefined : readProvider(entity, 'performer', context)
}

export const readAuthor: Reader<Provider> = (node, context) => {
  const entity = child(node, 'assignedAuthor')
  return entity === undefined ? undefined : readProvider(entity, 'author', context)
}
