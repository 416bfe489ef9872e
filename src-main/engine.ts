/** The engine's own process: answers the window's calls, one context for all of them. Talks in `lib/engine-wire` only. */
import { join } from 'node:path'
import { type Args, type EngineChannel, REQUESTS } from '../src-preload/contract/api'
import { AUDIT_ACTIONS } from '../src-preload/contract/audit'
import { type Failure, fail, ok, type Result } from '../src-preload/contract/result'
import { isCallShape } from './lib/call-shape'
import type { EngineStart, FromEngine, ShellNote, ToEngine } from './lib/engine-wire'
import { attempt } from './pipeline/attempt'
import { audit, type Context, type Surroundings } from './pipeline/context'
import { createContext, setListAside } from './pipeline/create-context'
import { createHandlers, type Handlers } from './pipeline/handlers'
import { createRemoteKeys } from './pipeline/remote-keys'
import { createRemoteProxy } from './pipeline/remote-proxy'
import { securityOf } from './pipeline/settings'

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
const proxy = createRemoteProxy(post)

const surroundings: Surroundings = {
  dataDir,
  resourcesDir,
  appVersion,
  keychain,
  keys,
  workerFile: join(__dirname, 'parse-worker.cjs'),
  publish: (view) => post({ type: 'event', name: 'dump:changed', payload: view }),
  now: () => new Date(),
  proxyRules: proxy.rulesFor,
}

interface Opened {
  readonly context: Context
  readonly handlers: Handlers
}

const open = async (): Promise<Result<Opened>> => {
  const context = await createContext(surroundings)
  if (!context.ok) return context
  tellSecurity(context.value)
  return ok({ context: context.value, handlers: createHandlers(context.value) })
}

/** The shell locks and protects the window by it. */
const tellSecurity = ({ store }: Context): void =>
  post({ type: 'event', name: 'security:changed', payload: securityOf(store) })

let opening: Promise<Result<Opened>> | undefined
let locked = false

/** A keychain that was locked may be unlocked at the next call: only success lasts. */
const opened = async (): Promise<Result<Opened>> => {
  opening ??= open()
  const result = await opening
  if (!result.ok) opening = undefined
  return result
}

/** The shell has checked both already. What is not a channel of ours must not become a property of the table. */
const isCall = (channel: unknown, args: unknown): boolean =>
  typeof channel === 'string' &&
  Object.hasOwn(REQUESTS, channel) &&
  !channel.startsWith('main:') &&
  isCallShape(args) &&
  REQUESTS[channel as EngineChannel].safeParse(args).success

const answer = async <C extends EngineChannel>(channel: C, args: Args<C>): Promise<Result<unknown>> => {
  if (!isCall(channel, args)) return fail('bad_request')
  if (locked) return fail('locked')
  const open = await opened()
  if (!open.ok) return isListAside(channel, args) ? setAside(open.failure) : open
  const result = await open.value.handlers[channel](args)
  if (channel === 'security:save' && result.ok) tellSecurity(open.value.context)
  return locked ? fail('locked') : result
}

/** The list of imports cannot be opened: the one call that must work all the same. */
const isListAside = (channel: EngineChannel, args: unknown): boolean =>
  channel === 'store:set-aside' && (args as Args<'store:set-aside'>).store === 'workspace'

const setAside = async (failure: Failure): Promise<Result<unknown>> => {
  const aside = await setListAside(surroundings, failure)
  if (!aside.ok) return aside
  const open = await opened()
  // The trail of the list that was set aside lies with it; this one begins by saying so.
  if (open.ok) audit(open.value.context, { action: 'store_set_aside', detail: 'workspace' })
  return answer('app:state', undefined)
}

/** A stage at work goes on behind the lock; only the window is told nothing any more. */
const take = async (note: ShellNote): Promise<void> => {
  if (!AUDIT_ACTIONS.includes(note.action)) return
  if (note.action === 'locked' || note.action === 'unlocked') locked = note.action === 'locked'
  const open = await opened()
  if (open.ok) audit(open.value.context, note)
}

const receive = async (message: ToEngine): Promise<void> => {
  switch (message?.type) {
    case 'secret':
      return keys.receive(message)
    case 'proxy':
      return proxy.receive(message)
    case 'note':
      // A full disk must not end the engine: the lock holds without its entry.
      await attempt(async () => ok(await take(message.note)))
      return
    case 'call': {
      const { id, channel, args } = message
      const result = await attempt(() => answer(channel, args as Args<typeof channel>))
      return post({ type: 'answer', id, result })
    }
    default:
      // Nobody of ours sends anything else.
      return
  }
}

/** The words of an exception may quote a chart: nobody prints them. The shell starts the engine again. */
const die = (): void => process.exit(1)
process.on('uncaughtException', die)
process.on('unhandledRejection', die)
process.on('disconnect', () => process.exit(0))

if (parentPort === undefined) process.on('message', (message: ToEngine) => void receive(message))
else parentPort.on('message', ({ data }) => void receive(data))
post({ type: 'ready' })
