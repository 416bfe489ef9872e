/** Tells the window that a dump changed: at most five times a second, and always its last state. */
import { setProgress } from '../staging/tables/dumps'
import type { Context } from './context'
import { progressOf, viewOf } from './dump-view'
import { dumpRow, type OpenDump } from './open-dump'

const INTERVAL_MS = 200

const publishNow = (context: Context, open: OpenDump): void => {
  open.publishing = undefined
  if (context.dumps.get(open.id) !== open) return
  const { stage } = dumpRow(context, open.id)
  setProgress(context.store, open.id, progressOf(open, stage), open.tally.patients)
  context.publish(viewOf(context, open))
}

export const changed = (context: Context, open: OpenDump): void => {
  open.publishing ??= setTimeout(() => publishNow(context, open), INTERVAL_MS)
}
