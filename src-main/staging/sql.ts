/**
 * SQL as values: sql`… ${value}` gives text with parameters, so no value is ever part of a statement. A `Query`
 * inside another is spliced in. A NULL column is an absent key on the way out, `undefined` is NULL on the way in.
 */
import type Database from 'better-sqlite3'
import { failureOf, StoreError } from './store-error'

export type SqlValue = string | number | boolean | Uint8Array | undefined
export interface Query {
  readonly text: string
  readonly values: readonly SqlValue[]
}

const isQuery = (part: SqlValue | Query): part is Query =>
  typeof part === 'object' && !(part instanceof Uint8Array) && 'text' in part

/** One text for each place in the code: joining it and looking it up anew would cost more than many a statement. */
const texts = new WeakMap<TemplateStringsArray, string>()

const plainText = (strings: TemplateStringsArray): string => {
  const known = texts.get(strings)
  if (known !== undefined) return known
  const text = strings.join('?')
  texts.set(strings, text)
  return text
}

const isPlain = (parts: readonly (SqlValue | Query)[]): parts is readonly SqlValue[] => !parts.some(isQuery)

export const sql = (strings: TemplateStringsArray, ...parts: readonly (SqlValue | Query)[]): Query => {
  if (isPlain(parts)) return { text: plainText(strings), values: parts }
  const values: SqlValue[] = []
  const text = strings.reduce((before, after, index) => {
    const part = parts[index - 1]
    if (isQuery(part)) {
      values.push(...part.values)
      return before + part.text + after
    }
    values.push(part)
    return `${before}?${after}`
  })
  return { text, values }
}

export interface ReadableDb {
  get<Row>(query: Query): Row | undefined
  all<Row>(query: Query): Row[]
}
export interface WritableDb extends ReadableDb {
  /** How many rows changed. */
  run(query: Query): number
  /** Several statements without parameters, for migrations. */
  script(text: string): void
  /** All or nothing; inside another one, a savepoint of it. */
  transaction<T>(work: () => T): T
  /** A transaction that is on the disk when this returns: for what must survive a power cut (the ledger). */
  durably<T>(work: () => T): T
  close(): void
}

const bound = (value: SqlValue): unknown => {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  // The driver binds Buffers only; this is a view, not a copy.
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}

const withoutNulls = (row: unknown): unknown => {
  const present = row as Record<string, unknown>
  for (const name in present) if (present[name] === null) delete present[name]
  return present
}

export const createDb = (driver: Database.Database): WritableDb => {
  const statements = new Map<string, Database.Statement>()
  const prepared = (text: string): Database.Statement => {
    const known = statements.get(text)
    if (known !== undefined) return known
    const statement = driver.prepare(text)
    statements.set(text, statement)
    return statement
  }
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw new StoreError(failureOf(error))
    }
  }
  // Not `guarded`: an error of the work itself must keep its own kind; statements inside are guarded one by one.
  const transaction = <T>(work: () => T): T => {
    try {
      return driver.transaction(work).immediate()
    } catch (error) {
      throw error instanceof Error && error.name === 'SqliteError' ? new StoreError(failureOf(error)) : error
    }
  }
  return {
    get: <Row>({ text, values }: Query) =>
      guarded(() => {
        const statement = prepared(text)
        // `get` resets a statement at its first row. One that writes (RETURNING) is committed by that, and the driver
        // does not say when it fails: on a full disk the row would be answered and lost.
        const row = statement.readonly ? statement.get(...values.map(bound)) : statement.all(...values.map(bound))[0]
        return (row === undefined ? undefined : withoutNulls(row)) as Row | undefined
      }),
    all: <Row>({ text, values }: Query) =>
      guarded(
        () =>
          prepared(text)
            .all(...values.map(bound))
            .map(withoutNulls) as Row[],
      ),
    run: ({ text, values }) => guarded(() => prepared(text).run(...values.map(bound)).changes),
    script: (text) => guarded(() => void driver.exec(text)),
    transaction,
    durably: (work) => {
      // Inside a transaction the pragma is refused, and the outer commit decides.
      if (driver.inTransaction) return transaction(work)
      guarded(() => driver.pragma('synchronous = FULL'))
      try {
        return transaction(work)
      } finally {
        guarded(() => driver.pragma('synchronous = NORMAL'))
      }
    },
    close: () => {
      statements.clear()
      guarded(() => driver.close())
    },
  }
}
