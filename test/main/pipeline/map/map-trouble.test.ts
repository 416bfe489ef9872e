import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { engineBundle } from '../engine-bundle'
import { everyone, patients } from '../people'
import { OWNER, PDF, practice, uploaded, writes } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

describe('when the workspace is in trouble', () => {
  test.each([
    ['key_expired', 'credentials_expired'],
    ['not_owner', 'not_owner'],
    ['integration_not_enabled', 'integration_not_enabled'],
    ['ip_not_allowed', 'refused_by_workspace'],
  ] as const)('%s stops the run, loses nothing, and it can be resumed', async (profile, code) => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(3)))
    await engine.call('stage2:approve', { dumpId })
    const workspace = await practice(engine)
    workspace.setProfile(profile)
    await engine.call('stage2:start', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({
      stage: 'failed',
      failure: { code },
      map: { done: 0, total: 3 },
    })
    workspace.setProfile('owner')
    await engine.call('stage2:start', { dumpId })
    const done = await engine.settled(dumpId)
    expect(done.stage).toBe('completed')
    expect(done).not.toHaveProperty('failure')
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 3 })
  })

  test.each([
    ['key_expired', 'credentials_expired'],
    ['ip_not_allowed', 'refused_by_workspace'],
  ] as const)('%s in the middle of a run stops it at once: not one request a patient', async (profile, code) => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(40)))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    await engine.call('stage2:start', { dumpId })
    while (workspace.requests.total < 25) await new Promise((resolve) => setTimeout(resolve, 1))
    workspace.setProfile(profile)
    expect(await engine.settled(dumpId)).toMatchObject({ stage: 'failed', failure: { code }, map: { failed: 0 } })
    const refused = workspace.requests.entries.filter(({ status }) => status === 403)
    expect(refused.length).toBeLessThan(20)
    workspace.setProfile('owner')
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 40, failed: 0 })
  })

  test('a workspace that answers everybody with an error of its own stops the run: not every patient fails', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(40)))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    const before = workspace.requests.total
    await engine.call('stage2:start', { dumpId })
    while (workspace.requests.total < before + 10) await new Promise((resolve) => setTimeout(resolve, 1))
    workspace.failNext('server-error', 10_000)
    const stopped = await engine.settled(dumpId)
    expect(stopped).toMatchObject({ stage: 'failed', failure: { code: 'server_error' } })
    expect(stopped.map.failed).toBeLessThan(12)
    workspace.setFaults()
    await engine.call('stage2:retry', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({ stage: 'completed', map: { failed: 0 } })
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 40, failed: 0 })
  }, 60_000)

  test('seeded faults change nothing in what lands', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport({ ...patients(12), '3/scan.pdf': PDF }))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    workspace.setFaults({ seed: 7, rate: 0.2, kinds: ['server-error', 'cut-before-write', 'cut-after-write'] })
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    workspace.setFaults()
    const receipt = await engine.call('receipt:get', { dumpId })
    expect(receipt.patients).toMatchObject({ created: 12, failed: 0 })
    expect(receipt.counts.patientFiles).toBe(1)
    expect((await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 100 })).total).toBe(12)
  }, 60_000)

  test('half a bundle refused is a failed patient with what was taken, and a retry completes it', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(1)))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    workspace.failNext('half-refused')
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { imported: 0, failed: 1 },
      failed: [{ code: 'refused_by_workspace', count: 1 }],
    })
    await engine.call('stage2:retry', { dumpId })
    await engine.settled(dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ imported: 1, failed: 0 })
  })

  test('a patient file that changed since fails its patient; put back and retried it lands', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const folder = writeExport({ ...patients(1), '0/scan.pdf': PDF })
    await parsed(engine, dumpId, folder)
    await engine.call('stage2:approve', { dumpId })
    renameSync(join(folder, '0/scan.pdf'), join(folder, 'kept'))
    writeFileSync(join(folder, '0/scan.pdf'), Buffer.concat([PDF, PDF]))
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    expect((await engine.call('receipt:get', { dumpId })).failed).toEqual([{ code: 'file_changed', count: 1 }])
    renameSync(join(folder, 'kept'), join(folder, '0/scan.pdf'))
    await engine.call('stage2:retry', { dumpId })
    await engine.settled(dumpId)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { imported: 1 },
      counts: { patientFiles: 1 },
    })
  })
})

