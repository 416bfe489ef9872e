/** Tells the window that a dump changed: at most five times a second, and always its last state. */
import { StoreError } from '../staging/store-error'
import { setProgress } from '../staging/tables/dumps'
import type { Context } from './context'
import { progressOf, viewOf } from './dump-view'
import { dumpRow, type OpenDump } from './open-dump'

const INTERVAL_MS = 200

/**
 * For the list of imports while this one is not open. Written again at the next change, so a full disk may refuse it;
 * thrown from a timer it would end the engine.
 */
const keepProgress = (context: Context, open: OpenDump): void => {
  const { stage } = dumpRow(context, open.id)
  try {
    setProgress(context.store, open.id, progressOf(open, stage), open.tally.patients)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
  }
}

const publishNow = (context: Context, open: OpenDump): void => {
  open.publishing = undefined
  if (context.dumps.get(open.id) !== open) return
  keepProgress(context, open)
  context.publish(viewOf(context, open))
}

export const changed = (context: Context, open: OpenDump): void => {
  open.publishing ??= setTimeout(() => publishNow(context, open), INTERVAL_MS)
}
