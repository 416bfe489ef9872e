/** View patient records: what the workspace holds, page by page. */
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ContactRow, Page, UserView } from '../../../src-preload/contract/views'
import type { Contact } from '../../a2v2/schemas'
import { attempt } from '../attempt'
import { type Connection, connect } from '../connect'
import type { Context } from '../context'
import { patiently } from '../patiently'
import { chosenWorkspace } from '../settings'

/** a2v2.md: lists give at most so many. */
const PAGE = 100

const rowFrom = (contact: Contact, users: readonly UserView[]): ContactRow => {
  const { contactId, externalReferenceId, name, email, mobileNumber, owner, counts, updatedAt, createdAt } = contact
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
  }
}

/** The window asks by offset, the workspace answers by pages: one or two of them cover what was asked. */
const records = async (
  { client, integration }: Connection,
  { chatbotId, offset, limit, search }: Args<'records:page'>,
): Promise<Result<Page<ContactRow>>> => {
  const rows: ContactRow[] = []
  const first = Math.floor(offset / PAGE) + 1
  const skipped = offset % PAGE
  let total = 0
  for (let page = first; rows.length < skipped + limit; page++) {
    const answer = await patiently(client, undefined, (signal) =>
      client.listContacts(chatbotId, { page, limit: PAGE, signal, ...(search ? { search } : {}) }),
    )
    if (!answer.ok) return answer
    total = answer.value.total
    rows.push(...answer.value.contacts.map((contact) => rowFrom(contact, integration.users)))
    if (page >= answer.value.pages) break
  }
  return ok({ total, rows: rows.slice(skipped, skipped + limit) })
}

export const recordsHandlers = (context: Context) => ({
  'records:page': (args: Args<'records:page'>) =>
    attempt(async () => {
      const workspace = chosenWorkspace(context.store)
      if (workspace === undefined) return fail('settings_missing')
      const connection = await connect(context, workspace)
      return connection.ok ? records(connection.value, args) : connection
    }),
})
