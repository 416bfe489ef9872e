/** Every answer is `{success, message, data}`; lists add `pagination`, refusals may add `errors`. */
import type { FastifyReply } from 'fastify'
import type { Shelf } from './shelf'

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** Why a key may not do what it asked: `data.reason` of a 403. */
export type ForbiddenReason = 'not_owner' | 'integration_not_enabled' | 'key_expired' | 'ip_not_allowed'

/** A value, so that a route can decide on it within a transaction and send it only once that is committed. */
export interface Answer {
  readonly status: number
  readonly body: {
    readonly success: boolean
    readonly message: string
    readonly data: unknown
    readonly pagination?: Pagination
    readonly errors?: readonly FieldError[]
  }
}

interface Pagination {
  readonly page: number
  readonly limit: number
  readonly total: number
  readonly pages: number
}

export const send = (reply: FastifyReply, { status, body }: Answer): FastifyReply => reply.code(status).send(body)

/** Nothing is answered before it is kept: when the shelf cannot commit, the error handler answers 500. */
export const sendCommitted = (reply: FastifyReply, shelf: Shelf, work: () => Answer): FastifyReply =>
  send(reply, shelf.transaction(work))

export const succeed = (data: unknown, message = 'OK', status: 200 | 201 = 200): Answer => ({
  status,
  body: { success: true, message, data },
})

export const succeedWithList = (rows: readonly unknown[], at: Omit<Pagination, 'pages'>): Answer => ({
  status: 200,
  body: {
    success: true,
    message: 'OK',
    data: rows,
    pagination: { ...at, pages: Math.ceil(at.total / at.limit) },
  },
})

export const refuse = (
  status: number,
  message: string,
  data: Readonly<Record<string, string>> | null = null,
): Answer => ({
  status,
  body: { success: false, message, data },
})

export const refuseFields = (errors: readonly FieldError[]): Answer => ({
  status: 422,
  body: { success: false, message: 'Some fields were not accepted', data: null, errors },
})

export const forbid = (reason: ForbiddenReason): Answer => refuse(403, 'This key may not do that', { reason })

export const refuseUnknown = (what: 'agent' | 'contact' | 'clinical record' | 'dump' | 'path'): Answer =>
  refuse(404, `No such ${what}`)
