import { describe, expect, test } from 'vitest'
import type { PracticeWorkspace } from '../../../../src-main/practice/workspace'
import { auditTrail } from '../../../../src-main/staging/tables/audit'
import { engineBundle } from '../engine-bundle'
import { everyone, patient, patients } from '../people'
import { OWNER, practice, uploaded } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const archivals = ({ requests }: PracticeWorkspace): number =>
  requests.entries.filter(({ route, status }) => route.endsWith('/archive') && status === 200).length

const undone = async (engine: TestEngine, dumpId: string) => {
  await engine.call('stage2:undo', { dumpId })
  await engine.settled(dumpId)
  return (await engine.call('receipt:get', { dumpId })).undone
}

const importAgain = async (engine: TestEngine, folder: string): Promise<string> => {
  const { id } = await engine.call('dump:create', { chatbotId: CHATBOT })
  await parsed(engine, id, folder)
  await uploaded(engine, id)
  return id
}

/** Written there, but no attempt is ever answered: the run stops in the middle of its contacts. */
const stoppedInFlight = async (engine: TestEngine, workspace: PracticeWorkspace, dumpId: string): Promise<void> => {
  workspace.setFaults({ seed: 1, rate: 0, kinds: [] })
  workspace.failNext('cut-after-write', 40)
  await engine.call('stage2:start', { dumpId })
  expect(await engine.settled(dumpId)).toMatchObject({ stage: 'failed', failure: { code: 'offline' } })
  workspace.setFaults()
}

const firstImport = async (count: number) => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine, OWNER)
  const folder = writeExport(patients(count))
  await parsed(engine, dumpId, folder)
  await uploaded(engine, dumpId)
  return { engine, dumpId, folder, workspace: await practice(engine) }
}

describe('undo of a run', () => {
  test('archives what the run created, once; a new import brings it back', async () => {
    const { engine, dumpId, folder, workspace } = await firstImport(6)
    const before = await engine.call('receipt:get', { dumpId })
    expect(before).not.toHaveProperty('undone')
    expect(await undone(engine, dumpId)).toEqual({ total: 6, archived: 6, kept: 0, failed: 0 })
    expect(archivals(workspace)).toBe(6)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject(before)
    expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'completed', undo: { archived: 6 } })
    expect(auditTrail(engine.context.store).at(-1)).toMatchObject({
      action: 'undo_ended',
      dumpId,
      counts: { archived: 6, failed: 0 },
    })

    await undone(engine, dumpId)
    expect(archivals(workspace)).toBe(6)
    const again = await importAgain(engine, folder)
    expect((await engine.call('receipt:get', { dumpId: again })).patients).toMatchObject({ updated: 6, unchanged: 0 })
  })

  test('never what the run updated, and nothing that a later import wrote to', async () => {
    const { engine, dumpId, folder, workspace } = await firstImport(4)
    writeExport({ '0/doc.ccda': patient(0, { problems: ['Asthma'] }), '9/doc.ccda': patient(9) }, folder)
    const second = await importAgain(engine, folder)
    expect(await undone(engine, second)).toEqual({ total: 1, archived: 1, kept: 0, failed: 0 })
    expect(archivals(workspace)).toBe(1)
    expect(await undone(engine, dumpId)).toEqual({ total: 4, archived: 3, kept: 1, failed: 0 })
    expect(archivals(workspace)).toBe(4)
  })

  test('goes on where it stopped, in a new engine too', async () => {
    const { engine, dumpId, workspace } = await firstImport(12)
    workspace.failNext('key-expired', 12)
    await engine.call('stage2:undo', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({
      stage: 'completed',
      failure: { code: 'credentials_expired' },
    })
    const next = await engine.reopen()
    expect(await undone(next, dumpId)).toEqual({ total: 12, archived: 12, kept: 0, failed: 0 })
    expect(await undone(next, dumpId)).toMatchObject({ archived: 12 })
  })

  test('a run that has not ended, or is at work, is not undone', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(1)))
    expect(await engine.refused('stage2:undo', { dumpId })).toEqual({ code: 'wrong_step' })
  })

  test('a contact in flight when the owner cancelled is looked up, and archived when this run created it', async () => {
    const engine = await createTestEngine({ workerFile })
    const earlier = await newDump(engine, OWNER)
    await parsed(engine, earlier, writeExport({ 'old.ccda': patient(8) }))
    await uploaded(engine, earlier)
    const { id: dumpId } = await engine.call('dump:create', { chatbotId: CHATBOT })
    await parsed(engine, dumpId, writeExport({ ...patients(8), 'old.ccda': patient(8, { problems: ['Asthma'] }) }))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    await stoppedInFlight(engine, workspace, dumpId)
    await engine.call('dump:cancel', { dumpId })
    const receipt = await engine.call('receipt:get', { dumpId })
    expect(receipt.patients).toMatchObject({ imported: 0, created: 0 })
    expect(receipt.inDoubt).toBeGreaterThan(0)
    expect(receipt.skipped.every(({ code }) => code === 'cancelled')).toBe(true)
    const records = async () => (await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 20 })).rows
    const landed = (await records()).filter(({ name }) => !name.startsWith('Given8'))
    expect(landed.length).toBeGreaterThan(0)

    const undo = await undone(engine, dumpId)
    expect(undo).toEqual({ total: landed.length, archived: landed.length, kept: 0, failed: 0 })
    const after = await records()
    expect(after.filter(({ archived }) => archived === true)).toHaveLength(landed.length)
    expect(after.find(({ name }) => name.startsWith('Given8'))).not.toHaveProperty('archived')
  }, 60_000)

  test('a contact in flight, approved again and then left out, is still found', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(1)))
    const workspace = await practice(engine)
    await engine.call('stage2:approve', { dumpId })
    await stoppedInFlight(engine, workspace, dumpId)
    // By now the workspace lists it, as if it had always been there.
    await engine.call('stage2:approve', { dumpId })
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    expect(rows).toMatchObject([{ repeat: true }])
    await engine.call('patient:exclude', { dumpId, key: rows[0]?.key ?? '', excluded: true })
    // Not back where files may be taken away: with a source its patients would go, and with them what was sent.
    expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'mapping', running: false })
    await engine.call('dump:cancel', { dumpId })
    expect(await undone(engine, dumpId)).toEqual({ total: 1, archived: 1, kept: 0, failed: 0 })
    expect(archivals(workspace)).toBe(1)
  }, 60_000)

  test('cancelled after it was approved again, the run still has its receipt and its undo', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(6)))
    await engine.call('stage2:approve', { dumpId })
    const workspace = await practice(engine)
    const before = workspace.requests.total
    await engine.call('stage2:start', { dumpId })
    while (workspace.requests.total < before + 8) await new Promise((resolve) => setTimeout(resolve, 1))
    workspace.setProfile('key_expired')
    await engine.settled(dumpId)
    workspace.setProfile('owner')
    await engine.call('stage2:approve', { dumpId })
    expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'approved' })
    await engine.call('dump:cancel', { dumpId })
    const undo = await undone(engine, dumpId)
    expect(undo?.archived).toBeGreaterThan(0)
    expect(archivals(workspace)).toBe(undo?.archived)
    const { rows } = await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 20 })
    expect(rows.filter(({ archived }) => archived !== true)).toEqual([])
  })
})
