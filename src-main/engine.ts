/** The engine's own process: answers the window's calls, one context for all of them. Talks in `lib/engine-wire` only. */
import { join } from 'node:path'
import type { Args, EngineChannel } from '../src-preload/contract/api'
import { ok, type Result } from '../src-preload/contract/result'
import type { EngineStart, FromEngine, ToEngine } from './lib/engine-wire'
import { attempt } from './pipeline/attempt'
import type { Surroundings } from './pipeline/context'
import { createContext, setListAside } from './pipeline/create-context'
import { createHandlers, type Handlers } from './pipeline/handlers'
import { createRemoteKeys } from './pipeline/remote-keys'

/** `process.parentPort` of Electron's utilityProcess. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void
  postMessage(message: FromEngine): void
}
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort }

const post = (message: FromEngine): void => {
  if (parentPort === undefined) process.send?.(message)
  else parentPort.postMessage(message)
}

const { dataDir, resourcesDir, appVersion, keychain } = JSON.parse(process.argv[2] ?? '{}') as EngineStart
const keys = createRemoteKeys(post)

const surroundings: Surroundings = {
  dataDir,
  resourcesDir,
  appVersion,
  keychain,
  keys,
  workerFile: join(__dirname, 'parse-worker.cjs'),
  publish: (view) => post({ type: 'event', name: 'dump:changed', payload: view }),
  now: () => new Date(),
}

const open = async (): Promise<Result<Handlers>> => {
  const context = await createContext(surroundings)
  return context.ok ? ok(createHandlers(context.value)) : context
}

let opening: Promise<Result<Handlers>> | undefined

/** A keychain that was locked may be unlocked at the next call: only success lasts. */
const handlers = async (): Promise<Result<Handlers>> => {
  opening ??= open()
  const opened = await opening
  if (!opened.ok) opening = undefined
  return opened
}

/** The shell has checked `args` against the contract. */
const answer = async <C extends EngineChannel>(channel: C, args: Args<C>): Promise<Result<unknown>> => {
  const opened = await handlers()
  if (opened.ok) return opened.value[channel](args)
  const { store } = (args ?? {}) as Partial<Args<'store:set-aside'>>
  if (channel !== 'store:set-aside' || store !== 'workspace') return opened
  const aside = await setListAside(surroundings, opened.failure)
  return aside.ok ? answer('app:state', undefined) : aside
}

const receive = async (message: ToEngine): Promise<void> => {
  if (message.type === 'secret') {
    keys.receive(message)
    return
  }
  const { id, channel, args } = message
  const result = await attempt(() => answer(channel, args as Args<typeof channel>))
  post({ type: 'answer', id, result })
}

/** The words of an exception may quote a chart: nobody prints them. The shell starts the engine again. */
const die = (): void => process.exit(1)
process.on('uncaughtException', die)
process.on('unhandledRejection', die)
process.on('disconnect', () => process.exit(0))

if (parentPort === undefined) process.on('message', (message: ToEngine) => void receive(message))
else parentPort.on('message', ({ data }) => void receive(data))
post({ type: 'ready' })
