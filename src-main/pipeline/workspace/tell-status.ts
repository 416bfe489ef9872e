/** Keeps A2V2's own record of the dump up to date where it has one. A courtesy: its failure stops nothing. */
import { ok } from '../../../src-preload/contract/result'
import type { DumpStatus } from '../../../src-preload/contract/steps'
import type { Dump } from '../../staging/tables/dumps'
import { attempt } from '../attempt'
import type { Context } from '../context'
import { connect } from './connect'

/** Nobody waits longer for it, not even the end of the app. */
const PATIENCE_MS = 2_000

export const tellStatus = (context: Context, dump: Dump, status: DumpStatus): void => {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const telling = attempt(async () => {
    const connection = await connect(context, dump.workspace, { signal })
    if (!connection.ok) return connection
    if (!connection.value.integration.capabilities.includes('dumps')) return ok(true)
    return connection.value.client.setDumpStatus(dump.id, status, { signal })
  })
  context.courtesies.add(telling)
  void telling.then(() => context.courtesies.delete(telling))
}
