import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { FromEngine, ToEngine } from '../../src-main/lib/engine-wire'
import type { Args, EngineChannel } from '../../src-preload/contract/api'
import type { Result } from '../../src-preload/contract/result'
import type { DumpView } from '../../src-preload/contract/views'
import { engineBundle } from './pipeline/engine-bundle'
import { patients } from './pipeline/people'
import { OWNER } from './pipeline/stage2'
import { CHATBOT, writeExport } from './pipeline/temporary-context'
import { temporaryFolder } from './staging/temporary-store'

const { engine: script } = engineBundle()

/** The shell's half of the wire, with a keychain in memory. */
const startEngine = (dataDir: string, keychain: Map<string, string> | undefined) => {
  const start = { dataDir, resourcesDir: dataDir, appVersion: '1.2.3', keychain: 'test' }
  const child: ChildProcess = fork(script, [JSON.stringify(start)], { serialization: 'advanced', execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const events: DumpView[] = []
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let calls = 0
  const post = (message: ToEngine): void => void child.send(message)
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: FromEngine) => {
      if (message.type === 'ready') resolve()
      if (message.type === 'answer') waiting.get(message.id)?.(message.result)
      if (message.type === 'event') events.push(message.payload as DumpView)
      if (message.type === 'secret') post(lend(message))
    })
  })
  const lend = ({ id, op, name, value }: Extract<FromEngine, { type: 'secret' }>): ToEngine => {
    if (keychain === undefined) return { type: 'secret', id, failed: true }
    if (op === 'set') keychain.set(name, value ?? '')
    if (op === 'delete') keychain.delete(name)
    const kept = op === 'get' ? keychain.get(name) : undefined
    return { type: 'secret', id, ...(kept === undefined ? {} : { value: kept }) }
  }
  const call = async <C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Result<unknown>> => {
    await ready
    const id = ++calls
    const result = new Promise<Result<unknown>>((resolve) => waiting.set(id, resolve))
    post({ type: 'call', id, channel, args })
    return result
  }
  const until = async (is: (view: DumpView) => boolean): Promise<DumpView> => {
    for (;;) {
      const found = events.find(is)
      if (found !== undefined) return found
      await once(child, 'message')
    }
  }
  return { child, call, until, events }
}

describe('the engine process', () => {
  test('answers calls, borrows keys, and tells of every change up to the last', async () => {
    const keychain = new Map<string, string>()
    const engine = startEngine(temporaryFolder(), keychain)
    expect(await engine.call('app:state')).toMatchObject({
      ok: true,
      value: { version: '1.2.3', credentials: false, encryption: { store: 'test' } },
    })
    await engine.call('workspace:choose', { kind: 'practice' })
    await engine.call('settings:save', {
      enabled: true,
      organisationId: 'T1',
      organisationName: '',
      defaultProviderUserId: OWNER,
    })
    const created = (await engine.call('dump:create', { chatbotId: CHATBOT })) as Result<DumpView>
    const dumpId = created.ok ? created.value.id : ''
    expect([...keychain.keys()].sort()).toEqual([`dump:${dumpId}`, 'practice', 'workspace'])
    await engine.call('files:add', { dumpId, paths: [writeExport(patients(20))] })
    expect(await engine.call('stage1:start', { dumpId })).toMatchObject({ ok: true, value: { running: true } })
    const last = await engine.until(({ stage, running }) => stage === 'parsed' && !running)
    expect(last.patients).toBe(20)
    expect(await engine.call('dump:get', { dumpId })).toEqual({ ok: true, value: last })
  })

  test('without a keychain every call says so, until there is one', async () => {
    const engine = startEngine(temporaryFolder(), undefined)
    expect(await engine.call('app:state')).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    expect(await engine.call('dumps:list')).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
  })

  test('ends when its parent is gone', async () => {
    const engine = startEngine(temporaryFolder(), new Map())
    await engine.call('app:state')
    engine.child.disconnect()
    const [code] = await once(engine.child, 'exit')
    expect(code).toBe(0)
  })
})
