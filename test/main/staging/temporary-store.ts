import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Migration } from '../../../src-main/staging/migrate'
import { openStore } from '../../../src-main/staging/open'
import type { WritableDb } from '../../../src-main/staging/sql'

/** When to clean up: after the test, or after all of them (`afterAll`). */
type AtEnd = (work: () => void) => void

export const temporaryFolder = (atEnd: AtEnd = onTestFinished): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tebra-import-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TemporaryStore {
  readonly db: WritableDb
  readonly file: string
  readonly key: Uint8Array
}

export const temporaryStore = (migrations: readonly Migration[], atEnd: AtEnd = onTestFinished): TemporaryStore => {
  const file = join(temporaryFolder(atEnd), 'store.db')
  const key = randomBytes(32)
  const opened = openStore({ file, key, migrations, create: true })
  if (!opened.ok) throw new Error(opened.failure.code)
  atEnd(() => opened.value.close())
  return { db: opened.value, file, key }
}
