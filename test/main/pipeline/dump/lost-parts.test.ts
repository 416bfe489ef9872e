/** Stores that lost a part of themselves: what the revisions show, and what the list is made again from. */
import { copyFileSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeContext, createContext, setListAside } from '../../../../src-main/pipeline/create-context'
import { putOwnCopy } from '../../../../src-main/staging/tables/dump-marks'
import { removeDump } from '../../../../src-main/staging/tables/dumps'
import { engineBundle } from '../engine-bundle'
import { patients } from '../people'
import { OWNER, practice, uploaded } from '../stage2'
import {
  CHATBOT,
  createTestEngine,
  memoryKeys,
  newDump,
  parsed,
  type TestEngine,
  writeExport,
} from '../temporary-context'

const bundle = engineBundle()

const surroundings = ({ dataDir, keys }: TestEngine) => ({
  dataDir,
  resourcesDir: dataDir,
  appVersion: '1.2.3',
  keychain: 'test',
  keys: memoryKeys(keys),
  workerFile: bundle.worker,
  publish: () => undefined,
  now: () => new Date(),
})

describe('a dump', () => {
  test('put back to what it was before is damaged, not younger', async () => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    const dumpId = await newDump(engine, OWNER)
    const file = join(engine.dataDir, 'dumps', `${dumpId}.db`)
    let again = await engine.reopen()
    copyFileSync(file, `${file}.before`)
    await parsed(again, dumpId, writeExport(patients(2)))
    again = await again.reopen()
    copyFileSync(`${file}.before`, file)
    expect(await again.refused('dump:get', { dumpId })).toEqual({ code: 'store_damaged' })
    await again.call('dump:discard', { dumpId })
  })

  test('whose ledger forgot what was sent is damaged', async () => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    const dumpId = await newDump(engine, OWNER)
    await practice(engine)
    await parsed(engine, dumpId, writeExport(patients(2)))
    await uploaded(engine, dumpId)
    engine.context.dumps.get(dumpId)?.db.script("DELETE FROM ledger WHERE kind = 'contact'")
    const again = await engine.reopen()
    expect(await again.refused('dump:get', { dumpId })).toEqual({ code: 'store_damaged' })
  })

  test('which the list does not know is found again as it was; one that was never finished is cleaned up', async () => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(2)))
    const other = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    const [listed] = (await engine.call('dumps:list')).filter(({ id }) => id === dumpId)
    removeDump(engine.context.store, dumpId)
    removeDump(engine.context.store, other)
    engine.context.dumps.get(other)?.db.script("DELETE FROM meta WHERE name = 'ownCopy'")
    const again = await engine.reopen()
    expect(await again.call('dumps:list')).toMatchObject([
      { id: dumpId, stage: 'parsed', startedAt: listed?.startedAt },
    ])
    expect(readdirSync(join(engine.dataDir, 'dumps')).filter((name) => name.startsWith(other))).toEqual([])
    expect(again.keys.has(`dump:${other}`)).toBe(false)
  })

  test('that is ahead of the list brings the list up to date', async () => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    const dumpId = await newDump(engine, OWNER)
    const open = engine.context.dumps.get(dumpId)
    const dump = { ...(await engine.call('dump:get', { dumpId })), organisation: { id: 'o', name: '' }, progress: 0 }
    const { id, workspace, chatbot, startedAt } = dump
    const copy = { id, workspace, chatbot, startedAt, organisation: dump.organisation, progress: 0, patients: 0 }
    if (open) putOwnCopy(open.db, { revision: 99, number: 1, dump: { ...copy, stage: 'cancelled' } })
    const again = await engine.reopen()
    expect((await again.call('dump:get', { dumpId })).stage).toBe('cancelled')
  })
})

test('the newest import is the first, whatever the clock said', async () => {
  let now = new Date('2030-01-01T00:00:00Z')
  const engine = await createTestEngine({ workerFile: bundle.worker, now: () => now })
  const first = await newDump(engine, OWNER)
  now = new Date('2020-01-01T00:00:00Z')
  const second = await newDump(engine, OWNER)
  expect((await engine.call('dumps:list')).map(({ id }) => id)).toEqual([second, first])
})

describe('the list of imports', () => {
  test.each([
    ['damaged', (file: string) => writeFileSync(file, Buffer.alloc(9000, 3))],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['gone', (file: string) => rmSync(file)],
  ])('%s is not made anew unasked; set aside, the imports are found again', async (_how, strike) => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    const dumpId = await newDump(engine, OWNER)
    const parts = surroundings(engine)
    await closeContext(engine.context)
    strike(join(engine.dataDir, 'workspace.db'))
    const refused = await createContext(parts)
    expect(refused).toEqual({ ok: false, failure: { code: 'store_damaged' } })
    expect(await setListAside(parts, { code: 'disk_full' })).toEqual({ ok: false, failure: { code: 'disk_full' } })
    expect(await setListAside(parts, { code: 'store_damaged' })).toEqual({ ok: true, value: true })
    expect(existsSync(join(engine.dataDir, 'set-aside'))).toBe(true)
    const renewed = await createTestEngine({ workerFile: bundle.worker, dataDir: engine.dataDir, keys: engine.keys })
    expect(await renewed.call('dumps:list')).toMatchObject([{ id: dumpId, stage: 'collecting' }])
  })

  test('a practice workspace that is well is never set aside', async () => {
    const engine = await createTestEngine({ workerFile: bundle.worker })
    await newDump(engine, OWNER)
    expect(await engine.refused('store:set-aside', { store: 'practice' })).toEqual({ code: 'wrong_step' })
    expect(await engine.refused('store:set-aside', { store: 'workspace' })).toEqual({ code: 'wrong_step' })
  })
})
