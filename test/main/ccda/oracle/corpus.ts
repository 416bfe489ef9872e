/** The published sample documents beside the project. They are for tests only, and may be absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus')
export const hasCorpus = existsSync(CORPUS)

const NOT_DOCUMENTS = /(^README|\.tsv$|\.md$)/

export const corpusFiles = (): string[] =>
  readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && !NOT_DOCUMENTS.test(found.name))
    .map((found) => relative(CORPUS, join(found.parentPath, found.name)))
    .sort()

export const corpusBytes = (file: string): Uint8Array => readFileSync(join(CORPUS, file))
