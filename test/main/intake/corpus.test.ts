/** Real, public C-CDA documents, where they lie beside the checkout; they never enter the repository. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFileReader } from '../../../src-main/intake/read-file'
import { found } from './fixtures'

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus')
const present = existsSync(CORPUS)

describe.skipIf(!present)(`the corpus${present ? '' : ' (skipped: ../shared/corpus is absent)'}`, () => {
  test('every document is clinical, whatever its name and shape; the two lists are not', async () => {
    const files = await found(CORPUS)
    const clinical = files.filter(({ kind }) => kind === 'clinical')
    expect(clinical).toHaveLength(320)
    expect(
      files.filter(({ failure }) => failure !== undefined).map(({ file, failure }) => [file, failure?.code]),
    ).toEqual([
      ['corpus/README.md', 'unsupported_file'],
      ['corpus/index.tsv', 'unsupported_file'],
    ])
    expect(new Set(clinical.map(({ file }) => file)).size).toBe(320)
    const reader = createFileReader()
    for (const file of clinical) {
      const read = await reader.read(file)
      expect(read.ok && read.value.length, file.file).toBe(file.bytes)
    }
    await reader.close()
  })
})
