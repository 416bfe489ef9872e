/** The door between the page and everything else, under values that no page of ours would send. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { CHANNELS } from '../../src-preload/contract/channels'
import { FAILURE_CODES, type Result } from '../../src-preload/contract/result'
import { launchApp, type RunningApp, removeData } from './app'
import { startServer } from './practice-server'

type Call = (...args: unknown[]) => Promise<Result<unknown>>
interface Window {
  readonly tebraImport: { readonly call: Call }
}

/** Each page call may hang only so long. */
const SOON_MS = 10_000
/** They end the page, the run or the app, or open another program, which is what they are for. */
const LEFT_OUT = ['main:update:install', 'main:lock:now', 'main:guide:open']
const ASKED = CHANNELS.filter((channel) => !LEFT_OUT.includes(channel))

let running: RunningApp
test.beforeAll(async () => {
  running = await launchApp()
  // Nobody sits here: each dialog is closed at once, and nothing is printed.
  await running.app.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const printed = { count: 0 }
    Object.assign(globalThis, { printed })
    if (contents) contents.print = () => void printed.count++
  })
  await ask('workspace:choose', { kind: 'practice' })
})
test.afterAll(async () => {
  await running.close()
  removeData(running)
})

const ask = (channel: string, args?: unknown): Promise<Result<unknown>> =>
  running.window.evaluate(([name, value]) => (window as unknown as Window).tebraImport.call(name, value), [
    channel,
    args,
  ] as const)

/** Sends every value through every channel and answers what came of it: 'ok', a code, 'thrown' or 'hung'. */
const outcomes = (values: readonly unknown[]): Promise<string[]> =>
  running.window.evaluate(
    ([channels, all, soonMs]) => {
      const { call } = (window as unknown as Window).tebraImport
      const outcome = (channel: string, value: unknown): Promise<string> =>
        Promise.race([
          call(channel, value).then(
            (result) => (result.ok ? 'ok' : result.failure.code),
            () => 'thrown',
          ),
          new Promise<string>((resolve) => setTimeout(() => resolve('hung'), soonMs)),
        ])
      return Promise.all(channels.flatMap((channel) => all.map((value) => outcome(channel, value))))
    },
    [ASKED, values, SOON_MS] as const,
  )

const isSound = (outcome: string): boolean =>
  outcome === 'ok' || outcome === 'thrown' || FAILURE_CODES.some((code) => code === outcome)

test('any JSON value in any channel is answered with a code, and the app stays', async () => {
  const property = fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 8, maxLength: 8 }), async (values) => {
    expect((await outcomes(values)).filter((outcome) => !isSound(outcome))).toEqual([])
  })
  await fc.assert(property, { numRuns: 12, endOnFailure: true })
  expect(await ask('app:state')).toMatchObject({ ok: true })
})

test('functions, cycles, getters, proxies, huge values and polluted prototypes are refused before the door or at it', async () => {
  const seen = await running.window.evaluate(
    async ([channels, soonMs]) => {
      const { call } = (window as unknown as Window).tebraImport
      const cyclic: Record<string, unknown> = { dumpId: 'TBR-1' }
      cyclic.self = cyclic
      const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ inner }), {})
      const values: unknown[] = [
        () => 1,
        cyclic,
        deep,
        Symbol('dump'),
        10n ** 40n,
        new Map([['dumpId', 'TBR-1']]),
        new Date(Number.NaN),
        new Uint8Array(1_000_000),
        document.body,
        window,
        new Proxy({}, { get: () => 'TBR-1' }),
        Object.defineProperty({}, 'dumpId', {
          enumerable: true,
          get: () => {
            throw new Error('getter')
          },
        }),
        JSON.parse('{"__proto__": {"polluted": true}, "dumpId": "TBR-1"}'),
        JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
        { dumpId: 'x'.repeat(2_000_000) },
        { dumpId: 'TBR-1', toString: () => 'x' },
        Number.NaN,
        null,
      ]
      const outcome = async (channel: string, value: unknown): Promise<string> => {
        const answer = async () => await call(channel, value)
        return Promise.race([
          answer().then(
            (result) => (result.ok ? 'ok' : result.failure.code),
            () => 'thrown',
          ),
          new Promise<string>((resolve) =>
            setTimeout(() => resolve(`hung at value ${values.indexOf(value)}: ${channel}`), soonMs),
          ),
        ])
      }
      const all: string[] = []
      for (const value of values) all.push(...(await Promise.all(channels.map((channel) => outcome(channel, value)))))
      return all
    },
    [ASKED, SOON_MS] as const,
  )
  expect([...new Set(seen)].filter((outcome) => !isSound(outcome))).toEqual([])
  expect(seen.filter((outcome) => outcome === 'bad_request').length).toBeGreaterThan(ASKED.length)
  const polluted = await running.app.evaluate(() => 'polluted' in {})
  expect(polluted).toBe(false)
  expect(await ask('app:state')).toMatchObject({ ok: true })
})

