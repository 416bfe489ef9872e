/** One patient's clinical bundle: our addition. Every item is upserted by its external id. */
import type { FastifyInstance } from 'fastify'
import type { StoredBundle } from '../bodies/clinical-body'
import { ClinicalBody, ITEM_KINDS } from '../bodies/clinical-body'
import type { ContactPath, PracticeContext } from '../context'
import type { Answer } from '../envelope'
import { refuseUnknown, send, sendCommitted, succeed } from '../envelope'
import type { FaultKind } from '../faults'
import { refusalOfItem, rehearsedRefusalOf } from '../records/item-checks'
import { upsertBundle } from '../records/upsert-bundle'

const KIND = 'clinical'
const PATH = '/contacts/:externalReferenceId/chatbots/:agentId/clinical'

export const registerClinicalRoutes = (server: FastifyInstance, { contacts, shelf }: PracticeContext): void => {
  const bundleOf = ({ agentId, externalReferenceId }: ContactPath): StoredBundle | undefined => {
    const json = shelf.get(KIND, `${agentId}/${externalReferenceId}`)
    return json === undefined ? undefined : JSON.parse(json)
  }

  const putBundle = (params: ContactPath, body: ClinicalBody, fault: FaultKind | undefined): Answer => {
    const { agentId, externalReferenceId } = params
    if (contacts.find(agentId, externalReferenceId) === undefined) return refuseUnknown('contact')
    const refusalOf = fault === 'half-refused' ? rehearsedRefusalOf : refusalOfItem
    const { bundle, counts, refused } = upsertBundle(bundleOf(params), body, refusalOf)
    shelf.put(KIND, `${agentId}/${externalReferenceId}`, JSON.stringify(bundle))
    const totals = Object.fromEntries(
      ITEM_KINDS.map((kind) => [kind, bundle[kind].filter(({ withdrawn }) => withdrawn !== true).length]),
    )
    contacts.count(agentId, externalReferenceId, totals)
    return succeed(refused.length === 0 ? counts : { ...counts, refused })
  }

  const getBundle = (params: ContactPath): Answer => {
    if (contacts.find(params.agentId, params.externalReferenceId) === undefined) return refuseUnknown('contact')
    const bundle = bundleOf(params)
    return bundle === undefined ? refuseUnknown('clinical record') : succeed(bundle)
  }

  server.put<{ Params: ContactPath; Body: ClinicalBody }>(
    PATH,
    { schema: { body: ClinicalBody } },
    ({ params, body, fault }, reply) => sendCommitted(reply, shelf, () => putBundle(params, body, fault)),
  )
  server.get<{ Params: ContactPath }>(PATH, ({ params }, reply) => send(reply, getBundle(params)))
}
