/** 401 and 403: who may come in, and who may use the Tebra integration. */
import type { FastifyInstance } from 'fastify'
import type { PracticeContext } from '../context'
import { isAllowed } from '../credentials'
import { forbid, refuse, refuseUnknown, send } from '../envelope'

/** Every path but /health. */
export const registerKeyGate = (server: FastifyInstance, { credentials, profile }: PracticeContext): void => {
  server.addHook('onRequest', async ({ headers }, reply) => {
    if (!isAllowed(credentials, headers['x-api-key'], headers['x-api-secret']))
      return send(reply, refuse(401, 'Missing or wrong API key'))
    const kind = profile()
    if (kind === 'key_expired' || kind === 'ip_not_allowed') return send(reply, forbid(kind))
  })
}

/** The paths that a published Open API key does not have, and that only an owner may use. */
export const registerIntegrationGate = (server: FastifyInstance, { profile }: PracticeContext): void => {
  server.addHook('onRequest', async (_request, reply) => {
    const kind = profile()
    if (kind === 'plain') return send(reply, refuseUnknown('path'))
    if (kind === 'not_owner' || kind === 'integration_not_enabled') return send(reply, forbid(kind))
  })
}
