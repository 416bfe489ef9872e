/** A few patients at a time: requests wait for their answers, not for each other. */
import type { Failure } from '../../../src-preload/contract/result'

const LANES = 4

/**
 * Works through `items` until they end, `work` answers a failure, or `stop` is aborted; a failure aborts `stop`.
 * Every lane is awaited, so that none still writes when this returns. An aborted request throws.
 */
export const inLanes = async <T>(
  items: Iterator<T>,
  stop: AbortController,
  work: (item: T) => Promise<Failure | undefined>,
): Promise<Failure | undefined> => {
  let failure: Failure | undefined
  const lane = async (): Promise<void> => {
    for (let next = items.next(); next.done !== true && !stop.signal.aborted; next = items.next()) {
      failure ??= await work(next.value)
      if (failure !== undefined) stop.abort()
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  const thrown = lanes.find((settled) => settled.status === 'rejected')
  if (thrown !== undefined && !stop.signal.aborted) throw thrown.reason
  return failure
}
