import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFileReader, type FileReader } from '../../../../src-main/intake/read-file'
import { readJob } from '../../../../src-main/pipeline/workers/read-job'
import type { ParseJob, ParseOutcome } from '../../../../src-main/pipeline/workers/worker-tasks'
import { makeZip } from '../../intake/make-zip'
import { temporaryFolder } from '../../staging/temporary-store'
import { syntheticDocument } from '../synthetic-document'

/** More than is read at once, as base64. */
const SCAN = Buffer.from(Array.from({ length: 7_000_003 }, (_, index) => (index * 31) % 251))
const DOCUMENT = Buffer.from(
  syntheticDocument({
    id: 'P1',
    given: 'Berta',
    family: 'Beispiel',
    birthDate: '19751231',
    embedded: SCAN.toString('base64'),
  }),
)
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const read = (job: Partial<ParseJob> & { readonly container: string }): Promise<ParseOutcome> => {
  const reader: FileReader = createFileReader()
  onTestFinished(() => reader.close())
  const whole = { id: 1, file: 'a.xml', kind: 'clinical', mediaType: 'text/xml', bytes: DOCUMENT.length } as const
  return readJob(reader, { ...whole, ...job })
}

const fileWith = (bytes: Uint8Array): string => {
  const file = join(temporaryFolder(), 'a.xml')
  writeFileSync(file, bytes)
  return file
}

const CARRIED = {
  id: 1,
  type: 'clinical',
  document: {
    sha256: hashOf(DOCUMENT),
    summary: expect.stringMatching(/"key":"2\.16\.840\.1\.113883\.3\.9999\^P1".*"statements":2,/),
    embedded: [{ name: '11450-4-2-1.pdf', sha256: hashOf(SCAN) }],
  },
}

test('a large document is read from its file in pieces, with its hash and what it carries', async () => {
  expect(await read({ container: fileWith(DOCUMENT) })).toMatchObject(CARRIED)
})

test('and from a ZIP', async () => {
  const container = fileWith(makeZip([{ name: 'a.xml', content: DOCUMENT }]))
  expect(await read({ container, entry: { name: 'a.xml', offset: 0 } })).toMatchObject(CARRIED)
})

test.each([
  ['shorter', -1],
  ['longer', 1],
])('one that has become %s since it was found has changed', async (_name, difference) => {
  const outcome = await read({ container: fileWith(DOCUMENT), bytes: DOCUMENT.length - difference })
  expect(outcome).toEqual({ id: 1, type: 'failed', failure: { code: 'file_changed', file: 'a.xml' } })
})

test('one that is not well-formed is refused with its place', async () => {
  const broken = Buffer.concat([DOCUMENT.subarray(0, -5), Buffer.from('</x>\n')])
  const outcome = await read({ container: fileWith(broken), bytes: broken.length })
  expect(outcome).toMatchObject({ type: 'failed', failure: { code: 'not_well_formed', file: 'a.xml' } })
})

test('a damaged ZIP is told as that, also where the document breaks before', async () => {
  const broken = Buffer.concat([DOCUMENT.subarray(0, -5), Buffer.from('</x>\n')])
  const zip = makeZip([{ name: 'a.xml', content: broken, method: 0 }])
  zip[1000] = 0x3c
  const outcome = await read({ container: fileWith(zip), entry: { name: 'a.xml', offset: 0 }, bytes: broken.length })
  expect(outcome).toMatchObject({ type: 'failed', failure: { code: 'zip_damaged' } })
})
