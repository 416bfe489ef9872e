import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PracticeContext } from '../context'
import type { WritableRequestLog } from '../request-log'

/** The app's own reference: an organisation's hash and a patient key's hash. Anything else might name somebody. */
const HASHED_REFERENCE = /^tebra-[0-9a-f]{8}-[0-9a-f]{32}$/

/** From the path, or from the body of a contact that is being created. */
const referenceOf = ({ params, body }: FastifyRequest): string | undefined => {
  for (const part of [params, body]) {
    if (typeof part !== 'object' || part === null || !('externalReferenceId' in part)) continue
    const reference = part.externalReferenceId
    if (typeof reference === 'string' && HASHED_REFERENCE.test(reference)) return reference
  }
  return undefined
}

export const logRequest = (log: WritableRequestLog, request: FastifyRequest, status: number | 'cut'): void => {
  if (request.logged) return
  request.logged = true
  const externalReferenceId = referenceOf(request)
  log.add({
    method: request.method,
    route: request.routeOptions.url ?? '',
    ...(externalReferenceId === undefined ? {} : { externalReferenceId }),
    ...(request.bodyDigest === undefined ? {} : { bodyDigest: request.bodyDigest }),
    status,
    at: request.arrivedAt,
  })
}

export const registerRequestLog = (server: FastifyInstance, { log, now }: PracticeContext): void => {
  server.addHook('onRequest', async (request, reply) => {
    request.arrivedAt = now()
    // Its own clock, right or wrong: the times in its answers are of that one.
    reply.header('date', new Date(request.arrivedAt).toUTCString())
  })
  server.addHook('onResponse', async (request, reply) => logRequest(log, request, reply.statusCode))
}
