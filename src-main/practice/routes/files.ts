/** Contact files, each under the SHA-256 of its bytes. The bytes are checked and let go: only what they were is kept. */
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { FileBody } from '../bodies/parse-bodies'
import { parseFileBodies } from '../bodies/parse-bodies'
import type { ContactPath, PracticeContext } from '../context'
import type { Answer, FieldError } from '../envelope'
import { refuseFields, refuseUnknown, send, sendCommitted, succeed, succeedWithList } from '../envelope'

interface FilePath extends ContactPath {
  readonly sha256: string
}

const KIND = 'file'
const PATH = '/contacts/:externalReferenceId/chatbots/:agentId/files'
/** More than any patient has: the list is one page. */
const MOST_FILES = 10_000
/** SHA-256 of no bytes at all. */
const EMPTY_BODY: FileBody = {
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  bytes: 0,
}

const decodedName = (header: string | string[] | undefined): string => {
  try {
    return typeof header === 'string' ? decodeURIComponent(header).trim() : ''
  } catch {
    return ''
  }
}

export const registerFileRoutes = (server: FastifyInstance, { contacts, shelf }: PracticeContext): void => {
  parseFileBodies(server)
  const prefixOf = ({ agentId, externalReferenceId }: ContactPath): string => `${agentId}/${externalReferenceId}/`
  const filesOf = (params: ContactPath, limit: number) =>
    shelf.list(KIND, { prefix: prefixOf(params), offset: 0, limit })

  const putFile = (params: FilePath, headers: IncomingHttpHeaders, body: FileBody): Answer => {
    const { agentId, externalReferenceId, sha256 } = params
    if (contacts.find(agentId, externalReferenceId) === undefined) return refuseUnknown('contact')
    const name = decodedName(headers['x-file-name'])
    const mediaType = headers['content-type'] ?? ''
    const errors: FieldError[] = []
    if (name === '') errors.push({ field: 'X-File-Name', message: 'must be percent-encoded UTF-8' })
    if (mediaType === '') errors.push({ field: 'Content-Type', message: 'is missing' })
    if (body.sha256 !== sha256) errors.push({ field: 'sha256', message: 'does not match the bytes that arrived' })
    if (errors.length > 0) return refuseFields(errors)
    const id = `${prefixOf(params)}${sha256}`
    const kept = shelf.get(KIND, id)
    if (kept !== undefined) return succeed(JSON.parse(kept), 'File already there')
    const file = { sha256, name, mediaType, bytes: body.bytes }
    shelf.put(KIND, id, JSON.stringify(file))
    contacts.count(agentId, externalReferenceId, { files: filesOf(params, 0).total })
    return succeed(file, 'File stored', 201)
  }

  const listFiles = (params: ContactPath): Answer => {
    if (contacts.find(params.agentId, params.externalReferenceId) === undefined) return refuseUnknown('contact')
    const { total, rows } = filesOf(params, MOST_FILES)
    const files = rows.map(({ json }) => JSON.parse(json))
    return succeedWithList(files, { page: 1, limit: MOST_FILES, total })
  }

  server.put<{ Params: FilePath; Body: FileBody | undefined }>(
    `${PATH}/:sha256`,
    ({ params, headers, body = EMPTY_BODY }, reply) =>
      sendCommitted(reply, shelf, () => putFile(params, headers, body)),
  )
  server.get<{ Params: ContactPath }>(PATH, ({ params }, reply) => send(reply, listFiles(params)))
}
