/** What the window wants to see of the owner's own files. */
import type { Args } from '../../../src-preload/contract/api'
import type { Context } from '../context'
import { patientSource } from '../patient-source'
import { withDump } from './with-dump'

export const fileHandlers = (context: Context) => ({
  'patient:source': ({ dumpId, ...place }: Args<'patient:source'>) =>
    withDump(context, dumpId, ({ db }) => patientSource(db, place)),
})
