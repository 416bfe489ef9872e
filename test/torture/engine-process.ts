/** The built engine as a process of its own, and the shell's half of the wire, so that everything can be taken away. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { FromEngine, ToEngine } from '../../src-main/lib/engine-wire'
import type { Answers, Args, EngineChannel } from '../../src-preload/contract/api'
import type { Failure, Result } from '../../src-preload/contract/result'

/** The engine died before it answered. */
export class EngineGone extends Error {}

/** A call was refused: the code is all the window learns. */
export class Refused extends Error {
  readonly failure: Failure
  constructor(channel: string, failure: Failure) {
    super(`${channel}: ${JSON.stringify(failure)}`)
    this.failure = failure
  }
}

/** The OS keychain, and what can happen to it. */
export interface Keychain {
  readonly entries: Map<string, string>
  mood: 'open' | 'locked'
  delayMs: number
}
export const createKeychain = (): Keychain => ({ entries: new Map(), mood: 'open', delayMs: 0 })

export interface EngineProcess {
  readonly child: ChildProcess
  ask<C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Result<Answers[C]>>
  /** The value; throws `Refused`, or `EngineGone`. */
  call<C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Answers[C]>
  kill(): Promise<void>
}

export interface EngineOptions {
  readonly script: string
  readonly dataDir: string
  readonly keychain: Keychain
  readonly execArgv?: readonly string[]
}

type Question = Extract<FromEngine, { type: 'secret' }>

const lend = async (keychain: Keychain, { id, op, name, value }: Question): Promise<ToEngine> => {
  if (keychain.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, keychain.delayMs))
  if (keychain.mood === 'locked') return { type: 'secret', id, failed: true }
  if (op === 'set') keychain.entries.set(name, value ?? '')
  if (op === 'delete') keychain.entries.delete(name)
  const kept = op === 'get' ? keychain.entries.get(name) : undefined
  return { type: 'secret', id, ...(kept === undefined ? {} : { value: kept }) }
}

export const startEngine = ({ script, dataDir, keychain, execArgv = [] }: EngineOptions): EngineProcess => {
  const start = JSON.stringify({ dataDir, resourcesDir: dataDir, appVersion: '1.2.3', keychain: 'test' })
  const child = fork(script, [start], { serialization: 'advanced', execArgv: [...execArgv] })
  const gone = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let calls = 0
  const post = (message: ToEngine): void => void (child.connected && child.send(message, () => undefined))
  child.on('message', (message: FromEngine) => {
    if (message.type === 'answer') waiting.get(message.id)?.(message.result)
    if (message.type === 'secret') void lend(keychain, message).then(post)
  })
  const ask = async <C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Result<Answers[C]>> => {
    const id = ++calls
    const answer = new Promise<Result<unknown>>((resolve) => waiting.set(id, resolve))
    post({ type: 'call', id, channel, args })
    const first = await Promise.race([answer, gone.then(() => undefined)])
    if (first === undefined) throw new EngineGone(channel)
    return first as Result<Answers[C]>
  }
  return {
    child,
    ask,
    call: async (channel, args) => {
      const result = await ask(channel, args)
      if (!result.ok) throw new Refused(channel, result.failure)
      return result.value
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
