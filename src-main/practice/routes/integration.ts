/** What the workspace says of itself, and the dumps it hands out ids for. All of it is our addition to the contract. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { DumpBody, DumpStatusBody } from '../bodies/dump-body'
import { PRACTICE_CHATBOTS, PRACTICE_ORGANISATION, PRACTICE_USERS } from '../clinic'
import type { PracticeContext } from '../context'
import { refuseFields, refuseUnknown, send, sendCommitted, succeed } from '../envelope'

const CAPABILITIES = ['dumps', 'clinical', 'files', 'external-id-list'] as const
const KIND = 'dump'

/** TBR-YYYYMMDD-xxxx, the day in UTC. */
const allocateDumpId = ({ shelf, now }: PracticeContext): string => {
  const day = new Date(now()).toISOString().slice(0, 10).replaceAll('-', '')
  // Four characters are few: a drawn id that is taken is drawn again longer, so that this ends on any day.
  for (let bytes = 2; ; bytes += 1) {
    const dumpId = `TBR-${day}-${randomBytes(bytes).toString('hex')}`
    if (shelf.get(KIND, dumpId) === undefined) return dumpId
  }
}

export const registerIntegrationRoutes = (server: FastifyInstance, context: PracticeContext): void => {
  const { shelf, limiter } = context

  server.get('/integrations/tebra', (_request, reply) =>
    send(
      reply,
      succeed({
        enabled: true,
        organisation: PRACTICE_ORGANISATION,
        role: 'Owner',
        users: PRACTICE_USERS,
        chatbots: PRACTICE_CHATBOTS,
        capabilities: CAPABILITIES,
        limits: limiter.limits,
      }),
    ),
  )

  const createDump = (body: DumpBody) => {
    if (!PRACTICE_CHATBOTS.some(({ id }) => id === body.chatbotId))
      return refuseFields([{ field: 'chatbotId', message: 'is not an agent of this organisation' }])
    const dumpId = allocateDumpId(context)
    shelf.put(KIND, dumpId, JSON.stringify({ ...body, dumpId, status: 'Preflight' }))
    return succeed({ dumpId }, 'Dump created', 201)
  }
  server.post<{ Body: DumpBody }>('/integrations/tebra/dumps', { schema: { body: DumpBody } }, ({ body }, reply) =>
    sendCommitted(reply, shelf, () => createDump(body)),
  )

  const setStatus = (dumpId: string, { status }: DumpStatusBody) => {
    const json = shelf.get(KIND, dumpId)
    if (json === undefined) return refuseUnknown('dump')
    shelf.put(KIND, dumpId, JSON.stringify({ ...JSON.parse(json), status }))
    return succeed({ dumpId, status })
  }
  server.patch<{ Params: { dumpId: string }; Body: DumpStatusBody }>(
    '/integrations/tebra/dumps/:dumpId',
    { schema: { body: DumpStatusBody } },
    ({ params, body }, reply) => sendCommitted(reply, shelf, () => setStatus(params.dumpId, body)),
  )
}
