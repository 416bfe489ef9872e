import { expect, test, vi } from 'vitest'
import type { ContactBody } from '../../../../src-main/practice/bodies/contact-body'
import { engineBundle } from '../engine-bundle'
import { patients } from '../people'
import { OWNER, PDF, practice } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const approvedDump = async (count: number) => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine, OWNER)
  await parsed(engine, dumpId, writeExport({ ...patients(count), '0/scan.pdf': PDF }))
  await engine.call('stage2:approve', { dumpId })
  return { engine, dumpId }
}

test('a sample of ten unless the owner wants every patient', async () => {
  const { engine, dumpId } = await approvedDump(14)
  await engine.call('stage2:start', { dumpId })
  await engine.settled(dumpId)
  expect((await engine.call('receipt:get', { dumpId })).verified).toEqual({
    checked: 10,
    matching: 10,
    wanted: 10,
    scope: 'sample',
  })

  const second = await approvedDump(14)
  await second.engine.call('stage2:start', { dumpId: second.dumpId, readBack: 'all' })
  await second.engine.settled(second.dumpId)
  const receipt = await second.engine.call('receipt:get', { dumpId: second.dumpId })
  expect(receipt.verified).toEqual({ checked: 14, matching: 14, wanted: 14, scope: 'all' })
})

test('how far the reading back has come is shown, of everyone when everyone is wanted', async () => {
  const { engine, dumpId } = await approvedDump(12)
  await engine.call('stage2:start', { dumpId, readBack: 'all' })
  await engine.settled(dumpId)
  const workspace = await practice(engine)
  // Every patient takes longer than what changed waits to be published, until it was: quick ones need not be shown.
  workspace.setFaults({ seed: 1, rate: 1, kinds: ['slow'], slowMs: 300 })
  engine.published.length = 0
  await engine.call('stage2:retry', { dumpId })
  const shown = () => engine.published.flatMap(({ verifying }) => verifying ?? [])
  await vi.waitFor(() => expect(shown().some(({ done }) => done > 0)).toBe(true), 15_000)
  workspace.setFaults()
  const view = await engine.settled(dumpId)
  expect(new Set(shown().map(({ total }) => total))).toEqual(new Set([12]))
  expect(view.verifying).toBeUndefined()
})

test('what the workspace changed or lost behind our back does not match; a portal in between is no answer', async () => {
  const { engine, dumpId } = await approvedDump(6)
  await engine.call('stage2:start', { dumpId, readBack: 'all' })
  await engine.settled(dumpId)
  const { rows } = await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 9 })
  const { url, apiKey, apiSecret } = await practice(engine)
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/contacts/${path}`, {
      method,
      headers: { 'X-API-Key': apiKey, 'X-API-Secret': apiSecret, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return ((await answer.json()) as { data: ContactBody & Record<string, unknown> }).data
  }
  const [changed, archived] = rows.map((row) => `${row.externalReferenceId}/chatbots/${CHATBOT}`)
  const { contactId, createdAt, updatedAt, archived: _, source, ...contact } = await send('GET', changed ?? '')
  await send('PUT', changed ?? '', { ...contact, stage: 'Lead' })
  await send('PATCH', `${archived}/archive`)
  // A retry without anything failed: nothing is sent, and everyone is read back anew.
  await engine.call('stage2:retry', { dumpId })
  await engine.settled(dumpId)
  expect((await engine.call('receipt:get', { dumpId })).verified).toMatchObject({ checked: 6, matching: 4 })
})

test('a line that breaks while reading back ends it, not the import', async () => {
  const { engine, dumpId } = await approvedDump(3)
  const workspace = await practice(engine)
  await engine.call('stage2:start', { dumpId })
  await engine.settled(dumpId)
  engine.context.connections.clear()
  await engine.call('stage2:retry', { dumpId })
  workspace.failNext('key-expired', 1)
  const view = await engine.settled(dumpId)
  expect(['completed', 'failed']).toContain(view.stage)
  const { verified } = await engine.call('receipt:get', { dumpId })
  expect(verified?.wanted).toBe(3)
})
