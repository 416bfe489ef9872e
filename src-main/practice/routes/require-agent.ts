import type { FastifyInstance } from 'fastify'
import { PRACTICE_CHATBOTS } from '../clinic'
import type { AgentPath } from '../context'
import { refuseUnknown, send } from '../envelope'

const hasAgent = (params: unknown): params is AgentPath =>
  typeof params === 'object' && params !== null && 'agentId' in params

/** Every path below /contacts names an agent: 404 when the organisation has none of that id. */
export const requireAgent = (server: FastifyInstance): void => {
  server.addHook('preHandler', async ({ params }, reply) => {
    if (hasAgent(params) && !PRACTICE_CHATBOTS.some(({ id }) => id === params.agentId))
      return send(reply, refuseUnknown('agent'))
  })
}
