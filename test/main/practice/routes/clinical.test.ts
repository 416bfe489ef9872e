import { describe, expect, test } from 'vitest'
import { bundleOf, contactPath, createContact, MEDICAL, startPractice } from '../open-api'

const CLINICAL = `${contactPath()}/clinical`

const started = async () => {
  const practice = await startPractice()
  await createContact(practice)
  return practice
}

describe('a clinical bundle', () => {
  test('is created, then unchanged, then updated, with exact counts of each kind', async () => {
    const practice = await started()
    const countsOf = async (bundle: unknown) => (await practice.call('PUT', CLINICAL, bundle)).body.data
    const all = (created: number, updated: number, unchanged: number) => ({ created, updated, unchanged })
    expect(await countsOf(bundleOf())).toEqual({
      notes: all(2, 0, 0),
      prescriptions: all(1, 0, 0),
      readings: all(2, 0, 0),
      formSubmissions: all(1, 0, 0),
      tasks: all(1, 0, 0),
    })
    expect(await countsOf(bundleOf({ dumpId: 'TBR-20260202-ffff' }))).toEqual({
      notes: all(0, 0, 2),
      prescriptions: all(0, 0, 1),
      readings: all(0, 0, 2),
      formSubmissions: all(0, 0, 1),
      tasks: all(0, 0, 1),
    })
    const changed = bundleOf({
      notes: [],
      prescriptions: [
        { externalId: 'rx-1', medication: 'Lisinopril 20 MG' },
        { externalId: 'rx-2', medication: 'Metformin 500 MG' },
      ],
      tasks: [{ title: 'Cardiology', kind: 'referral', externalId: 'task-1' }],
    })
    expect(await countsOf(changed)).toMatchObject({
      notes: all(0, 0, 0),
      prescriptions: all(1, 1, 0),
      tasks: all(0, 0, 1),
    })
  })

  test('is read back as it was sent', async () => {
    const practice = await started()
    expect((await practice.call('GET', CLINICAL)).status).toBe(404)
    await practice.call('PUT', CLINICAL, bundleOf())
    expect((await practice.call('GET', CLINICAL)).body.data).toEqual(bundleOf())
  })

  test('adds and changes, and never takes away', async () => {
    const practice = await started()
    await practice.call('PUT', CLINICAL, bundleOf())
    const empty = { notes: [], prescriptions: [], readings: [], formSubmissions: [], tasks: [] }
    await practice.call('PUT', CLINICAL, bundleOf({ ...empty, dumpId: 'TBR-20260202-ffff', digest: 'e'.repeat(64) }))
    const { data } = (await practice.call('GET', CLINICAL)).body
    expect(data).toEqual(bundleOf({ dumpId: 'TBR-20260202-ffff', digest: 'e'.repeat(64) }))
  })

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['a kind missing', { tasks: undefined }, ['tasks']],
    [
      'an unknown reading kind',
      { readings: [{ externalId: 'r', kind: 'x', name: 'n', value: '1', source: 'Tebra' }] },
      ['readings.0.kind'],
    ],
    [
      'an unknown status',
      { readings: [{ externalId: 'r', kind: 'lab', name: 'n', value: '1', source: 'Tebra', status: 'High' }] },
      ['readings.0.status'],
    ],
    ['an item without an id', { tasks: [{ kind: 'referral', title: 't' }] }, ['tasks.0.externalId']],
    [
      'a field of no contract',
      { tasks: [{ externalId: 't', kind: 'referral', title: 't', owner: 'x' }] },
      ['tasks.0.owner'],
    ],
    [
      'the same id twice',
      {
        tasks: [
          { externalId: 't', kind: 'referral', title: 'a' },
          { externalId: 't', kind: 'referral', title: 'b' },
        ],
      },
      ['tasks.1.externalId'],
    ],
  ])('422 for %s, and nothing is stored', async (_name, more, fields) => {
    const practice = await started()
    const { status, body } = await practice.call('PUT', CLINICAL, bundleOf(more))
    expect(status).toBe(422)
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
    expect((await practice.call('GET', CLINICAL)).status).toBe(404)
  })

  test('sent as complete, a list marks what is missing from it as withdrawn, once; sent again it stands as before', async () => {
    const practice = await started()
    await practice.call('PUT', CLINICAL, bundleOf())
    const send = async (more: Record<string, unknown>) =>
      (await practice.call('PUT', CLINICAL, bundleOf({ complete: ['prescriptions'], ...more }))).body.data
    const stopped = { prescriptions: [], readings: [], tasks: [] }
    expect(await send(stopped)).toMatchObject({ prescriptions: { withdrawn: 1 } })
    expect((await send(stopped)).tasks).not.toHaveProperty('withdrawn')
    expect(await send(stopped)).toMatchObject({ prescriptions: { withdrawn: 0 } })
    const { data } = (await practice.call('GET', CLINICAL)).body
    expect(data.prescriptions).toEqual([{ ...bundleOf().prescriptions[0], withdrawn: true }])
    expect([data.readings, data.tasks]).toEqual([bundleOf().readings, bundleOf().tasks])
    const listed = (await practice.call('GET', `/contacts/chatbots/${MEDICAL}`)).body.data
    expect(listed[0].counts).toMatchObject({ prescriptions: 0, readings: 2 })
    expect(await send({})).toMatchObject({ prescriptions: { updated: 1, withdrawn: 0 } })
    expect((await practice.call('GET', CLINICAL)).body.data.prescriptions).toEqual(bundleOf().prescriptions)
  })

  test('refuses single items that a chart cannot hold, and stores the others', async () => {
    const practice = await started()
    const { body } = await practice.call('PUT', CLINICAL, {
      ...bundleOf(),
      notes: [
        { externalId: 'script', category: 'c', title: 't', html: '<p>ok</p><script>run()</script>' },
        { externalId: 'handler', category: 'c', title: 't', html: '<p onclick="run()">ok</p>' },
        { externalId: 'text', category: 'c', title: 't', html: '<p>sodium &lt; 135, on = every day</p>' },
        { externalId: 'hl7-time', category: 'c', title: 't', html: '', recordedAt: '20240131' },
      ],
    })
    expect(body.data.refused).toEqual([
      { externalId: 'script', field: 'html', message: 'holds what could run or load' },
      { externalId: 'handler', field: 'html', message: 'holds what could run or load' },
      { externalId: 'hl7-time', field: 'recordedAt', message: 'is not an ISO 8601 date or time' },
    ])
    expect(body.data.notes).toEqual({ created: 1, updated: 0, unchanged: 0 })
  })

  test('413 for a body beyond all charts', async () => {
    const practice = await started()
    const html = 'x'.repeat(33 * 1024 * 1024)
    const notes = [{ externalId: 'n', category: 'c', title: 't', html }]
    expect((await practice.call('PUT', CLINICAL, bundleOf({ notes }))).status).toBe(413)
    expect((await practice.call('GET', CLINICAL)).status).toBe(404)
  })
})
