import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEngineHost, type EngineEvent, type EngineHost } from '../../../../src-main/shell/engine/engine-host'
import { type EngineProcess, startChildEngine } from '../../../../src-main/shell/engine/engine-process'
import type { Keychain } from '../../../../src-main/shell/keychain'
import { createLog } from '../../../../src-main/shell/log'

const FAKE_ENGINE = join(import.meta.dirname, 'fixtures/fake-engine.mjs')
const KEY = 'a-key-that-must-not-be-logged'

let folder: string
let host: EngineHost
let started: EngineProcess[]
let events: EngineEvent[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-host-'))
  started = []
  events = []
})
afterEach(() => {
  host.stop()
  delete process.env.FAKE_ENGINE
  rmSync(folder, { recursive: true, force: true })
})

function memoryKeychain(): Keychain {
  const entries = new Map<string, string>()
  return {
    get: async (name) => entries.get(name),
    set: async (name, value) => void entries.set(name, value),
    delete: async (name) => void entries.delete(name),
  }
}
const locked: Keychain = {
  get: () => Promise.reject(new Error('locked')),
  set: () => Promise.reject(new Error('locked')),
  delete: () => Promise.reject(new Error('locked')),
}

function startHost(keychain: Keychain = memoryKeychain(), readyWithinMs = 20_000): EngineHost {
  host = createEngineHost({
    start() {
      const engine = startChildEngine(FAKE_ENGINE, [JSON.stringify({ dataDir: folder })], process.execPath)
      started.push(engine)
      return engine
    },
    keychain,
    resolveProxy: async () => 'DIRECT',
    log: createLog(join(folder, 'shell.log')),
    onEvent: (event) => events.push(event),
    readyWithinMs,
  })
  return host
}
const log = (): string => (existsSync(join(folder, 'shell.log')) ? readFileSync(join(folder, 'shell.log'), 'utf8') : '')
const until = (isTrue: () => boolean): Promise<void> => expect.poll(isTrue, { timeout: 15_000 }).toBe(true)

describe('calls', () => {
  test('wait until the engine is ready, and carry what it was started with', async () => {
    const answer = await startHost().call('app:state', undefined)
    expect(answer).toMatchObject({ ok: true, value: { start: { dataDir: folder } } })
  })

  test('are answered out of order, each by its own answer', async () => {
    startHost()
    const [state, refused] = await Promise.all([
      host.call('app:state', undefined),
      host.call('credentials:forget', undefined),
    ])
    expect(state.ok).toBe(true)
    expect(refused).toEqual({ ok: false, failure: { code: 'key_lost' } })
  })

  test('events reach the listener', async () => {
    await startHost().call('dumps:list', undefined)
    expect(events).toEqual([{ name: 'dump:changed', payload: { id: 'TBR-1', stage: 'parsing' } }])
  })
})

describe('a lost engine', () => {
  test('fails the calls it owed, is started again and says so', async () => {
    startHost()
    const [owed, fatal] = await Promise.all([
      host.call('dump:get', { dumpId: 'TBR-1' }),
      host.call('dump:cancel', { dumpId: 'TBR-1' }),
    ])
    expect(owed).toEqual({ ok: false, failure: { code: 'engine_stopped' } })
    expect(fatal).toEqual(owed)
    expect(await host.call('app:state', undefined)).toMatchObject({ ok: true })
    expect(events).toEqual([{ name: 'engine:lost', payload: { restarted: true } }])
    expect(started).toHaveLength(2)
    expect(log()).toMatch(/"code":"engine_lost","count":2/)
  })

  test('that keeps dying is given up, and tried once more when the owner asks again', async () => {
    process.env.FAKE_ENGINE = 'dies'
    startHost()
    await until(() => events.length > 0)
    expect(events).toEqual([{ name: 'engine:lost', payload: { restarted: false } }])
    expect(started).toHaveLength(4)
    delete process.env.FAKE_ENGINE
    expect(await host.call('app:state', undefined)).toMatchObject({ ok: true })
    expect(started).toHaveLength(5)
  })

  test('that never says it is ready counts as lost', async () => {
    process.env.FAKE_ENGINE = 'mute'
    startHost(memoryKeychain(), 50)
    expect(await host.call('app:state', undefined)).toEqual({ ok: false, failure: { code: 'engine_stopped' } })
  })

  test('is not started again once the app closes', async () => {
    await startHost().call('app:state', undefined)
    const owed = host.call('dump:get', { dumpId: 'TBR-1' })
    host.stop()
    expect(await owed).toEqual({ ok: false, failure: { code: 'engine_stopped' } })
    expect(await host.call('app:state', undefined)).toEqual({ ok: false, failure: { code: 'engine_stopped' } })
    expect(started).toHaveLength(1)
  })
})

describe('the keychain', () => {
  const credentials = { apiKey: KEY, apiSecret: 'another-secret' }

  test('is lent to the engine: set, get, delete', async () => {
    const answer = await startHost().call('credentials:save', credentials)
    expect(answer).toMatchObject({
      ok: true,
      value: { set: { type: 'secret', id: 1 }, got: { value: KEY }, gone: { id: 4 } },
    })
    expect(JSON.stringify(answer)).not.toContain('"gone":{"type":"secret","id":4,"value"')
    expect(log()).not.toContain(KEY)
  })

  test('that is locked or absent is told as failed, without the reason', async () => {
    const answer = await startHost(locked).call('credentials:save', credentials)
    expect(answer).toMatchObject({ ok: true, value: { set: { failed: true }, got: { failed: true } } })
    expect(log()).toMatch(/"code":"keychain_failed"/)
    expect(log()).not.toContain('locked')
  })
})
