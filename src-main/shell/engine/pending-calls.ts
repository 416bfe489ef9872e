import type { Answers, Args, EngineChannel } from '../../../src-preload/contract/api'
import { fail, type Result } from '../../../src-preload/contract/result'
import type { ToEngine } from '../../lib/engine-wire'

type Call = Extract<ToEngine, { type: 'call' }>

/** Calls without an answer yet. Those made before the engine was ready are held. */
export interface PendingCalls {
  add<C extends EngineChannel>(
    channel: C,
    args: Args<C>,
  ): { readonly call: Call; readonly result: Promise<Result<Answers[C]>> }
  hold(call: Call): void
  takeHeld(): readonly Call[]
  settle(id: number, result: Result<unknown>): void
  /** Answers how many there were. */
  failAll(): number
}

export function createPendingCalls(): PendingCalls {
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let held: Call[] = []
  let lastId = 0
  const takeHeld = (): readonly Call[] => {
    const taken = held
    held = []
    return taken
  }
  return {
    add(channel, args) {
      lastId += 1
      const call = { type: 'call', id: lastId, channel, args } satisfies Call
      // The engine answers what the contract says for the channel: both sides are typed by the same table.
      const result = new Promise<Result<never>>((resolve) =>
        waiting.set(call.id, resolve as (result: Result<unknown>) => void),
      )
      return { call, result }
    },
    hold: (call) => void held.push(call),
    takeHeld,
    settle(id, result) {
      waiting.get(id)?.(result)
      waiting.delete(id)
    },
    failAll() {
      const count = waiting.size
      for (const settle of waiting.values()) settle(fail('engine_stopped'))
      waiting.clear()
      takeHeld()
      return count
    },
  }
}
