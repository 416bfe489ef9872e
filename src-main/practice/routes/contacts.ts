/** The published contact paths that name no contact (schema, create, list), and those of one contact. */
import type { FastifyInstance } from 'fastify'
import { ContactBody, ContactListQuery } from '../bodies/contact-body'
import type { AgentPath, ContactIdPath, ContactPath, PracticeContext } from '../context'
import type { Answer } from '../envelope'
import { refuse, refuseFields, refuseUnknown, send, sendCommitted, succeed, succeedWithList } from '../envelope'
import { contactErrors, fieldsOf } from '../records/contact-fields'
import type { StoredContact } from '../records/contact-store'

const MOST_CONTACTS = 100
const MOST_IDS = 1_000

type OneContactPath = ContactPath | ContactIdPath

export const registerContactRoutes = (server: FastifyInstance, context: PracticeContext): void => {
  const { shelf } = context

  server.get<{ Params: AgentPath }>('/contacts/schema/chatbots/:agentId', ({ params }, reply) =>
    send(reply, succeed({ fields: fieldsOf(params.agentId) })),
  )

  server.post<{ Params: AgentPath; Body: ContactBody }>(
    '/contacts/chatbots/:agentId',
    { schema: { body: ContactBody } },
    ({ params, body }, reply) => sendCommitted(reply, shelf, () => createContact(context, params.agentId, body)),
  )

  server.get<{ Params: AgentPath; Querystring: ContactListQuery }>(
    '/contacts/chatbots/:agentId',
    { schema: { querystring: ContactListQuery } },
    ({ params, query }, reply) => send(reply, listContacts(context, params.agentId, query)),
  )

  registerOneContact(server, context, '/contacts/:externalReferenceId/chatbots/:agentId')
  registerOneContact(server, context, '/contacts/mantisid/:contactId/chatbots/:agentId')
}

const createContact = ({ contacts }: PracticeContext, agentId: string, body: ContactBody): Answer => {
  const errors = contactErrors(agentId, body)
  if (errors.length > 0) return refuseFields(errors)
  const existing = contacts.find(agentId, body.externalReferenceId)
  if (existing === undefined) return succeed(contacts.create(agentId, body), 'Contact created', 201)
  const { contactId } = existing.contact
  return refuse(409, 'A contact of this externalReferenceId exists', { contactId })
}

/** A published key's list knows neither the prefix, nor `fields`, nor the counts: those are our additions. */
const listContacts = (
  { contacts, profile }: PracticeContext,
  agentId: string,
  { page, limit, search, externalReferenceIdPrefix, fields }: ContactListQuery,
): Answer => {
  const isPlain = profile() === 'plain'
  const onlyIds = fields === 'ids' && !isPlain
  if (limit > (onlyIds ? MOST_IDS : MOST_CONTACTS))
    return refuseFields([{ field: 'limit', message: 'is more than a page may have' }])
  const prefix = externalReferenceIdPrefix ?? (onlyIds ? '' : undefined)
  const { total, rows } = contacts.page(agentId, {
    search,
    externalReferenceIdPrefix: isPlain ? undefined : prefix,
    offset: (page - 1) * limit,
    limit,
  })
  const answers = rows.map(({ contact, counts }) => {
    if (isPlain) return contact
    if (!onlyIds) return { ...contact, counts }
    return { externalReferenceId: contact.externalReferenceId, contactId: contact.contactId }
  })
  return succeedWithList(answers, { page, limit, total })
}

const replaceContact = (
  { contacts }: PracticeContext,
  agentId: string,
  stored: StoredContact | undefined,
  body: ContactBody,
): Answer => {
  if (stored === undefined) return refuseUnknown('contact')
  const errors = contactErrors(agentId, body)
  if (stored.contact.externalReferenceId !== body.externalReferenceId)
    errors.push({ field: 'externalReferenceId', message: 'is not that of the contact of this path' })
  return errors.length > 0 ? refuseFields(errors) : succeed(contacts.replace(agentId, stored, body))
}

/** Read, replace and archive, for one of the two ways to name a contact. */
const registerOneContact = (server: FastifyInstance, context: PracticeContext, path: string): void => {
  const { contacts, shelf } = context
  const find = (params: OneContactPath): StoredContact | undefined =>
    'contactId' in params
      ? contacts.findById(params.agentId, params.contactId)
      : contacts.find(params.agentId, params.externalReferenceId)

  const archive = (params: OneContactPath): Answer => {
    const stored = find(params)
    if (stored === undefined) return refuseUnknown('contact')
    return succeed(contacts.archive(params.agentId, stored), 'Contact archived')
  }

  server.get<{ Params: OneContactPath }>(path, ({ params }, reply) => {
    const stored = find(params)
    return send(reply, stored === undefined ? refuseUnknown('contact') : succeed(stored.contact))
  })
  server.put<{ Params: OneContactPath; Body: ContactBody }>(
    path,
    { schema: { body: ContactBody } },
    ({ params, body }, reply) =>
      sendCommitted(reply, shelf, () => replaceContact(context, params.agentId, find(params), body)),
  )
  server.patch<{ Params: OneContactPath }>(`${path}/archive`, ({ params }, reply) =>
    sendCommitted(reply, shelf, () => archive(params)),
  )
}
