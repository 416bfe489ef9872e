/** The list of import runs. `stage` here is the truth; `progress` and `patients` are what the list last showed. */
import type { Failure } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import type { ChatbotView, WorkspaceKind } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface Dump {
  readonly id: string
  readonly workspace: WorkspaceKind
  readonly chatbot: ChatbotView
  readonly organisation: { readonly id: string; readonly name: string }
  readonly stage: Stage
  readonly progress: number
  readonly patients: number
  readonly startedAt: string
  readonly finishedAt?: string
  readonly failure?: Failure
}

interface Row extends Omit<Dump, 'chatbot' | 'organisation' | 'failure'> {
  readonly chatbotId: string
  readonly chatbotName: string
  readonly chatbotKind: string
  readonly organisationId: string
  readonly organisationName: string
  readonly failureJson?: string
}

const SELECT = sql`
  SELECT id, workspace, chatbot_id AS chatbotId, chatbot_name AS chatbotName, chatbot_kind AS chatbotKind,
         organisation_id AS organisationId, organisation_name AS organisationName, stage, progress, patients,
         started_at AS startedAt, finished_at AS finishedAt, failure AS failureJson
  FROM dumps`

const dumpFrom = ({
  chatbotId,
  chatbotName,
  chatbotKind,
  organisationId,
  organisationName,
  failureJson,
  ...row
}: Row): Dump => ({
  ...row,
  chatbot: { id: chatbotId, name: chatbotName, kind: chatbotKind },
  organisation: { id: organisationId, name: organisationName },
  ...(failureJson === undefined ? {} : { failure: JSON.parse(failureJson) as Failure }),
})

export const dumpOf = (db: ReadableDb, id: string): Dump | undefined => {
  const row = db.get<Row>(sql`${SELECT} WHERE id = ${id}`)
  return row === undefined ? undefined : dumpFrom(row)
}

/** Newest first, by their numbers (dump-marks.ts): a clock that was set back puts no new import below an old one. */
export const allDumps = (db: ReadableDb): Dump[] =>
  db
    .all<Row>(sql`
      ${SELECT}
      ORDER BY (SELECT json_extract(json, '$.number') FROM settings WHERE name = 'mark:' || id) DESC, started_at DESC, id`)
    .map(dumpFrom)

export const insertDump = (db: WritableDb, dump: Dump): void => {
  const { chatbot, organisation } = dump
  db.run(sql`
    INSERT INTO dumps (id, workspace, chatbot_id, chatbot_name, chatbot_kind, organisation_id, organisation_name,
                       stage, started_at)
    VALUES (${dump.id}, ${dump.workspace}, ${chatbot.id}, ${chatbot.name}, ${chatbot.kind}, ${organisation.id},
            ${organisation.name}, ${dump.stage}, ${dump.startedAt})`)
}

/** Moves a dump on; the failure of an earlier stop is forgotten unless a new one is given. */
export const setStage = (
  db: WritableDb,
  id: string,
  stage: Stage,
  more: { readonly finishedAt?: string; readonly failure?: Failure } = {},
): void => {
  const failure = more.failure === undefined ? undefined : JSON.stringify(more.failure)
  db.run(
    sql`UPDATE dumps SET stage = ${stage}, finished_at = ${more.finishedAt}, failure = ${failure} WHERE id = ${id}`,
  )
}

export const setProgress = (db: WritableDb, id: string, progress: number, patients: number): void => {
  db.run(sql`UPDATE dumps SET progress = ${progress}, patients = ${patients} WHERE id = ${id}`)
}

/** Points a dump which nothing was uploaded from at another workspace. */
export const retarget = (db: WritableDb, id: string, workspace: WorkspaceKind, chatbot: ChatbotView): void => {
  db.run(sql`
    UPDATE dumps SET workspace = ${workspace}, chatbot_id = ${chatbot.id}, chatbot_name = ${chatbot.name},
                     chatbot_kind = ${chatbot.kind}
    WHERE id = ${id}`)
}

export const removeDump = (db: WritableDb, id: string): void => {
  db.run(sql`DELETE FROM dumps WHERE id = ${id}`)
}
