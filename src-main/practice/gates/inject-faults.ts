/** Carries out what the fault desk decided. A request is struck once its body has arrived whole. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PracticeContext } from '../context'
import { forbid, refuse, send } from '../envelope'
import { logRequest } from './log-requests'

const RETRY_AFTER_SECONDS = 1

const isStillOpenAfter = (delayMs: number, closing: AbortSignal): Promise<boolean> =>
  sleep(delayMs, true, { signal: closing }).catch(() => false)

export const registerFaultGate = (server: FastifyInstance, { faults, log, closing }: PracticeContext): void => {
  const cut = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    logRequest(log, request, 'cut')
    request.raw.socket.destroy()
    return reply.hijack()
  }

  server.addHook('preValidation', async (request, reply) => {
    const { method, url } = request
    request.fault = faults.strike({ method, url, route: request.routeOptions.url ?? '' })
    switch (request.fault) {
      case 'rate-limited':
        return send(reply.header('retry-after', RETRY_AFTER_SECONDS), refuse(429, 'Too many requests'))
      case 'server-error':
        return send(reply, refuse(500, 'Something went wrong'))
      case 'key-expired':
        return send(reply, forbid('key_expired'))
      case 'slow':
        if (await isStillOpenAfter(faults.slowMs, closing)) return
        return cut(request, reply)
      case 'cut-before-write':
        return cut(request, reply)
      case 'cut-after-write':
      case 'half-refused':
      case undefined:
        return
    }
  })

  server.addHook('onSend', async (request, reply, payload) => {
    if (request.fault === 'cut-after-write') cut(request, reply)
    return payload
  })
}
