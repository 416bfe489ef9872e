/** The one door between the window and everything else: check the sender, then the shape, then act. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import {
  type Answers,
  type Args,
  type EngineChannel,
  type EventName,
  type Events,
  REQUESTS,
} from '../../src-preload/contract/api'
import { CHANNELS, type Channel } from '../../src-preload/contract/channels'
import { fail, type Result } from '../../src-preload/contract/result'
import { isCallShape } from '../lib/call-shape'
import type { EngineHost } from './engine/engine-host'
import type { Lock } from './lock/lock'
import type { Log } from './log'
import { isTrustedFrame } from './window/app-origin'

export type ShellChannel = Exclude<Channel, EngineChannel>
export type ShellHandlers = {
  readonly [C in ShellChannel]: (args: Args<C>) => Promise<Result<Answers[C]>>
}

export interface IpcParts {
  readonly window: () => BrowserWindow | undefined
  readonly engine: EngineHost
  readonly handlers: ShellHandlers
  readonly lock: Pick<Lock, 'isLocked'>
  readonly log: Log
}

/** Everything else waits until somebody has unlocked the window. */
const OPEN_WHILE_LOCKED: readonly Channel[] = ['main:lock:state', 'main:lock:unlock']

/** A forgotten channel cannot be: the list is the contract's own. */
export function registerIpc(parts: IpcParts): void {
  for (const channel of CHANNELS) ipcMain.handle(channel, (event, args: unknown) => answer(parts, channel, event, args))
}

/** The validator's text is never passed on or logged: it can quote the value. */
async function answer(
  parts: IpcParts,
  channel: Channel,
  event: IpcMainInvokeEvent,
  args: unknown,
): Promise<Result<unknown>> {
  const parsed = isOurs(parts, event) && isCallShape(args) ? REQUESTS[channel].safeParse(args) : undefined
  if (parsed?.success !== true) {
    parts.log.note('call_refused')
    return fail('bad_request')
  }
  if (parts.lock.isLocked() && !OPEN_WHILE_LOCKED.includes(channel)) return fail('locked')
  try {
    return await dispatch(parts, channel, parsed.data)
  } catch {
    parts.log.note('call_crashed')
    return fail('internal')
  }
}

const isOurs = ({ window }: IpcParts, { sender, senderFrame }: IpcMainInvokeEvent): boolean =>
  sender === window()?.webContents && isTrustedFrame(senderFrame)

/** The table above and the handler tables agree by type; only the union of all channels cannot say so. */
function dispatch({ engine, handlers }: IpcParts, channel: Channel, args: unknown): Promise<Result<unknown>> {
  if (isShellChannel(handlers, channel)) return (handlers[channel] as (args: unknown) => Promise<Result<unknown>>)(args)
  return engine.call(channel, args as never)
}

const isShellChannel = (handlers: ShellHandlers, channel: Channel): channel is ShellChannel =>
  Object.hasOwn(handlers, channel)

export function sendEvent<E extends EventName>(window: BrowserWindow | undefined, name: E, payload: Events[E]): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(name, payload)
}
