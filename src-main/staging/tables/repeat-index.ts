/** What was last confirmed for each contact, by its external reference (a hash): lets an unchanged patient rest. */
import type { WorkspaceKind } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface Place {
  readonly workspace: WorkspaceKind
  readonly chatbotId: string
}

const BEING_WRITTEN = ''

export const confirmedDigest = (db: ReadableDb, place: Place, externalRef: string): string | undefined =>
  db.get<{ digest: string }>(sql`
    SELECT digest FROM repeat_index
    WHERE workspace = ${place.workspace} AND chatbot_id = ${place.chatbotId} AND external_ref = ${externalRef}`)?.digest

/** The dump which last wrote to this contact; undefined when that is not known. */
export const confirmedBy = (db: ReadableDb, place: Place, externalRef: string): string | undefined =>
  db.get<{ dumpId: string }>(sql`
    SELECT dump_id AS dumpId FROM repeat_index
    WHERE workspace = ${place.workspace} AND chatbot_id = ${place.chatbotId} AND external_ref = ${externalRef}`)?.dumpId

export const confirmedRefs = (db: ReadableDb, place: Place): string[] =>
  db
    .all<{ ref: string }>(sql`
      SELECT external_ref AS ref FROM repeat_index
      WHERE workspace = ${place.workspace} AND chatbot_id = ${place.chatbotId} AND digest <> ${BEING_WRITTEN}`)
    .map(({ ref }) => ref)

export interface Confirmation {
  readonly externalRef: string
  readonly digest: string
  readonly dumpId: string
  readonly at: string
}

export const rememberConfirmed = (db: WritableDb, place: Place, confirmed: Confirmation): void => {
  db.run(sql`
    INSERT INTO repeat_index (workspace, chatbot_id, external_ref, digest, dump_id, confirmed_at)
    VALUES (${place.workspace}, ${place.chatbotId}, ${confirmed.externalRef}, ${confirmed.digest},
            ${confirmed.dumpId}, ${confirmed.at})
    ON CONFLICT (workspace, chatbot_id, external_ref) DO UPDATE
    SET digest = excluded.digest, dump_id = excluded.dump_id, confirmed_at = excluded.confirmed_at`)
}

/**
 * From when a dump begins to write a contact until that is confirmed. Comes after the dump's own ledger, so that a
 * ledger which knows nothing of it has lost something.
 */
export const noteWriting = (
  db: WritableDb,
  place: Place,
  { externalRef, dumpId, at }: Omit<Confirmation, 'digest'>,
): void => rememberConfirmed(db, place, { externalRef, digest: BEING_WRITTEN, dumpId, at })

export const refsWrittenBy = (db: ReadableDb, dumpId: string): string[] =>
  db
    .all<{ ref: string }>(sql`SELECT external_ref AS ref FROM repeat_index WHERE dump_id = ${dumpId}`)
    .map(({ ref }) => ref)

/** Before a contact is written: whatever was confirmed before no longer says what the workspace holds. */
export const forgetConfirmed = (db: WritableDb, place: Place, externalRef: string): void => {
  db.run(sql`
    DELETE FROM repeat_index
    WHERE workspace = ${place.workspace} AND chatbot_id = ${place.chatbotId} AND external_ref = ${externalRef}`)
}
