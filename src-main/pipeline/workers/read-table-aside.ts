/** A table of the owner's, read in a worker of its own: a large or hostile one takes neither the engine's time nor its memory. */
import { fail, type Result } from '../../../src-preload/contract/result'
import type { Table } from '../../intake/tables/read-table'
import { createWorkerLane, WorkerLost, type WorkerOptions } from './worker-lane'

/** The largest table allowed (50 MB) takes some seconds. */
const TIMEOUT_MS = 60_000
const HEAP_MEGABYTES = 1024

/** A table that its worker was lost with is one that cannot be read. */
export const readTableAside = async (options: WorkerOptions, path: string): Promise<Result<Table>> => {
  const lane = createWorkerLane({ timeoutMs: TIMEOUT_MS, heapMegabytes: HEAP_MEGABYTES, ...options })
  try {
    const [outcome] = await lane.ask({ task: 'table', shared: undefined, jobs: [{ id: 0, path }] })
    return outcome?.table ?? fail('internal')
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error
    return error.failure.code === 'internal' ? fail('unsupported_file') : { ok: false, failure: error.failure }
  } finally {
    await lane.close()
  }
}
