/** The real pipeline without a window: encrypted stores in a folder of its own, and the real workers. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, KeyStore, Surroundings } from '../../src-main/pipeline/context'
import { addPaths } from '../../src-main/pipeline/create/add-files'
import { makeDump } from '../../src-main/pipeline/create/create-dump'
import { closeContext, createContext } from '../../src-main/pipeline/create-context'
import { dumpRow, type OpenDump } from '../../src-main/pipeline/dump/open-dump'
import { startMap } from '../../src-main/pipeline/map/map'
import { startParse } from '../../src-main/pipeline/parse/parse'
import { approve } from '../../src-main/pipeline/review/approve'
import { chooseWorkspace, saveSettings } from '../../src-main/pipeline/settings'
import type { PoolOptions } from '../../src-main/pipeline/workers/worker-pool'
import { connect } from '../../src-main/pipeline/workspace/connect'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../../src-main/practice/clinic'
import type { Result } from '../../src-preload/contract/result'
import type { Task, Work } from './subject'

/** Under out/bench/input, which the command removes whatever becomes of a run. */
const DATA = join(__dirname, '../input/data')
const UNLIMITED = { perMinute: 1_000_000, perHour: 10_000_000 }

const memoryKeys = (): KeyStore => {
  const keys = new Map<string, string>()
  return {
    get: async (name) => keys.get(name),
    set: async (name, value) => void keys.set(name, value),
    delete: async (name) => void keys.delete(name),
  }
}

export const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const openContext = async (dataDir: string, workers: number): Promise<Context> => {
  const surroundings: Surroundings & PoolOptions = {
    dataDir,
    resourcesDir: dataDir,
    appVersion: '0',
    keychain: 'memory',
    keys: memoryKeys(),
    workerFile: join(__dirname, 'parse-worker.cjs'),
    publish: () => undefined,
    now: () => new Date(),
    size: workers,
  }
  return valueIn(await createContext(surroundings))
}

const newDump = async (context: Context): Promise<OpenDump> => {
  const [chatbot] = PRACTICE_CHATBOTS
  const [user] = PRACTICE_USERS
  if (chatbot === undefined || user === undefined) throw new Error('the practice workspace is empty')
  const settings = { enabled: true, organisationId: 'bench', organisationName: '', defaultProviderUserId: user.id }
  chooseWorkspace(context.store, 'practice')
  saveSettings(context.store, 'practice', settings)
  return valueIn(await makeDump(context, { workspace: 'practice', chatbot, settings }))
}

export const readAll = async (context: Context, paths: readonly string[]): Promise<OpenDump> => {
  const open = await newDump(context)
  await addPaths(context, open, paths)
  await valueIn(startParse(context, open)).ended
  if (open.failure !== undefined) throw new Error(open.failure.code)
  return open
}

/** In a folder of its own, which is gone afterwards. */
export const inEngine = async <T>(workers: number, work: (context: Context) => Promise<T>): Promise<T> => {
  mkdirSync(DATA, { recursive: true })
  const dataDir = mkdtempSync(join(DATA, 'run-'))
  try {
    const context = await openContext(dataDir, workers)
    try {
      return await work(context)
    } finally {
      await closeContext(context)
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** From the folder to closed, encrypted stores: search, read, decode, parse, extract, check, merge, encrypt, write. */
export const stage1 = (task: Task): Promise<Work> =>
  inEngine(task.workers, async (context) => {
    const { tally } = await readAll(context, [task.folder])
    const { notes: _words, ...counts } = tally.counts
    return {
      documents: tally.documents.total,
      bytes: tally.bytes.done,
      refused: tally.documents.failed,
      items: Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0),
    }
  })

/** Against the practice workspace without a limit, in the same process: what the client and the mapping can do. */
export const stage2 = (task: Task, clock: { restart(): void }): Promise<Work> =>
  inEngine(task.workers, async (context) => {
    const open = await readAll(context, [task.folder])
    const practice = valueIn(await context.workspace.practice())
    practice.setLimits(UNLIMITED)
    valueIn(await connect(context, 'practice'))
    valueIn(await approve(context, open, { leaveOutConflicts: true }))
    practice.requests.clear()
    clock.restart()
    await valueIn(startMap(context, open)).ended
    const { failure, stage } = dumpRow(context, open.id)
    if (failure !== undefined || stage !== 'completed') throw new Error(failure?.code ?? stage)
    return { documents: open.tally.patients, bytes: 0, refused: 0, items: practice.requests.total }
  })
