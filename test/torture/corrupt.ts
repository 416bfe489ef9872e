/** Damaged stores: noticed and explained, or of no consequence; never garbage, never a crash, never the end. */
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Failure } from '../../src-preload/contract/result'
import { HART, STRANGER } from '../main/pipeline/stage2'
import { temporaryFolder } from '../main/staging/temporary-store'
import { DAMAGES, type Damage } from './damage-stores'
import { createKeychain, type EngineProcess, type Keychain, Refused, startEngine } from './engine-process'
import { goOn, type Outcome, prepare as open, outcomeOf, Stopped, type Wish, writeTortureExport } from './journey'
import { cases, countLosses, pick, randomFor, SEED } from './plan'

/** The data folder and the keychain of an app that was killed in the middle of something. */
interface Snapshot {
  readonly dataDir: string
  readonly keychain: Keychain
  readonly wish: Wish
}

class Enough extends Error {}

const until = async (script: string, source: string, step: string, afterMs: number): Promise<Snapshot> => {
  const [dataDir, keychain] = [temporaryFolder(), createKeychain()]
  const engine = startEngine({ script, dataDir, keychain })
  const wish: Wish = {
    source,
    ending: 'imported',
    onStep: (now) => {
      if (now === step && afterMs === 0) throw new Enough()
      if (now === step) setTimeout(() => void engine.kill(), afterMs)
    },
  }
  await goOn(engine, wish, { discarding: false }).catch(() => undefined)
  await engine.kill()
  return { dataDir, keychain, wish: { source, ending: 'imported' } }
}

const copyOf = ({ dataDir, keychain, wish }: Snapshot): Snapshot => {
  const folder = temporaryFolder()
  cpSync(dataDir, folder, { recursive: true })
  return { dataDir: folder, keychain: { ...keychain, entries: new Map(keychain.entries) }, wish }
}

const STORES = ['workspace.db', 'dump', 'practice.db'] as const
type Store = (typeof STORES)[number]
const fileOf = (dataDir: string, store: Store): string =>
  store === 'dump'
    ? join(dataDir, 'dumps', readdirSync(join(dataDir, 'dumps')).find((name) => name.endsWith('.db')) ?? '')
    : join(dataDir, store)

const EXPLAINED: ReadonlySet<string> = new Set(['store_damaged', 'key_lost'])

const failureOf = (error: unknown): Failure | undefined => {
  if (error instanceof Refused) return error.failure
  return error instanceof Stopped ? error.view.failure : undefined
}

/** What the owner is offered for each store that cannot be opened, in the order in which it shows. */
const repair = async (engine: EngineProcess, wish: Wish): Promise<Store> => {
  if (!(await engine.ask('app:state')).ok) {
    await engine.call('store:set-aside', { store: 'workspace' })
    await open(engine, wish)
    await engine.call('providers:map', { npi: HART.npi, strategy: 'exact', userId: HART.id })
    await engine.call('providers:map', { npi: STRANGER, strategy: 'fallback' })
    return 'workspace.db'
  }
  const { workspace } = await engine.call('app:state')
  if (workspace !== undefined && !(await engine.ask('workspace:integration')).ok) {
    await engine.call('store:set-aside', { store: 'practice' })
    return 'practice.db'
  }
  const [dump] = await engine.call('dumps:list')
  await engine.call('dump:discard', { dumpId: dump?.id ?? '' })
  return 'dump'
}

const MOST_REPAIRS = 4

/** Answers which stores the owner was told of. */
const finish = async (engine: EngineProcess, wish: Wish): Promise<readonly Store[]> => {
  const told: Store[] = []
  for (;;) {
    try {
      await goOn(engine, wish, { discarding: false })
      return told
    } catch (error) {
      const failure = failureOf(error)
      if (failure === undefined || !EXPLAINED.has(failure.code) || told.length === MOST_REPAIRS) throw error
      told.push(await repair(engine, wish))
    }
  }
}

interface Case {
  readonly script: string
  readonly snapshot: Snapshot
  readonly older: Snapshot
  readonly whole: Outcome
}

/** Whoever was told of a loss gets the same patients; whoever was not, also the same receipt. */
const check = (outcome: Outcome, whole: Outcome, told: readonly Store[]): void => {
  expect({ contactIds: outcome.contactIds, dumps: outcome.dumps, workspace: outcome.workspace }).toEqual({
    contactIds: whole.contactIds,
    dumps: whole.dumps,
    workspace: whole.workspace,
  })
  if (told.length === 0) expect(outcome.receipt).toEqual(whole.receipt)
}

const strike = async ({ script, snapshot, older, whole }: Case, store: Store, damage: Damage, random: () => number) => {
  const { dataDir, keychain, wish } = copyOf(snapshot)
  const other = fileOf(dataDir, store === 'practice.db' ? 'workspace.db' : 'practice.db')
  damage.strike({ file: fileOf(dataDir, store), other, older: fileOf(older.dataDir, store) }, random)
  const engine = startEngine({ script, dataDir, keychain })
  const told = await finish(engine, wish)
  // Nothing but the damaged store is ever given up.
  expect(told.filter((name) => name !== store)).toEqual([])
  if (store === 'practice.db' && told.length > 0) await engine.kill()
  else check(await outcomeOf(engine, dataDir, keychain), whole, told)
}

const prepare = async (script: string): Promise<readonly Case[]> => {
  const source = writeTortureExport()
  const reviewing = await until(script, source, 'approve', 0)
  const uploading = await until(script, source, 'upload', 200)
  const older = await until(script, source, 'parse', 0)
  const { dataDir, keychain, wish } = copyOf(older)
  const engine = startEngine({ script, dataDir, keychain })
  await goOn(engine, wish, { discarding: false })
  const whole = await outcomeOf(engine, dataDir, keychain)
  return [reviewing, uploading].map((snapshot) => ({ script, snapshot, older, whole }))
}

/** A short run tries a few damages, each on one store; a long one all of them on all stores, several times. */
const strikes = (): { readonly store: Store; readonly damage: Damage }[] => {
  if (cases(0, 1) === 0) {
    const some = DAMAGES.filter((_, index) => index % 3 === 1)
    return some.map((damage, index) => ({ store: STORES[index % STORES.length] ?? 'dump', damage }))
  }
  const once = STORES.flatMap((store) => DAMAGES.map((damage) => ({ store, damage })))
  return Array.from({ length: ROUNDS }, () => once).flat()
}
const ROUNDS = 4

export const corruptTests = (script: () => string): void => {
  test(
    `damaged stores are noticed and explained, and the work goes on (seed ${SEED})`,
    async () => {
      const random = randomFor('damage')
      const snapshots = await prepare(script())
      const losses = countLosses('damaged store')
      for (const { store, damage } of strikes()) {
        const of = pick(random, snapshots)
        await losses.survive(`${store} ${damage.name}`, () => strike(of, store, damage, random))
      }
      losses.none()
    },
    cases(120_000, 3_600_000),
  )
}