test('a channel of no contract reaches nobody, whatever its name', async () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'credentials:read',
    'keychain:get',
    '',
    'DUMP:GET',
    'dump:get ',
    7,
    null,
  ]
  const seen = await running.window.evaluate(
    (all) =>
      Promise.all(
        all.map(async (name) => {
          try {
            return await (
              window as unknown as { tebraImport: { call(name: unknown): Promise<unknown> } }
            ).tebraImport.call(name)
          } catch {
            return 'refused'
          }
        }),
      ),
    names,
  )
  expect(seen).toEqual(names.map(() => 'refused'))
})

test('a frame of another origin within the window, and one of ours, cannot call', async () => {
  const answer = await running.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.executeJavaScript(
      "document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://bundle/' }))",
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const frames = contents?.mainFrame.frames ?? []
    return await Promise.all(frames.map((frame) => frame.executeJavaScript('typeof window.tebraImport')))
  })
  expect(answer.filter((type) => type !== 'undefined')).toEqual([])
})

test('nothing is printed but a receipt that is there', async () => {
  expect(await ask('main:receipt:print', { dumpId: 'TBR-none' })).toEqual({
    ok: false,
    failure: { code: 'dump_unknown' },
  })
  expect(await ask('main:receipt:pdf', { dumpId: 'TBR-none' })).toEqual({
    ok: false,
    failure: { code: 'dump_unknown' },
  })
  expect(
    await running.app.evaluate(() => (globalThis as unknown as { printed: { count: number } }).printed.count),
  ).toBe(0)
})

test('credentials go in and never come out: not in any answer of any channel, nor in an event', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tebra-import-secrets-'))
  const server = await startServer(folder, 0)
  try {
    const { url: baseUrl, apiKey, apiSecret } = server
    await ask('workspace:choose', { kind: 'a2v2' })
    expect(await ask('credentials:save', { baseUrl, apiKey, apiSecret })).toMatchObject({ ok: true })
    const everything = await running.window.evaluate(async (channels) => {
      const heard: unknown[] = []
      const api = (
        window as unknown as { tebraImport: { call: Call; on(name: string, listener: (heard: unknown) => void): void } }
      ).tebraImport
      for (const name of [
        'dump:changed',
        'engine:lost',
        'security:changed',
        'lock:changed',
        'update:changed',
        'files:given',
      ])
        api.on(name, (payload) => heard.push(payload))
      const dumpId = 'TBR-1'
      const page = { offset: 0, limit: 100 }
      const shapes = [
        undefined,
        {},
        { dumpId },
        { format: 'json' },
        page,
        { dumpId, table: 'receipt_json' },
        { ...page, chatbotId: 'any' },
      ]
      const asked = channels.filter((name) => name !== 'credentials:forget')
      const answers = await Promise.all(
        asked.flatMap((name) => shapes.map((shape) => api.call(name, shape).catch(() => 'refused'))),
      )
      return {
        text: JSON.stringify([answers, heard]),
        answered: answers.filter((answer) => (answer as Result<unknown>).ok).length,
      }
    }, ASKED)
    expect(everything.answered).toBeGreaterThan(8)
    for (const secret of [apiKey, apiSecret]) expect(everything.text).not.toContain(secret)
    expect(await running.window.content()).not.toContain(apiSecret)
  } finally {
    // The keychain is one for all the windows of a test run.
    await ask('credentials:forget')
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
