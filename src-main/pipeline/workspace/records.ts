/** View patient records: what the workspace holds, page by page. What the owner searches for never leaves this engine. */
import type { Args } from '../../../src-preload/contract/api'
import { ok, type Result } from '../../../src-preload/contract/result'
import type { ContactRow, Page, UserView } from '../../../src-preload/contract/views'
import type { Contact } from '../../a2v2/schemas'
import { fold } from '../../lib/fold'
import { searchWords, spokenPhones } from '../../lib/search-text'
import type { Connection } from './connect'
import { patiently } from './patiently'

/** a2v2.md: lists give at most so many. */
const PAGE = 100
/** For so long a whole list is searched again without asking the workspace anew. */
const FRESH_MS = 300_000

const rowFrom = (contact: Contact, users: readonly UserView[]): ContactRow => {
  const { contactId, externalReferenceId, name, email, mobileNumber, owner, counts, updatedAt, createdAt, archived } =
    contact
  const ownerName = users.find(({ id }) => id === owner?.primary)?.name
  return {
    id: contactId,
    externalReferenceId: externalReferenceId ?? '',
    name: name ?? '',
    ...(email ? { email } : {}),
    ...(mobileNumber ? { phone: mobileNumber } : {}),
    ...(ownerName === undefined ? {} : { owner: ownerName }),
    notes: counts?.notes ?? 0,
    prescriptions: counts?.prescriptions ?? 0,
    readings: counts?.readings ?? 0,
    files: counts?.files ?? 0,
    tasks: counts?.tasks ?? 0,
    updatedAt: updatedAt ?? createdAt ?? '',
    ...(archived ? { archived } : {}),
  }
}

/** The window asks by offset, the workspace answers by pages. */
const rowsOf = async (
  { client, integration }: Connection,
  chatbotId: string,
  offset: number,
  limit: number,
): Promise<Result<Page<ContactRow>>> => {
  const rows: ContactRow[] = []
  const first = Math.floor(offset / PAGE) + 1
  const skipped = offset % PAGE
  let total = 0
  for (let page = first; rows.length < skipped + limit; page++) {
    const answer = await patiently(client, undefined, (signal) =>
      client.listContacts(chatbotId, { page, limit: PAGE, signal }),
    )
    if (!answer.ok) return answer
    total = answer.value.total
    rows.push(...answer.value.contacts.map((contact) => rowFrom(contact, integration.users)))
    if (page >= answer.value.pages) break
  }
  return ok({ total, rows: rows.slice(skipped, skipped + limit) })
}

/** Every word must occur somewhere in it. */
const matches = ({ name, email = '', phone = '' }: ContactRow, words: readonly string[]): boolean => {
  const text = fold([name, email, phone, ...spokenPhones(phone)].join(' '))
  return words.every((word) => text.includes(word))
}

export type Records = (connection: Connection, asked: Args<'records:page'>) => Promise<Result<Page<ContactRow>>>

interface Listing {
  readonly client: Connection['client']
  readonly chatbotId: string
  readonly atMs: number
  readonly page: Promise<Result<Page<ContactRow>>>
}

/** A search looks through the whole list, which is kept in memory for a while; `now` in ms since 1970. */
export const createRecords = (now: () => number): Records => {
  let last: Listing | undefined

  const whole = async (connection: Connection, chatbotId: string): Promise<Result<Page<ContactRow>>> => {
    const { client } = connection
    const isFresh = last?.client === client && last.chatbotId === chatbotId && now() - last.atMs < FRESH_MS
    if (last === undefined || !isFresh) {
      last = { client, chatbotId, atMs: now(), page: rowsOf(connection, chatbotId, 0, Number.POSITIVE_INFINITY) }
    }
    const asked = last
    const answer = await asked.page
    if (!answer.ok && last === asked) last = undefined
    return answer
  }

  return async (connection, { chatbotId, offset, limit, search = '' }) => {
    const words = searchWords(search)
    if (words.length === 0) return rowsOf(connection, chatbotId, offset, limit)
    const list = await whole(connection, chatbotId)
    if (!list.ok) return list
    const found = list.value.rows.filter((row) => matches(row, words))
    return ok({ total: found.length, rows: found.slice(offset, offset + limit) })
  }
}