describe('a plain Open API key', () => {
  test('gets contacts and a readable summary of each record among their files', async () => {
    const engine = await createTestEngine({ workerFile })
    const workspace = await practice(engine)
    workspace.setProfile('plain')
    expect(await engine.call('workspace:choose', { kind: 'practice' })).toMatchObject({ workspace: 'practice' })
    expect(await engine.call('workspace:integration')).toMatchObject({ capabilities: [], users: [], chatbots: [] })
    const dumpId = await newDump(engine, OWNER)
    expect(dumpId).toMatch(/^TBR-\d{8}-[0-9a-f]{4}$/)
    const folder = writeExport({ ...patients(2), '1/scan.pdf': PDF })
    await parsed(engine, dumpId, folder)
    await uploaded(engine, dumpId)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { created: 2, failed: 0 },
      summaries: 2,
      counts: { clinicalNotes: 0, patientFiles: 3 },
      verified: { checked: 2, matching: 2 },
    })
    const again = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    await parsed(engine, again, folder)
    expect(await engine.call('review:get', { dumpId: again })).toMatchObject({ repeatPatients: 2 })
    await uploaded(engine, again)
    expect((await engine.call('receipt:get', { dumpId: again })).patients).toMatchObject({ unchanged: 2 })
  })
})

describe('a patient file over the limit of A2V2', () => {
  test('is left out, and its patient is imported', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const large = Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)])
    await parsed(engine, dumpId, writeExport({ ...patients(1), '0/scan.pdf': large }))
    await uploaded(engine, dumpId)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { imported: 1, failed: 0 },
      counts: { patientFiles: 0 },
      skipped: [{ code: 'file_too_large', count: 1 }],
    })
  })
})

describe('pause', () => {
  test('who is excluded meanwhile is not sent', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(3)))
    await engine.call('stage2:approve', { dumpId })
    const workspace = await practice(engine)
    workspace.setProfile('key_expired')
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    workspace.setProfile('owner')
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    await engine.call('patient:exclude', { dumpId, key: rows[0]?.key ?? '', excluded: true })
    await engine.call('stage2:start', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({ stage: 'completed', map: { done: 2, total: 2 } })
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { created: 2, skipped: 1 },
      skipped: [{ code: 'left_out', count: 1 }],
    })
  })

  test('who was left out by mistake is brought back after the end, approved and sent; nobody else is', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(3)))
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    const key = rows[0]?.key ?? ''
    await engine.call('patient:exclude', { dumpId, key, excluded: true })
    await uploaded(engine, dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 2, skipped: 1 })
    await engine.call('patient:exclude', { dumpId, key, excluded: false })
    const workspace = await practice(engine)
    const before = writes(workspace)
    await uploaded(engine, dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 3, skipped: 0 })
    expect(writes(workspace) - before).toBe(2)
  })

  test('a paused Stage 2 goes on in a new engine, without sending anyone twice', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(30)))
    await engine.call('stage2:approve', { dumpId })
    await engine.call('stage2:start', { dumpId })
    const paused = await engine.call('stage2:pause', { dumpId })
    expect(paused).toMatchObject({ stage: 'mapping', running: false })
    expect(paused).not.toHaveProperty('failure')
    expect(paused.map.done).toBeLessThan(30)
    const next = await engine.reopen()
    await next.call('stage2:start', { dumpId })
    expect(await next.settled(dumpId)).toMatchObject({ stage: 'completed', map: { done: 30 } })
    expect((await next.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 30, updated: 0 })
  })
})
