/** A real context on a folder of its own: encrypted stores, the practice workspace, keys in memory. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Context, KeyStore } from '../../../src-main/pipeline/context'
import { closeContext, createContext } from '../../../src-main/pipeline/create-context'
import { createHandlers } from '../../../src-main/pipeline/handlers'
import { PRACTICE_CHATBOTS } from '../../../src-main/practice/clinic'
import type { Answers, Args, EngineChannel } from '../../../src-preload/contract/api'
import type { Failure } from '../../../src-preload/contract/result'
import type { DumpView } from '../../../src-preload/contract/views'
import { temporaryFolder } from '../staging/temporary-store'
import { type SyntheticDocument, syntheticDocument } from './synthetic-document'

export interface TestEngine {
  readonly context: Context
  readonly dataDir: string
  readonly keys: Map<string, string>
  readonly published: DumpView[]
  /** The value of a call that has to succeed. */
  call<C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Answers[C]>
  /** The failure of a call that has to fail. */
  refused<C extends EngineChannel>(channel: C, args?: Args<C>): Promise<Failure>
  /** Waits until no stage is at work on it. */
  settled(dumpId: string): Promise<DumpView>
  /** Closes this one and opens the same folder again, as the next start of the app would. */
  reopen(): Promise<TestEngine>
}

export const memoryKeys = (keys: Map<string, string>): KeyStore => ({
  get: async (name) => keys.get(name),
  set: async (name, value) => void keys.set(name, value),
  delete: async (name) => void keys.delete(name),
})

export interface EngineOptions {
  readonly workerFile: string
  readonly dataDir?: string
  readonly keys?: Map<string, string>
  readonly now?: () => Date
}

export const createTestEngine = async (options: EngineOptions): Promise<TestEngine> => {
  const { workerFile, dataDir = temporaryFolder(), keys = new Map(), now = () => new Date() } = options
  const published: DumpView[] = []
  const created = await createContext({
    dataDir,
    resourcesDir: join(dataDir, 'no-resources'),
    appVersion: '1.2.3',
    keychain: 'test',
    keys: memoryKeys(keys),
    workerFile,
    publish: (view) => published.push(view),
    now,
  })
  if (!created.ok) throw new Error(created.failure.code)
  const context = created.value
  let closed = false
  const close = async (): Promise<void> => {
    if (!closed) await closeContext(context)
    closed = true
  }
  onTestFinished(close)
  const handlers = createHandlers(context)
  const ask = <C extends EngineChannel>(channel: C, args?: Args<C>) => handlers[channel](args as Args<C>)
  return {
    context,
    dataDir,
    keys,
    published,
    call: async (channel, args) => {
      const result = await ask(channel, args)
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.failure)}`)
      return result.value
    },
    refused: async (channel, args) => {
      const result = await ask(channel, args)
      if (result.ok) throw new Error(`${channel} was not refused`)
      return result.failure
    },
    settled: async (dumpId) => {
      await context.dumps.get(dumpId)?.run?.ended
      const view = await handlers['dump:get']({ dumpId })
      if (!view.ok) throw new Error(view.failure.code)
      return view.value
    },
    reopen: async () => {
      await close()
      return createTestEngine({ ...options, dataDir, keys })
    },
  }
}

export const CHATBOT = PRACTICE_CHATBOTS[0]?.id ?? ''
export const ORGANISATION = 'tebra-4711'

/** A dump in the practice workspace, ready for files. */
export const newDump = async (engine: TestEngine, defaultProviderUserId?: string): Promise<string> => {
  await engine.call('workspace:choose', { kind: 'practice' })
  await engine.call('settings:save', {
    enabled: true,
    organisationId: ORGANISATION,
    organisationName: 'Invented Clinic',
    ...(defaultProviderUserId === undefined ? {} : { defaultProviderUserId }),
  })
  return (await engine.call('dump:create', { chatbotId: CHATBOT })).id
}

export type ExportFiles = Readonly<Record<string, SyntheticDocument | Uint8Array | string>>

/** Writes an export: documents from their description, other files as given. */
export const writeExport = (files: ExportFiles, folder = join(temporaryFolder(), 'export')): string => {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    const isBytes = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(file, isBytes ? content : syntheticDocument(content))
  }
  return folder
}

export const parsed = async (engine: TestEngine, dumpId: string, ...paths: string[]): Promise<DumpView> => {
  await engine.call('files:add', { dumpId, paths })
  await engine.call('stage1:start', { dumpId })
  return engine.settled(dumpId)
}
