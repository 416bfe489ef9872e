import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { engineBundle } from '../engine-bundle'
import { ANNA, BERTA, everyone } from '../people'
import { syntheticDocument } from '../synthetic-document'
import { createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const LATER = new Date(Date.now() + 60_000)

const changedIn = async (engine: TestEngine, dumpId: string): Promise<number | undefined> =>
  (await engine.call('review:get', { dumpId })).preflight.find(({ code }) => code === 'files_changed')?.count
const namesIn = async (engine: TestEngine, dumpId: string): Promise<string[]> =>
  (await engine.call('patients:page', { dumpId, ...everyone })).rows.map(({ name }) => name)

describe('a file that changes after it was read', () => {
  test('is noticed at the review even at the same size, and read again by a retry', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA, 'berta.ccda': BERTA })
    await parsed(engine, dumpId, folder)
    expect(await changedIn(engine, dumpId)).toBe(0)

    writeFileSync(join(folder, 'anna.ccda'), syntheticDocument({ ...ANNA, given: 'Enna' }))
    utimesSync(join(folder, 'anna.ccda'), LATER, LATER)
    const open = engine.context.dumps.get(dumpId)
    if (open !== undefined) open.changedFiles = undefined
    expect(await changedIn(engine, dumpId)).toBe(1)

    await engine.call('stage1:retry', { dumpId })
    await engine.settled(dumpId)
    expect(await namesIn(engine, dumpId)).toEqual(['Berta Beispiel', 'Enna Testperson'])
    expect(await changedIn(engine, dumpId)).toBe(0)
  })

  test('what is gone from the disk keeps its reading', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA, 'berta.ccda': BERTA })
    await parsed(engine, dumpId, folder)
    rmSync(join(folder, 'anna.ccda'))
    await engine.call('stage1:retry', { dumpId })
    await engine.settled(dumpId)
    expect(await namesIn(engine, dumpId)).toEqual(['Berta Beispiel', 'Anna Testperson'])
  })
})
