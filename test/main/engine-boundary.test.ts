/** The engine's message boundary, under garbage. The shell would send none of it; a shell gone wrong might. */
import { type ChildProcess, fork } from 'node:child_process'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FromEngine } from '../../src-main/lib/engine-wire'
import { REQUESTS } from '../../src-preload/contract/api'
import { CHANNELS, type Channel } from '../../src-preload/contract/channels'
import { FAILURE_CODES, type Result } from '../../src-preload/contract/result'
import { engineBundle } from './pipeline/engine-bundle'
import { temporaryFolder } from './staging/temporary-store'

const { engine: script } = engineBundle()
const SECRETS = ['Planted-Key-4711', 'Planted-Secret-4712']
/** A dialog of the shell, never the engine's. */
const isEngines = (channel: Channel): boolean => !channel.startsWith('main:')

let child: ChildProcess
let exited: number | null | undefined
let answers: Extract<FromEngine, { type: 'answer' }>[]
let calls = 0

const waiting = new Map<unknown, (result: Result<unknown>) => void>()

const send = (message: unknown): void => void child.send(message as object)
const answerTo = (id: number): Promise<Result<unknown>> => new Promise((resolve) => void waiting.set(id, resolve))
const call = (channel: unknown, args?: unknown): Promise<Result<unknown>> => {
  const id = ++calls
  send({ type: 'call', id, channel, args })
  return answerTo(id)
}

beforeAll(async () => {
  const dataDir = temporaryFolder(afterAll)
  const start = { dataDir, resourcesDir: dataDir, appVersion: '1.2.3', keychain: 'test' }
  child = fork(script, [JSON.stringify(start)], { serialization: 'advanced', execArgv: [] })
  answers = []
  const keychain = new Map([
    ['a2v2', JSON.stringify({ baseUrl: 'http://127.0.0.1:9', apiKey: SECRETS[0], apiSecret: SECRETS[1] })],
  ])
  child.on('exit', (code) => {
    exited = code
  })
  child.on('message', (message: FromEngine) => {
    if (message.type === 'answer') {
      answers.push(message)
      waiting.get(message.id)?.(message.result)
    }
    if (message.type === 'proxy') send({ type: 'proxy', id: message.id, rules: 'DIRECT' })
    if (message.type !== 'secret') return
    const { id, op, name, value } = message
    if (op === 'set') keychain.set(name, value ?? '')
    send({ type: 'secret', id, ...(op === 'get' && keychain.has(name) ? { value: keychain.get(name) } : {}) })
  })
  expect(await call('workspace:choose', { kind: 'practice' })).toMatchObject({ ok: true })
})
afterAll(() => void child.kill('SIGKILL'))

const isCoded = (result: Result<unknown>): boolean => result.ok === true || FAILURE_CODES.includes(result.failure.code)

describe('the engine', () => {
  test('refuses what is no channel of its own', async () => {
    const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const others = ['main:receipt:print', 'credentials:read', '', 7, null, undefined, {}, ['app:state']]
    for (const channel of [...inherited, ...others]) {
      expect(await call(channel, {}), String(channel)).toEqual({ ok: false, failure: { code: 'bad_request' } })
    }
  })

  test('answers any value in any channel with a code, and pollutes nothing', async () => {
    const hostile = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
      }),
      fc.constantFrom<unknown>(
        JSON.parse('{"__proto__": {"polluted": true}, "dumpId": "TBR-1"}'),
        JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
        { dumpId: 'x'.repeat(1_000_000) },
        { dumpId: "'; DROP TABLE audit; --", offset: 0, limit: 1 },
        { dumpId: '../../etc/passwd' },
        { offset: Number.MAX_SAFE_INTEGER, limit: 500, dumpId: 'TBR-1', filter: 'all', sort: 'name', descending: true },
        { offset: -1, limit: Number.POSITIVE_INFINITY, dumpId: 'TBR-1' },
      ),
    )
    const one = async (channel: Channel, args: unknown): Promise<void> => {
      const result = await call(channel, args)
      expect(isCoded(result), `${channel} ${fc.stringify(args)}`).toBe(true)
      if (REQUESTS[channel].safeParse(args).success) return
      expect(result).toEqual({ ok: false, failure: { code: 'bad_request' } })
    }
    const channels = CHANNELS.filter(isEngines)
    await fc.assert(
      fc.asyncProperty(hostile, async (args) => void (await Promise.all(channels.map((each) => one(each, args))))),
      { numRuns: 80 },
    )
    expect(await call('app:state')).toMatchObject({ ok: true, value: { credentials: true } })
    expect(exited).toBeUndefined()
  })

  test('ignores messages that are no calls, cyclic ones and answers to questions it never asked too', async () => {
    const cyclic: Record<string, unknown> = { type: 'call' }
    cyclic.args = cyclic
    const id = { odd: true }
    for (const message of [
      'text',
      7,
      true,
      [],
      {},
      { type: 'nothing' },
      { type: '__proto__' },
      { type: 'secret' },
      { type: 'secret', id: 99_999, value: 'x' },
      { type: 'note' },
      { type: 'note', note: null },
      { type: 'note', note: { action: "x'); --" } },
      { type: 'note', note: { action: { a: 1 } } },
      { type: 'call' },
      { type: 'call', id, channel: 'app:state' },
      cyclic,
      new Map([['type', 'call']]),
      Buffer.alloc(5_000_000),
    ]) {
      send(message)
    }
    expect(await call('app:state')).toMatchObject({ ok: true })
    expect(exited).toBeUndefined()
  })

  test('names no planted credential in any answer', async () => {
    expect(await call('workspace:choose', { kind: 'a2v2' })).toMatchObject({ ok: true, value: { credentials: true } })
    const dumpId = 'TBR-1'
    const page = { offset: 0, limit: 500 }
    const shapes = [
      undefined,
      {},
      { dumpId },
      { kind: 'a2v2' },
      { format: 'json' },
      page,
      { ...page, chatbotId: 'a' },
      { dumpId, table: 'receipt_json' },
    ]
    const asked = CHANNELS.filter(
      (channel) => isEngines(channel) && channel !== 'credentials:forget' && channel !== 'workspace:choose',
    )
    await Promise.all(asked.flatMap((channel) => shapes.map((shape) => call(channel, shape))))
    const everything = JSON.stringify(answers)
    expect(answers.filter(({ result }) => result.ok).length).toBeGreaterThan(5)
    for (const secret of SECRETS) expect(everything).not.toContain(secret)
  })

  test('told that the window is locked answers nothing until it is unlocked, and writes both down', async () => {
    send({ type: 'note', note: { action: 'locked', detail: 'idle' } })
    for (const channel of ['app:state', 'dumps:list', 'audit:verify', 'support:facts'] as const) {
      expect(await call(channel), channel).toEqual({ ok: false, failure: { code: 'locked' } })
    }
    send({ type: 'note', note: { action: 'unlocked', detail: 'secret' } })
    const page = (await call('audit:page', { offset: 0, limit: 2 })) as { value: { rows: { action: string }[] } }
    expect(page.value.rows.map(({ action }) => action)).toEqual(['unlocked', 'locked'])
    expect(await call('audit:verify')).toMatchObject({ ok: true, value: { entries: expect.any(Number) } })
  })
})
