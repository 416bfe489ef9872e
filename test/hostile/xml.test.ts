/** One import that holds every hostile document beside good ones: each is refused by name or harmless, all else read. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAILURES } from '../../src-renderer/words/failures'
import { reasonText } from '../../src-renderer/words/warnings'
import { engineBundle } from '../main/pipeline/engine-bundle'
import { writeExport } from '../main/pipeline/temporary-context'
import { temporaryFolder } from '../main/staging/temporary-store'
import { fates, importOf } from './import'
import { type HostileDocument, hostileDocuments } from './xml-cases'

const { headless } = engineBundle()
const GOOD = 20
/** HOSTILE_MEGABYTES=100 for the long run; every cap is below the short one. */
const LONGEST_MEGABYTES = Number(process.env.HOSTILE_MEGABYTES ?? 17)
/** Two workers at once, each with the bytes of a document, its text, and what is made of it; up to four by cores. */
const PEAK_BYTES = (600 + 25 * LONGEST_MEGABYTES) * 1024 * 1024

const write = (folder: string, { name, content }: HostileDocument): void => {
  const file = openSync(join(folder, `${name}.xml`), 'w')
  for (const piece of content) writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece)
  closeSync(file)
}

test('hostile documents: bounded, explained, and nobody else is lost', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder()
  const bad = join(folder, 'bad')
  mkdirSync(bad)
  const cases = hostileDocuments(LONGEST_MEGABYTES).map((document) => {
    write(bad, document)
    const { name, refused = 'read' } = document
    return [`${name}.xml`, refused] as const
  })
  const person = (n: number) => ({ id: `good-${n}`, given: 'Well', family: `Formed${n}`, birthDate: '19700101' })
  const good = writeExport(
    Object.fromEntries(Array.from({ length: GOOD }, (_, n) => [`good-${n}.xml`, person(n)])),
    join(folder, 'good'),
  )
  const imported = await importOf(headless, [bad, good], join(folder, 'data'))
  rmSync(bad, { recursive: true })

  const became = fates(imported)
  expect(Object.fromEntries(cases.map(([name]) => [name, became[name]]))).toEqual(Object.fromEntries(cases))
  expect(Object.keys(became).filter((name) => name.startsWith('good-'))).toHaveLength(GOOD)
  expect(imported.failed).toHaveLength(cases.filter(([, fate]) => fate !== 'read').length)
  expect(imported.peakRssBytes).toBeLessThan(PEAK_BYTES)
  for (const { code, reason } of imported.failed) {
    expect(FAILURES[code].next).not.toBe('')
    if (reason !== undefined) expect(reasonText(reason), reason).toBeDefined()
  }
})
