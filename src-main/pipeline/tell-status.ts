/** Keeps A2V2's own record of the dump up to date where it has one. A courtesy: its failure stops nothing. */
import { ok } from '../../src-preload/contract/result'
import type { DumpStatus } from '../../src-preload/contract/steps'
import type { Dump } from '../staging/tables/dumps'
import { attempt } from './attempt'
import { connect } from './connect'
import type { Context } from './context'

export const tellStatus = async (context: Context, dump: Dump, status: DumpStatus): Promise<void> => {
  await attempt(async () => {
    const connection = await connect(context, dump.workspace)
    if (!connection.ok) return connection
    if (!connection.value.integration.capabilities.includes('dumps')) return ok(true)
    return connection.value.client.setDumpStatus(dump.id, status)
  })
}
