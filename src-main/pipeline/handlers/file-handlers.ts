/** The owner's own files: what stands in them, what they show, and whose they are. */
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok } from '../../../src-preload/contract/result'
import { unmatchedPage } from '../../staging/tables/unmatched-files'
import type { Context } from '../context'
import { assignLooseFile, imageOf } from '../review/loose-files'
import { patientSource } from '../review/patient-source'
import { decideOn, isAt, REVIEWABLE, withDump } from './with-dump'

export const fileHandlers = (context: Context) => ({
  'files:unmatched': ({ dumpId, offset, limit }: Args<'files:unmatched'>) =>
    withDump(context, dumpId, ({ db }) => ok(unmatchedPage(db, offset, limit))),
  'files:assign': ({ dumpId, fileId, key }: Args<'files:assign'>) =>
    decideOn(context, dumpId, async (open) =>
      isAt(context, open, REVIEWABLE) ? assignLooseFile(context, open, fileId, key) : fail('wrong_step'),
    ),
  'patient:source': ({ dumpId, ...place }: Args<'patient:source'>) =>
    withDump(context, dumpId, ({ db }) => patientSource(db, place)),
  'patient:file': ({ dumpId, sha256 }: Args<'patient:file'>) =>
    withDump(context, dumpId, ({ db }) => imageOf(db, sha256)),
})
