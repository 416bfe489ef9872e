import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Shelf } from '../../../../src-main/practice/shelf'
import { createMemoryShelf } from '../../../../src-main/practice/shelf'
import { contactPath, createContact, MEDICAL, startPractice } from '../open-api'

const FILES = `${contactPath()}/files`
const BYTES = Buffer.from('%PDF-1.4 synthetic')
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const HEADERS = { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent('Lab résultat 1.pdf') }

const started = async () => {
  const practice = await startPractice()
  await createContact(practice)
  const put = (bytes: Uint8Array, headers: Record<string, string> = HEADERS, sha256 = sha256Of(bytes)) =>
    practice.call('PUT', `${FILES}/${sha256}`, bytes, headers)
  return { practice, put }
}

describe('contact files', () => {
  test('201, then 200 for the same bytes; listed with what they were', async () => {
    const { practice, put } = await started()
    const file = {
      sha256: sha256Of(BYTES),
      name: 'Lab résultat 1.pdf',
      mediaType: 'application/pdf',
      bytes: BYTES.length,
    }
    const first = await put(BYTES)
    expect([first.status, first.body.data]).toEqual([201, file])
    expect((await put(BYTES)).status).toBe(200)
    const { body } = await practice.call('GET', FILES)
    expect([body.data, body.pagination.total]).toEqual([[file], 1])
    const list = await practice.call('GET', `/contacts/chatbots/${MEDICAL}`)
    expect(list.body.data[0].counts.files).toBe(1)
    expect(practice.requests.entries.find(({ method }) => method === 'PUT')?.bodyDigest).toBe(sha256Of(BYTES))
  })

  test('JSON and text are files like any other', async () => {
    const { put } = await started()
    expect((await put(Buffer.from('{ broken'), { ...HEADERS, 'content-type': 'application/json' })).status).toBe(201)
    expect((await put(Buffer.from('note'), { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' })).status).toBe(
      201,
    )
  })

  test('exactly 10 MB is taken, a byte more is 413', async () => {
    const { practice, put } = await started()
    const limit = 10 * 1024 * 1024
    expect((await put(Buffer.alloc(limit, 1))).status).toBe(201)
    const { status, body } = await put(Buffer.alloc(limit + 1, 1))
    expect([status, body.success]).toEqual([413, false])
    expect((await practice.call('GET', FILES)).body.pagination.total).toBe(1)
  })

  test.each<[string, Record<string, string>, string | undefined, string]>([
    ['a hash that is not that of the bytes', HEADERS, sha256Of(Buffer.from('other')), 'sha256'],
    ['no file name', { 'content-type': 'application/pdf' }, undefined, 'X-File-Name'],
    ['a file name that is not percent-encoded', { ...HEADERS, 'x-file-name': '100%.pdf' }, undefined, 'X-File-Name'],
  ])('422 for %s', async (_name, headers, sha256, field) => {
    const { practice, put } = await started()
    const { status, body } = await put(BYTES, headers, sha256)
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]])
    expect((await practice.call('GET', FILES)).body.data).toEqual([])
  })

  test('a gate that answers before a large body was read is still heard, and the connection goes on', async () => {
    const { practice, put } = await started()
    const large = Buffer.alloc(9 * 1024 * 1024, 1)
    for (let time = 0; time < 3; time += 1)
      expect((await put(large, { ...HEADERS, 'x-api-key': 'wrong' })).status).toBe(401)
    practice.failNext('rate-limited')
    expect((await put(large)).status).toBe(429)
    expect((await put(large)).status).toBe(201)
  })

  test('404 when there is no such contact', async () => {
    const practice = await startPractice()
    expect((await practice.call('PUT', `${FILES}/${sha256Of(BYTES)}`, BYTES, HEADERS)).status).toBe(404)
  })

  test('keeps no byte of a file', async () => {
    const shelf = createMemoryShelf()
    const kept: string[] = []
    const put: Shelf['put'] = (kind, id, json, search) => {
      kept.push(json)
      shelf.put(kind, id, json, search)
    }
    const practice = await startPractice({ shelf: { ...shelf, put } })
    await createContact(practice)
    await practice.call('PUT', `${FILES}/${sha256Of(BYTES)}`, BYTES, HEADERS)
    expect(kept.some((json) => json.includes(sha256Of(BYTES)))).toBe(true)
    expect(kept.join()).not.toContain('%PDF')
  })
})
