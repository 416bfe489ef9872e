import { stepOf } from '../../../src-preload/contract/steps'
import type { DumpView } from '../../../src-preload/contract/views'

/** 0 to 1 of the stage at work. */
export function progressOf(dump: DumpView): number {
  const { done, total } = stepOf(dump.stage) === 'map' ? dump.map : dump.parse
  return total === 0 ? 0 : Math.min(1, done / total)
}

export type StageEnd = 'parsed' | 'imported' | 'stopped'

/** Whether `now` is the moment at which the work on `before` came to an end of its own, rather than by pause or cancel. */
export function endOf(before: DumpView | undefined, now: DumpView): StageEnd | undefined {
  if (before?.id !== now.id || !before.running || now.running) return undefined
  if (now.failure !== undefined || now.stage === 'failed') return 'stopped'
  if (now.stage === 'completed') return 'imported'
  return now.stage === 'parsed' ? 'parsed' : undefined
}
