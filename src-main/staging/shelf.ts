/** The practice workspace's shelf on an encrypted file of its own. */
import type { Shelf } from '../practice/shelf'
import { sql, type WritableDb } from './sql'

/** Sorts after every id that begins with the prefix. */
const LAST = '\u{10FFFF}'

export const createShelf = (db: WritableDb): Shelf => ({
  get: (kind, id) => db.get<{ json: string }>(sql`SELECT json FROM shelf WHERE kind = ${kind} AND id = ${id}`)?.json,
  put: (kind, id, json, search) => {
    db.run(sql`
      INSERT INTO shelf (kind, id, json, search) VALUES (${kind}, ${id}, ${json}, ${search})
      ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json, search = excluded.search`)
  },
  remove: (kind, id) => {
    db.run(sql`DELETE FROM shelf WHERE kind = ${kind} AND id = ${id}`)
  },
  list: (kind, { prefix = '', search = '', offset, limit }) => {
    const found = search === '' ? sql`1 = 1` : sql`instr(search, ${search}) > 0`
    const where = sql`WHERE kind = ${kind} AND id >= ${prefix} AND id < ${prefix + LAST} AND ${found}`
    const total = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM shelf ${where}`)?.total ?? 0
    return { total, rows: db.all(sql`SELECT id, json FROM shelf ${where} ORDER BY id LIMIT ${limit} OFFSET ${offset}`) }
  },
  transaction: (work) => db.transaction(work),
})
