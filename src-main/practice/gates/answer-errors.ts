/** Whatever goes wrong around a route still answers in the envelope, with fixed words. */
import type { FastifyInstance } from 'fastify'
import { InvalidFields } from '../bodies/field-errors'
import { BodyTooLarge, UnreadableBody } from '../bodies/parse-bodies'
import type { Answer } from '../envelope'
import { refuse, refuseFields, refuseUnknown, send } from '../envelope'

const answerTo = (error: unknown): Answer => {
  if (error instanceof InvalidFields) return refuseFields(error.errors)
  if (error instanceof UnreadableBody) return refuseFields([{ field: 'body', message: 'is not JSON' }])
  if (error instanceof BodyTooLarge) return refuse(413, 'The body is too large')
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return refuseFields([{ field: 'Content-Type', message: 'is not one that this path takes' }])
  return refuse(500, 'Something went wrong')
}

export const registerErrorAnswers = (server: FastifyInstance): void => {
  server.setErrorHandler((error, _request, reply) => send(reply, answerTo(error)))
  server.setNotFoundHandler((_request, reply) => send(reply, refuseUnknown('path')))
}
