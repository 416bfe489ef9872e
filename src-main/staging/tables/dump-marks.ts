/**
 * Where a dump stands is kept twice: in the list of imports and in the dump's own store, each time with a revision that
 * only grows. SQLite takes a write-ahead log that was cut or lost for a shorter one; the revisions show it.
 */
import { type ReadableDb, sql, type WritableDb } from '../sql'
import { type Dump, dumpOf, insertDump, setProgress, setStage } from './dumps'
import { namedValue, putValue } from './settings'

export interface DumpMark {
  readonly revision: number
  /** 1 for the first import made here: the order of the list, whatever the clock said. */
  readonly number: number
}
/** The dump's own copy, from which a lost list is made again. */
export interface OwnCopy extends DumpMark {
  readonly dump: Dump
}

const OWN_COPY = 'ownCopy'
const markName = (dumpId: string): string => `mark:${dumpId}`

export const dumpMark = (list: ReadableDb, dumpId: string): DumpMark | undefined =>
  namedValue<DumpMark>(list, 'settings', markName(dumpId))

export const putDumpMark = (list: WritableDb, dumpId: string, { revision, number }: DumpMark): void =>
  putValue(list, 'settings', markName(dumpId), { revision, number } satisfies DumpMark)

export const removeDumpMark = (list: WritableDb, dumpId: string): void => {
  list.run(sql`DELETE FROM settings WHERE name = ${markName(dumpId)}`)
}

export const nextDumpNumber = (list: ReadableDb): number =>
  list
    .all<{ json: string }>(sql`SELECT json FROM settings WHERE name >= 'mark:' AND name < 'mark;'`)
    .reduce((highest, { json }) => Math.max(highest, (JSON.parse(json) as DumpMark).number), 0) + 1

export const ownCopy = (own: ReadableDb): OwnCopy | undefined => namedValue<OwnCopy>(own, 'meta', OWN_COPY)

export const putOwnCopy = (own: WritableDb, copy: OwnCopy): void => putValue(own, 'meta', OWN_COPY, copy)

/** Takes the dump's own copy for the truth: the list lost a row, or what it last said of it. */
export const restoreDump = (list: WritableDb, { dump, ...mark }: OwnCopy): void =>
  list.transaction(() => {
    const { progress, patients } = dumpOf(list, dump.id) ?? dump
    list.run(sql`DELETE FROM dumps WHERE id = ${dump.id}`)
    insertDump(list, dump)
    setStage(list, dump.id, dump.stage, dump)
    setProgress(list, dump.id, progress, patients)
    putDumpMark(list, dump.id, mark)
  })
