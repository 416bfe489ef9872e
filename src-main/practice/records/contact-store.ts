/**
 * Contacts on the shelf. Kind `contact` is the contact itself by `agent/externalReferenceId`; two small indexes point
 * to it: `contact-id` by `agent/contactId`, and `contact-name` by `agent/name/externalReferenceId`, which holds the
 * search text and lets a list read A to Z.
 */
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { ItemKind } from '../bodies/clinical-body'
import type { ContactBody } from '../bodies/contact-body'
import type { Shelf } from '../shelf'

export type ContactCounts = Readonly<Record<ItemKind | 'files', number>>

const NO_COUNTS: ContactCounts = {
  notes: 0,
  prescriptions: 0,
  readings: 0,
  formSubmissions: 0,
  tasks: 0,
  files: 0,
}

/** A contact as the workspace answers it. Times are ISO 8601 in UTC. */
export interface Contact extends ContactBody {
  readonly contactId: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly archived: boolean
  readonly source: 'via API'
}

export interface StoredContact {
  readonly contact: Contact
  readonly counts: ContactCounts
}

export interface ContactQuery {
  readonly search: string
  readonly externalReferenceIdPrefix?: string | undefined
  readonly offset: number
  readonly limit: number
}

export interface ContactStore {
  find(agentId: string, externalReferenceId: string): StoredContact | undefined
  findById(agentId: string, contactId: string): StoredContact | undefined
  create(agentId: string, body: ContactBody): Contact
  /** Replaces every field. A contact that was archived comes back, since nothing else could bring it back. */
  replace(agentId: string, stored: StoredContact, body: ContactBody): Contact
  archive(agentId: string, stored: StoredContact): Contact
  count(agentId: string, externalReferenceId: string, counts: Partial<ContactCounts>): void
  /** A to Z by name, or by external reference when a prefix of it is asked for. */
  page(agentId: string, query: ContactQuery): { readonly total: number; readonly rows: readonly StoredContact[] }
}

const CONTACT = 'contact'
const BY_ID = 'contact-id'
const BY_NAME = 'contact-name'

const sortable = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]/g, '')
    .toLowerCase()
    .slice(0, 100)
const nameKeyOf = (agentId: string, { name, externalReferenceId }: Contact): string =>
  `${agentId}/${sortable(name)}/${externalReferenceId}`
const searchTextOf = ({ name, email = '', mobileNumber = '' }: Contact): string =>
  [name, email, mobileNumber].join('\n').toLowerCase()

const bodyOf = ({ contactId, createdAt, updatedAt, archived, source, ...body }: Contact): ContactBody => body

export const createContactStore = (shelf: Shelf, now: () => number): ContactStore => {
  const timestamp = (): string => new Date(now()).toISOString()

  const find = (agentId: string, externalReferenceId: string): StoredContact | undefined => {
    const json = shelf.get(CONTACT, `${agentId}/${externalReferenceId}`)
    return json === undefined ? undefined : JSON.parse(json)
  }
  const put = (agentId: string, stored: StoredContact): void => {
    const { externalReferenceId } = stored.contact
    shelf.put(CONTACT, `${agentId}/${externalReferenceId}`, JSON.stringify(stored), searchTextOf(stored.contact))
  }
  const write = (agentId: string, stored: StoredContact, before?: Contact): Contact => {
    const { contact } = stored
    if (before !== undefined) shelf.remove(BY_NAME, nameKeyOf(agentId, before))
    shelf.put(BY_NAME, nameKeyOf(agentId, contact), JSON.stringify(contact.externalReferenceId), searchTextOf(contact))
    put(agentId, stored)
    return contact
  }

  return {
    find,
    findById: (agentId, contactId) => {
      const json = shelf.get(BY_ID, `${agentId}/${contactId}`)
      return json === undefined ? undefined : find(agentId, JSON.parse(json))
    },
    create: (agentId, body) => {
      const at = timestamp()
      const contactId = randomBytes(12).toString('hex')
      shelf.put(BY_ID, `${agentId}/${contactId}`, JSON.stringify(body.externalReferenceId))
      const contact = { ...body, contactId, createdAt: at, updatedAt: at, archived: false, source: 'via API' as const }
      return write(agentId, { contact, counts: NO_COUNTS })
    },
    replace: (agentId, { contact: before, counts }, body) => {
      if (!before.archived && isDeepStrictEqual(bodyOf(before), body)) return before
      const { contactId, createdAt, source } = before
      const contact = { ...body, contactId, createdAt, updatedAt: timestamp(), archived: false, source }
      return write(agentId, { contact, counts }, before)
    },
    archive: (agentId, { contact: before, counts }) =>
      before.archived
        ? before
        : write(agentId, { contact: { ...before, updatedAt: timestamp(), archived: true }, counts }, before),
    count: (agentId, externalReferenceId, counts) => {
      const stored = find(agentId, externalReferenceId)
      if (stored !== undefined) put(agentId, { ...stored, counts: { ...stored.counts, ...counts } })
    },
    page: (agentId, { search, externalReferenceIdPrefix, offset, limit }) => {
      const byPrefix = externalReferenceIdPrefix !== undefined
      const { total, rows } = shelf.list(byPrefix ? CONTACT : BY_NAME, {
        prefix: `${agentId}/${externalReferenceIdPrefix ?? ''}`,
        search: search.trim().toLowerCase(),
        offset,
        limit,
      })
      const found = rows.map(({ json }) => (byPrefix ? JSON.parse(json) : find(agentId, JSON.parse(json))))
      return { total, rows: found.filter((stored) => stored !== undefined) }
    },
  }
}
