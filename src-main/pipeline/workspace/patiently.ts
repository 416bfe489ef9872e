/** The window waits for an answer; a limit that is used up, or a line that is slow, must not hold it for an hour. */
import { fail, type Result } from '../../../src-preload/contract/result'
import type { A2v2Client } from '../../a2v2/client'

const PATIENCE_MS = 30_000

/** An answer that took too long is as good as none. With a signal of the caller's own, that alone decides. */
export const patiently = async <T>(
  client: A2v2Client,
  signal: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (signal !== undefined) return ask(signal)
  const patience = AbortSignal.timeout(PATIENCE_MS)
  try {
    return await ask(patience)
  } catch (error) {
    if (!patience.aborted) throw error
    return client.pace().waitMs > 0 ? fail('rate_limited') : fail('offline', { reason: 'timeout' })
  }
}
