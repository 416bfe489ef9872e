/** Names, addresses, telecoms and providers (PN, AD, TEL, AssignedEntity), as exports really write them. */
import type { Address, HumanName, Provider, Telecom } from '../../src-preload/contract/data-types'
import { toE164 } from '../lib/phone'
import type { ReadContext, Reader } from './context'
import { compact, readCode } from './values'
import { attribute, child, childrenOf, textOf, type XmlNode } from './xml/node'
import { foldSpaces } from './xml/spaces'

/** National Provider Identifier. */
export const NPI = '2.16.840.1.113883.4.6'

const said = (node: XmlNode): string | undefined => {
  const text = textOf(node)
  return text?.toLowerCase() === 'null' ? undefined : text
}
const NONE: readonly string[] = []
const texts = (node: XmlNode, name: string): readonly string[] => {
  const nodes = childrenOf(node, name)
  return nodes.length === 0 ? NONE : nodes.map(said).filter((text) => text !== undefined)
}

/** The parts in the order in which a name is said, else the words as they are. */
function nameText(node: XmlNode): string | undefined {
  let text = ''
  for (const part of ['prefix', 'given', 'family', 'suffix']) {
    for (const words of texts(node, part)) text = text === '' ? words : `${text} ${words}`
  }
  return text === '' ? said(node) : text
}

export const readName: Reader<HumanName> = (node) => {
  const text = nameText(node)
  if (text === undefined) return undefined
  const family = texts(node, 'family').join(' ')
  const prefix = texts(node, 'prefix')
  const suffix = texts(node, 'suffix')
  return {
    ...(attribute(node, 'use') === undefined ? {} : { use: attribute(node, 'use') }),
    ...(prefix.length === 0 ? {} : { prefix: [...prefix] }),
    given: [...texts(node, 'given')],
    ...(family === '' ? {} : { family }),
    ...(suffix.length === 0 ? {} : { suffix: [...suffix] }),
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
  if (scheme === 'mailto' || (rest.includes('@') && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(rest))) return 'email'
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
  const parts = SEPARATOR.test(raw) ? raw.split(SEPARATOR) : [raw]
  return (parts.length === 1 || parts.every(isWhole) ? parts : [raw])
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

export function readTelecomsOf(parent: XmlNode | undefined): Telecom[] {
  const nodes = childrenOf(parent, 'telecom')
  return nodes.length === 0 ? [] : nodes.flatMap(readTelecoms)
}

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

function nameIn(entity: XmlNode, holders: readonly string[]): XmlNode | undefined {
  for (const holder of holders) {
    for (const candidate of entity.children) {
      const name = candidate.name === holder ? child(candidate, 'name') : undefined
      if (name !== undefined) return name
    }
  }
  return undefined
}

/** The first that is valid, else the first there is. */
function npiIn(entity: XmlNode): string | undefined {
  let first: string | undefined
  for (const id of entity.children) {
    if (id.name !== 'id' || id.attributes.root !== NPI) continue
    const extension = attribute(id, 'extension')?.trim()
    if (extension !== undefined && isNpi(extension)) return extension
    first ??= extension
  }
  return first
}

/** AssignedEntity, AssignedAuthor and the like. Reported to the context, so that every NPI is listed once. */
export function readProvider(entity: XmlNode, role: string | undefined, context: ReadContext): Provider | undefined {
  const named = nameIn(entity, PERSON)
  const name = named && nameText(named)
  const organization = textOf(nameIn(entity, ORGANIZATION))
  const npi = npiIn(entity)
  const code = child(entity, 'code')
  const specialty = code && readCode(code, context)
  const telecoms = readTelecomsOf(entity)
  const provider: Provider = {}
  if (name !== undefined) provider.name = name
  if (organization !== undefined) provider.organization = organization
  if (npi !== undefined) provider[isNpi(npi) ? 'npi' : 'invalidNpi'] = npi
  if (specialty !== undefined) provider.specialty = specialty
  if (telecoms.length > 0) provider.telecoms = telecoms
  if (isNobody(provider)) return undefined
  if (role !== undefined) provider.role = role
  context.provider(provider)
  return provider
}

const isNobody = (provider: Provider): boolean => {
  for (const _field in provider) return false
  return true
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
