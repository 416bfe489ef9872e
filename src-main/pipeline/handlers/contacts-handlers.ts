/** Missing contact info from a table of the owner's. */
import type { Args } from '../../../src-preload/contract/api'
import { fail } from '../../../src-preload/contract/result'
import type { Context } from '../context'
import { applyContacts, previewContacts } from '../review/fill-contacts'
import { decideOn, isAt, REVIEWABLE, withDump } from './with-dump'

export const contactsHandlers = (context: Context) => ({
  'contacts:preview': ({ dumpId, path }: Args<'contacts:preview'>) =>
    withDump(context, dumpId, ({ db }) => previewContacts(context, db, path)),
  'contacts:apply': ({ dumpId, path, sha256 }: Args<'contacts:apply'>) =>
    decideOn(context, dumpId, async (open) =>
      isAt(context, open, REVIEWABLE) ? applyContacts(context, open, path, sha256) : fail('wrong_step'),
    ),
})
