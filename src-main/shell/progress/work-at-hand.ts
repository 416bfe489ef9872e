import type { DumpView } from '../../../src-preload/contract/views'

/** Whether any import is at work, by what the engine has pushed; two may be. */
export interface WorkAtHand {
  note(dump: Pick<DumpView, 'id' | 'running'>): void
  /** The engine is gone, and its work with it. */
  clear(): void
  isBusy(): boolean
}

export function createWorkAtHand(): WorkAtHand {
  const running = new Set<string>()
  return {
    note: (dump) => void (dump.running ? running.add(dump.id) : running.delete(dump.id)),
    clear: () => running.clear(),
    isBusy: () => running.size > 0,
  }
}
