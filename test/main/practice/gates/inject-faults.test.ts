import { describe, expect, test } from 'vitest'
import { FAULT_KINDS } from '../../../../src-main/practice/faults'
import type { Answered } from '../open-api'
import { bundleOf, contactOf, contactPath, createContact, MEDICAL, referenceOf, startPractice } from '../open-api'

const CREATE = `/contacts/chatbots/${MEDICAL}`

describe('each fault, scripted', () => {
  test('rate-limited: 429 with Retry-After, nothing written, then fine', async () => {
    const practice = await startPractice()
    practice.failNext('rate-limited')
    const refused = await practice.call('POST', CREATE, contactOf(1))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await practice.call('POST', CREATE, contactOf(1))).status).toBe(201)
  })

  test('server-error: 500 once, nothing written, then fine', async () => {
    const practice = await startPractice()
    practice.failNext('server-error')
    const failed = await practice.call('POST', CREATE, contactOf(1))
    expect([failed.status, failed.body]).toEqual([500, { success: false, message: 'Something went wrong', data: null }])
    expect((await practice.call('POST', CREATE, contactOf(1))).status).toBe(201)
  })

  test('slow: the answer comes only after the delay, and is right', async () => {
    const practice = await startPractice({ faults: { seed: 1, rate: 0, kinds: [], slowMs: 150 } })
    practice.failNext('slow')
    const impatient = fetch(`${practice.url}${CREATE}`, {
      headers: { 'x-api-key': practice.apiKey, 'x-api-secret': practice.apiSecret },
      signal: AbortSignal.timeout(20),
    })
    await expect(impatient).rejects.toThrow()
    practice.failNext('slow')
    expect((await practice.call('POST', CREATE, contactOf(1))).status).toBe(201)
  })

  test('slow: closing does not wait for it', async () => {
    let arrived = (): void => undefined
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const now = (): number => {
      arrived()
      return Date.now()
    }
    const practice = await startPractice({ now, faults: { seed: 1, rate: 1, kinds: ['slow'], slowMs: 3_600_000 } })
    const ended = expect(practice.call('GET', CREATE)).rejects.toThrow()
    await arrival
    await practice.close()
    await ended
  })

  test('cut-before-write: no answer, nothing written', async () => {
    const practice = await startPractice()
    practice.failNext('cut-before-write')
    await expect(practice.call('POST', CREATE, contactOf(1))).rejects.toThrow()
    expect((await practice.call('GET', contactPath())).status).toBe(404)
    expect((await practice.call('POST', CREATE, contactOf(1))).status).toBe(201)
  })

  test('cut-after-write: no answer but written; a repeated POST is a duplicate and names the contact', async () => {
    const practice = await startPractice()
    practice.failNext('cut-after-write')
    await expect(practice.call('POST', CREATE, contactOf(1))).rejects.toThrow()
    const stored = await practice.call('GET', contactPath())
    const repeated = await practice.call('POST', CREATE, contactOf(1))
    expect(stored.status).toBe(200)
    expect([repeated.status, repeated.body.data]).toEqual([409, { contactId: stored.body.data.contactId }])
    expect((await practice.call('GET', CREATE)).body.pagination.total).toBe(1)
  })

  test('cut-after-write: a repeated bundle changes nothing', async () => {
    const practice = await startPractice()
    await createContact(practice)
    practice.failNext('cut-after-write')
    await expect(practice.call('PUT', `${contactPath()}/clinical`, bundleOf())).rejects.toThrow()
    const { body } = await practice.call('PUT', `${contactPath()}/clinical`, bundleOf())
    expect(body.data.notes).toEqual({ created: 0, updated: 0, unchanged: 2 })
  })

  test('half-refused: success, half of the items refused, the others written; then the rest is created', async () => {
    const practice = await startPractice()
    await createContact(practice)
    practice.failNext('half-refused')
    const half = await practice.call('PUT', `${contactPath()}/clinical`, bundleOf())
    expect([half.status, half.body.success]).toEqual([200, true])
    expect(half.body.data.refused.map(({ externalId }: { externalId: string }) => externalId)).toEqual([
      'note-2',
      'reading-1',
      'form-1',
    ])
    expect(half.body.data.notes).toEqual({ created: 1, updated: 0, unchanged: 0 })
    const stored = await practice.call('GET', `${contactPath()}/clinical`)
    expect([stored.body.data.digest, stored.body.data.notes.length]).toEqual(['', 1])

    const { body } = await practice.call('PUT', `${contactPath()}/clinical`, bundleOf())
    expect(body.data.refused).toBeUndefined()
    expect(body.data.notes).toEqual({ created: 1, updated: 0, unchanged: 1 })
    expect((await practice.call('GET', `${contactPath()}/clinical`)).body.data.digest).toBe('d'.repeat(64))
  })

  test('key-expired: 403 with its reason', async () => {
    const practice = await startPractice()
    practice.failNext('key-expired')
    const { status, body } = await practice.call('GET', '/integrations/tebra')
    expect([status, body.data]).toEqual([403, { reason: 'key_expired' }])
  })

  test('several times in a row, when asked to', async () => {
    const practice = await startPractice()
    practice.failNext('server-error', 3)
    const statuses: number[] = []
    for (let time = 0; time < 4; time += 1) statuses.push((await practice.call('GET', CREATE)).status)
    expect(statuses).toEqual([500, 500, 500, 200])
  })
})

describe('seeded faults over HTTP', () => {
  const kinds = FAULT_KINDS.filter((kind) => kind !== 'slow')

  const troubleOf = (answer: Answered | undefined): string | undefined => {
    if (answer === undefined) return 'cut'
    if (answer.status === 409) return undefined
    if (answer.status >= 300) return String(answer.status)
    return answer.body.data.refused && 'half refused'
  }

  /** Repeats each request until it went through, as a patient client would. */
  const uploadAll = async (seed: number) => {
    const practice = await startPractice({ faults: { seed, rate: 0.5, kinds } })
    const troubles: string[] = []
    const insist = async (method: string, path: string, body: unknown): Promise<void> => {
      const trouble = troubleOf(await practice.call(method, path, body).catch(() => undefined))
      if (trouble === undefined) return
      troubles.push(`${method} ${path} ${trouble}`)
      await insist(method, path, body)
    }
    for (let patient = 1; patient <= 20; patient += 1) {
      await insist('POST', `${CREATE}?patient=${patient}`, contactOf(patient))
      await insist('PUT', `${contactPath(patient)}/clinical`, bundleOf())
    }
    practice.setFaults()
    const list = await practice.call('GET', `${CREATE}?limit=100&externalReferenceIdPrefix=tebra-`)
    return { troubles, contacts: list.body.data }
  }

  test('a client that insists ends with every patient once and complete, by the same troubles for the same seed', async () => {
    const { troubles, contacts } = await uploadAll(11)
    expect(contacts.map((contact: { externalReferenceId: string }) => contact.externalReferenceId)).toEqual(
      Array.from({ length: 20 }, (_, index) => referenceOf(index + 1)),
    )
    const complete = { notes: 2, prescriptions: 1, readings: 2, formSubmissions: 1, tasks: 1, files: 0 }
    for (const contact of contacts) expect(contact.counts).toEqual(complete)
    expect(troubles.length).toBeGreaterThan(5)
    expect((await uploadAll(11)).troubles).toEqual(troubles)
    expect((await uploadAll(12)).troubles).not.toEqual(troubles)
  })
})
