import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KeyStoreError } from '../../../../src-main/pipeline/context'
import { createContext } from '../../../../src-main/pipeline/create-context'
import { auditTrail } from '../../../../src-main/staging/tables/audit'
import { temporaryFolder } from '../../staging/temporary-store'
import { engineBundle } from '../engine-bundle'
import { patient, patients } from '../people'
import { OWNER, uploaded } from '../stage2'
import { CHATBOT, createTestEngine, memoryKeys, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())

describe('a dump', () => {
  test('needs settings, a chatbot that is there, and an owner', async () => {
    const engine = await createTestEngine({ workerFile })
    expect(await engine.refused('dump:create', { chatbotId: CHATBOT })).toEqual({ code: 'settings_missing' })
    await newDump(engine)
    expect(await engine.refused('dump:create', { chatbotId: 'f'.repeat(24) })).toEqual({ code: 'agent_unknown' })
    const practice = await engine.context.workspace.practice()
    if (practice.ok) practice.value.setProfile('not_owner')
    expect(await engine.refused('dump:create', { chatbotId: CHATBOT })).toEqual({ code: 'not_owner' })
  })

  test('has a key of its own; discarding deletes key and files, and nothing of other dumps or of the workspace', async () => {
    const engine = await createTestEngine({ workerFile })
    const first = await newDump(engine, OWNER)
    const second = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    const folder = writeExport(patients(2))
    await parsed(engine, first, folder)
    await uploaded(engine, first)
    await parsed(engine, second, folder)
    const file = join(engine.dataDir, 'dumps', `${first}.db`)
    expect(engine.keys.get(`dump:${first}`)).toMatch(/^[0-9a-f]{64}$/)
    expect(engine.keys.get(`dump:${first}`)).not.toBe(engine.keys.get(`dump:${second}`))
    expect(existsSync(file)).toBe(true)
    const rows = await engine.call('dump:discard', { dumpId: first })
    expect(rows.map(({ id }) => id)).toEqual([second])
    expect(engine.keys.has(`dump:${first}`)).toBe(false)
    expect(filesIn(engine.dataDir).filter((name) => name.includes(first))).toEqual([])
    expect(await engine.refused('dump:get', { dumpId: first })).toEqual({ code: 'dump_unknown' })
    expect(await engine.call('dump:get', { dumpId: second })).toMatchObject({ patients: 2 })
    expect((await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 10 })).total).toBe(2)
  })

  test('whose key is lost says so, can be discarded, and does not hinder others', async () => {
    const engine = await createTestEngine({ workerFile })
    const lost = await newDump(engine)
    const kept = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    engine.keys.delete(`dump:${lost}`)
    const next = await engine.reopen()
    expect(await next.refused('dump:get', { dumpId: lost })).toEqual({ code: 'key_lost' })
    expect(await next.call('dump:get', { dumpId: kept })).toMatchObject({ id: kept })
    expect(await next.call('dump:discard', { dumpId: lost })).toMatchObject([{ id: kept }])
  })

  test('cancelled stays in the list, refuses to go on, and keeps its data until it is discarded', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(patients(1)))
    expect(await engine.call('dump:cancel', { dumpId })).toMatchObject({ stage: 'cancelled', patients: 1 })
    expect(await engine.call('dumps:list')).toMatchObject([{ id: dumpId, stage: 'cancelled', running: false }])
    expect(await engine.refused('stage1:start', { dumpId })).toEqual({ code: 'wrong_step' })
    expect(await engine.refused('stage2:approve', { dumpId })).toEqual({ code: 'wrong_step' })
  })

  test('takes no files once it is approved', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const folder = writeExport(patients(1))
    await parsed(engine, dumpId, folder)
    await engine.call('stage2:approve', { dumpId })
    expect(await engine.refused('files:add', { dumpId, paths: [folder] })).toEqual({ code: 'wrong_step' })
  })
})

