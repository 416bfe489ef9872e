import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { Transport } from './transport'

const IDS_A_PAGE = 1_000
/** Ten million contacts: a workspace that never ends its list is not believed. */
const MAX_PAGES = 10_000

/** Every external reference id of the agent that begins with `prefix`; nothing but ids is downloaded. */
export const listExternalIds = async (
  send: Transport,
  agentId: string,
  prefix: string,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlySet<string>>> => {
  const ids = new Set<string>()
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = { page, limit: IDS_A_PAGE, externalReferenceIdPrefix: prefix, fields: 'ids' }
    const answer = await send('listExternalIds', { params: { agentId }, query, signal })
    if (!answer.ok) return { ok: false, failure: answer.failure }
    // A workspace that does not know the filter sends everybody.
    for (const id of answer.data.map(idOf)) if (id?.startsWith(prefix)) ids.add(id)
    if (answer.data.length === 0 || page >= (answer.pagination?.pages ?? 1)) return ok(ids)
  }
  return fail('unexpected_answer')
}

const idOf = (row: string | { externalReferenceId?: string | null | undefined }): string | null | undefined =>
  typeof row === 'string' ? row : row.externalReferenceId
