/** One import of every hostile archive beside a good one: what is bad is refused by name, all else is read, no more memory. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAILURES } from '../../src-renderer/words/failures'
import { reasonText } from '../../src-renderer/words/warnings'
import { makeZip } from '../main/intake/make-zip'
import { engineBundle } from '../main/pipeline/engine-bundle'
import { syntheticDocument } from '../main/pipeline/synthetic-document'
import { temporaryFolder } from '../main/staging/temporary-store'
import { fates, importOf } from './import'
import { hostileArchives } from './zip-cases'

const { headless } = engineBundle()
const GOOD = 20
const PEAK_BYTES = 700 * 1024 * 1024

const goodZip = (): Buffer =>
  makeZip(
    Array.from({ length: GOOD }, (_, n) => ({
      name: `good-${n}.xml`,
      content: syntheticDocument({ id: `good-${n}`, given: 'Well', family: `Packed${n}`, birthDate: '19700101' }),
    })),
  )

test('hostile archives: bounded, explained, and nobody else is lost', { timeout: 120_000 }, async () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c')
  const bad = join(folder, 'bad')
  mkdirSync(bad, { recursive: true })
  const archives = hostileArchives()
  for (const { name, bytes } of archives) writeFileSync(join(bad, `${name}.zip`), bytes)
  writeFileSync(join(folder, 'good.zip'), goodZip())
  const imported = await importOf(headless, [bad, join(folder, 'good.zip')], join(folder, 'data'))

  for (const archive of archives) {
    const became = fates(imported, `bad/${archive.name}.zip`)
    expect({ ...became, ...archive.fates }, archive.name).toEqual(became)
  }
  const read = imported.documents.map(({ file }) => file)
  expect(read.filter((file) => file.startsWith('good.zip/'))).toHaveLength(GOOD)
  // Every document of an archive is of a patient of its own.
  expect(imported.patients).toBe(read.length)
  expect(imported.peakRssBytes).toBeLessThan(PEAK_BYTES)
  for (const { code, reason } of imported.failed) {
    expect(FAILURES[code].next).not.toBe('')
    if (reason !== undefined) expect(reasonText(reason), reason).toBeDefined()
  }
  // Nothing was written beside what we made.
  expect(readdirSync(folder).sort()).toEqual(['bad', 'data', 'good.zip'])
  expect(readdirSync(join(folder, '..'))).toEqual(['c'])
  expect(existsSync('/etc/cron.d/absolute.xml')).toBe(false)
})
