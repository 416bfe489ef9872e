/** What the tests of clock, keychain, disk and the owner's files share: a run, a strike at some step, and its end. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { FailureCode } from '../../src-preload/contract/result'
import { temporaryFolder } from '../main/staging/temporary-store'
import { createKeychain, type EngineProcess, type Keychain, Refused, startEngine } from './engine-process'
import { goOn, type Outcome, outcomeOf, type Step, Stopped, type Wish, writeTortureExport } from './journey'
import { isLong } from './plan'

export const LAST = { discarding: false }

export interface Run {
  readonly script: string
  readonly dataDir: string
  readonly keychain: Keychain
  readonly wish: Wish
}
export const newRun = (script: string, dataDir = temporaryFolder()): Run => ({
  script,
  dataDir,
  keychain: createKeychain(),
  wish: { source: writeTortureExport(), ending: 'undone' },
})

/** Undisturbed; everything below has to end the same. */
const runWhole = async (script: string): Promise<Outcome> => {
  const run = newRun(script)
  const engine = startEngine(run)
  await goOn(engine, run.wish, LAST)
  return outcomeOf(engine, run.dataDir, run.keychain)
}
let whole: Promise<Outcome> | undefined
export const wholeOf = (script: string): Promise<Outcome> => {
  whole ??= runWhole(script)
  return whole
}

/** A short run tries some of them, in turns. */
export const some = <T>(all: readonly T[], many: number, random: () => number): readonly T[] => {
  const first = Math.floor(random() * all.length)
  return isLong ? all : Array.from({ length: many }, (_, n) => all[(first + n) % all.length] as T)
}

export const STEPS: readonly Step[] = ['create', 'add', 'parse', 'review', 'approve', 'upload', 'undo']

/** Does `strike` once, some moments into `at`. */
export const striking = (wish: Wish, at: Step, afterMs: number, strike: () => void): Wish => {
  let done = false
  const onStep = (step: Step): void => {
    if (done || step !== at) return
    done = true
    if (afterMs === 0) strike()
    else void sleep(afterMs).then(strike)
  }
  return { ...wish, onStep }
}

const codeOf = (error: unknown): FailureCode | undefined => {
  if (error instanceof Refused) return error.failure.code
  return error instanceof Stopped ? error.view.failure?.code : undefined
}

/** Goes on until it is stopped by one of `codes`, if it is; anything else is a loss. */
export const untilStopped = async (engine: EngineProcess, wish: Wish, codes: readonly FailureCode[]): Promise<void> => {
  try {
    await goOn(engine, wish, LAST)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined || !codes.includes(code)) throw error
  }
}

export const finish = async (
  { dataDir, keychain, wish }: Run,
  engine: EngineProcess,
  whole: Outcome,
): Promise<void> => {
  await goOn(engine, wish, LAST)
  expect(await outcomeOf(engine, dataDir, keychain)).toEqual(whole)
}
