/** Starts the engine, carries calls to it and answers back, lends it the keychain, and starts it again when it is lost. */
import type { Answers, Args, EngineChannel, EngineEventName, Events } from '../../../src-preload/contract/api'
import { fail, type Result } from '../../../src-preload/contract/result'
import type { FromEngine, ShellNote, ToEngine } from '../../lib/engine-wire'
import type { Keychain } from '../keychain'
import type { Log } from '../log'
import type { EngineProcess, StartEngine } from './engine-process'
import { createPendingCalls } from './pending-calls'

export interface EngineHost {
  /** Waits until the engine is ready. `engine_stopped` when it was lost before it answered. */
  call<C extends EngineChannel>(channel: C, args: Args<C>): Promise<Result<Answers[C]>>
  /** For the audit trail; kept until the engine is ready. */
  note(note: ShellNote): void
  /** For good: the app is closing. */
  stop(): void
}

export type EngineEvent = {
  readonly [E in EngineEventName]: { readonly name: E; readonly payload: Events[E] }
}[EngineEventName]

export interface EngineHostOptions {
  readonly start: StartEngine
  readonly keychain: Keychain
  readonly log: Log
  /** Chromium's proxy rules for an origin. */
  readonly resolveProxy: (origin: string) => Promise<string>
  readonly onEvent: (event: EngineEvent) => void
  /** Before anything else to an engine that is new: whether the window is locked. */
  readonly firstNote?: () => ShellNote | undefined
  /** An engine that is not ready by then counts as lost. */
  readonly readyWithinMs?: number
  /** An engine that lived this long was lost by bad luck; one that did not is perhaps broken. */
  readonly stableAfterMs?: number
}

/** So many short-lived engines in a row, and it is left alone until the owner asks again. */
const MAX_SHORT_LIVES = 3
const READY_WITHIN_MS = 60_000
const STABLE_AFTER_MS = 60_000

export function createEngineHost(options: EngineHostOptions): EngineHost {
  const { log, onEvent, readyWithinMs = READY_WITHIN_MS, stableAfterMs = STABLE_AFTER_MS } = options
  const calls = createPendingCalls()
  let engine: EngineProcess | undefined
  let ready = false
  let stopped = false
  let shortLives = 0
  let notes: ShellNote[] = []

  function start(): void {
    const started = options.start()
    const startedAtMs = performance.now()
    const timer = setTimeout(() => started.kill(), readyWithinMs)
    engine = started
    ready = false
    started.onMessage((message) => {
      if (message.type === 'ready') clearTimeout(timer)
      if (engine === started) receive(started, message)
    })
    started.onExit(() => {
      clearTimeout(timer)
      if (performance.now() - startedAtMs > stableAfterMs) shortLives = 0
      if (engine === started) lose()
    })
  }

  function receive(from: EngineProcess, message: FromEngine): void {
    if (message.type === 'ready') becomeReady(from)
    else if (message.type === 'answer') calls.settle(message.id, message.result)
    else if (message.type === 'event') onEvent({ name: message.name, payload: message.payload } as EngineEvent)
    else if (message.type === 'proxy') void tellProxy(options, message).then((answer) => from.post(answer))
    else void lendSecret(options, message).then((answer) => from.post(answer))
  }

  function becomeReady(from: EngineProcess): void {
    ready = true
    log.note('engine_started')
    const first = options.firstNote?.()
    for (const note of first === undefined ? notes : [...notes, first]) from.post({ type: 'note', note })
    notes = []
    for (const call of calls.takeHeld()) from.post(call)
    if (shortLives > 0) onEvent({ name: 'engine:lost', payload: { restarted: true } })
  }

  function lose(): void {
    engine = undefined
    ready = false
    if (stopped) return
    shortLives += 1
    log.note('engine_lost', calls.failAll())
    if (shortLives <= MAX_SHORT_LIVES) start()
    else {
      log.note('engine_given_up')
      onEvent({ name: 'engine:lost', payload: { restarted: false } })
    }
  }

  start()
  return {
    call(channel, args) {
      if (stopped) return Promise.resolve(fail('engine_stopped'))
      // It had been given up and the owner tries again: so do we.
      if (engine === undefined) start()
      const { call, result } = calls.add(channel, args)
      if (ready) engine?.post(call)
      else calls.hold(call)
      return result
    },
    note(note) {
      if (ready) engine?.post({ type: 'note', note })
      else notes.push(note)
    },
    stop() {
      stopped = true
      calls.failAll()
      engine?.kill()
    },
  }
}

/** A system that does not say goes directly. */
const tellProxy = async (
  { resolveProxy }: Pick<EngineHostOptions, 'resolveProxy'>,
  { id, origin }: Extract<FromEngine, { type: 'proxy' }>,
): Promise<ToEngine> => {
  const rules = await resolveProxy(origin).catch(() => undefined)
  return { type: 'proxy', id, ...(rules !== undefined && { rules }) }
}

type Secret = Extract<FromEngine, { type: 'secret' }>

/** Why the keychain failed is not told: the library's words can name entries. */
async function lendSecret(
  { keychain, log }: Pick<EngineHostOptions, 'keychain' | 'log'>,
  { id, op, name, value }: Secret,
): Promise<ToEngine> {
  try {
    if (op === 'get') {
      const found = await keychain.get(name)
      return { type: 'secret', id, ...(found !== undefined && { value: found }) }
    }
    if (op === 'set') await keychain.set(name, value ?? '')
    else await keychain.delete(name)
    return { type: 'secret', id }
  } catch {
    log.note('keychain_failed')
    return { type: 'secret', id, failed: true }
  }
}