describe('the key of the workspace', () => {
  test('is kept when it opens the workspace, and a wrong one does not take its place', async () => {
    const engine = await createTestEngine({ workerFile })
    const running = await engine.context.workspace.practice()
    if (!running.ok) throw new Error(running.failure.code)
    const { url: baseUrl, apiKey, apiSecret } = running.value
    await engine.call('workspace:choose', { kind: 'a2v2' })
    expect(await engine.refused('workspace:integration')).toEqual({ code: 'credentials_missing' })
    const saved = await engine.call('credentials:save', { baseUrl, apiKey, apiSecret })
    expect(saved).toMatchObject({ enabled: true, role: 'Owner' })
    const wrong = { baseUrl, apiKey: 'wrong-key', apiSecret: 'wrong-secret' }
    expect(await engine.refused('credentials:save', wrong)).toEqual({ code: 'credentials_wrong' })
    expect(await engine.call('workspace:integration')).toMatchObject({ role: 'Owner' })
    const state = await engine.call('app:state')
    expect(state).toMatchObject({ workspace: 'a2v2', credentials: true })
    expect(JSON.stringify(state)).not.toContain(apiKey)
    await engine.call('credentials:forget')
    expect(await engine.refused('workspace:integration')).toEqual({ code: 'credentials_missing' })
    expect(engine.keys.has('a2v2')).toBe(false)
  })
})

describe('opening', () => {
  test('without a keychain there is no engine, and no file', async () => {
    const dataDir = temporaryFolder()
    const unusable = async (): Promise<never> => {
      throw new KeyStoreError('locked')
    }
    const created = await createContext({
      dataDir,
      resourcesDir: dataDir,
      appVersion: '1',
      keychain: 'none',
      keys: { get: unusable, set: unusable, delete: unusable },
      workerFile,
      publish: () => undefined,
      now: () => new Date(),
    })
    expect(created).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    expect(filesIn(dataDir)).toEqual([])
  })

  test('a keychain that forgets at once is no keychain', async () => {
    const dataDir = temporaryFolder()
    const keys = { ...memoryKeys(new Map()), get: async () => undefined }
    const created = await createContext({
      dataDir,
      resourcesDir: dataDir,
      appVersion: '1',
      keychain: 'none',
      keys,
      workerFile,
      publish: () => undefined,
      now: () => new Date(),
    })
    expect(created).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    expect(filesIn(dataDir)).toEqual([])
  })

  test('a workspace whose key is gone is not made anew over the old one', async () => {
    const engine = await createTestEngine({ workerFile })
    await newDump(engine)
    engine.keys.clear()
    await expect(engine.reopen()).rejects.toThrow('key_lost')
  })
})

describe('what rests on the disk', () => {
  test('holds no value of a chart in any file, and the audit trail only names and counts', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const marked = patient(1, {
      given: 'Zebulonmarker',
      family: 'Quixotemarker',
      email: 'plantedmarker@example.org',
      problems: ['Plantedmarker disease'],
    })
    const folder = writeExport({ 'a.ccda': marked, 'b.ccda': patient(2) })
    await parsed(engine, dumpId, folder)
    await engine.call('patients:page', {
      dumpId,
      offset: 0,
      limit: 9,
      filter: 'all',
      sort: 'name',
      descending: true,
      search: 'zebulon',
    })
    await uploaded(engine, dumpId)
    const trail = JSON.stringify(auditTrail(engine.context.store))
    expect(trail).toContain('map_ended')
    expect(trail.toLowerCase()).not.toContain('marker')
    const markers = ['zebulonmarker', 'quixotemarker', 'plantedmarker', 'sqlite format']
    const files = filesIn(engine.dataDir)
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const content = readFileSync(file).toString('latin1').toLowerCase()
      expect(markers.filter((marker) => content.includes(marker) || file.toLowerCase().includes(marker))).toEqual([])
    }
  })
})
