/** Reads request bodies, keeping the SHA-256 of the bytes as sent. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const MAX_FILE_BYTES = 10 * 1024 * 1024
/** Not in the contract: room for the largest chart we can imagine as one bundle. */
const MAX_JSON_BYTES = 32 * 1024 * 1024

/** A file's body, as far as the workspace keeps it: the bytes themselves are read and let go. */
export interface FileBody {
  readonly sha256: string
  readonly bytes: number
}

/** 422. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
}
/** 413. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** A body over the limit is still read to its end, so that the sender gets its 413 instead of a broken connection. */
const readBody = async (
  request: FastifyRequest,
  payload: IncomingMessage,
  maxBytes: number,
  take?: (chunk: Buffer) => void,
): Promise<FileBody> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of payload) {
    bytes += chunk.length
    if (bytes > maxBytes) continue
    hash.update(chunk)
    take?.(chunk)
  }
  if (bytes > maxBytes) throw new BodyTooLarge()
  const sha256 = hash.digest('hex')
  request.bodyDigest = sha256
  return { sha256, bytes }
}

export const parseJsonBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', async (request: FastifyRequest, payload: IncomingMessage) => {
    const chunks: Buffer[] = []
    const { bytes } = await readBody(request, payload, MAX_JSON_BYTES, (chunk) => chunks.push(chunk))
    if (bytes === 0) return undefined
    try {
      return JSON.parse(Buffer.concat(chunks).toString('utf8'))
    } catch {
      throw new UnreadableBody()
    }
  })
}

export const parseFileBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
    readBody(request, payload, MAX_FILE_BYTES),
  )
}
