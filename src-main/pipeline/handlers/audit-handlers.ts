/** The audit trail, for whoever has to answer for what was done. */
import type { Args } from '../../../src-preload/contract/api'
import { ok } from '../../../src-preload/contract/result'
import { trailDumps, trailPage } from '../../staging/tables/audit'
import { attempt } from '../attempt'
import { trailText, verified } from '../audit-trail'
import { audit, type Context } from '../context'

export const auditHandlers = (context: Context) => ({
  'audit:page': (query: Args<'audit:page'>) =>
    attempt(() => ok({ ...trailPage(context.store, query), dumps: trailDumps(context.store) })),
  'audit:verify': () =>
    attempt(() => {
      context.trail = verified(context.store, context.now())
      return ok(context.trail)
    }),
  'audit:text': ({ format }: Args<'audit:text'>) =>
    attempt(() => {
      // The entry comes first: a copy that left the app says so itself.
      audit(context, { action: 'trail_made', detail: format })
      return ok(trailText(context, format))
    }),
})
