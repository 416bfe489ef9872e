import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTableAside } from '../../../../src-main/pipeline/workers/read-table-aside'
import { makeXlsx } from '../../intake/make-xlsx'
import { temporaryFolder } from '../../staging/temporary-store'
import { engineBundle } from '../engine-bundle'

const { worker: workerFile } = engineBundle()

const written = (bytes: Uint8Array | string): string => {
  const path = join(temporaryFolder(), 'table.xlsx')
  writeFileSync(path, bytes)
  return path
}

test('a table is read, and its failures are told', async () => {
  const read = await readTableAside({ workerFile }, written(makeXlsx([['Patient ID'], ['00123']])))
  expect(read).toMatchObject({ ok: true, value: { rows: [['Patient ID'], ['00123']] } })
  expect(await readTableAside({ workerFile }, written(''))).toEqual({ ok: false, failure: { code: 'file_empty' } })
})

test('one that is not done in time costs its worker', async () => {
  const path = written(makeXlsx([['Patient ID'], ['00123']]))
  expect(await readTableAside({ workerFile, timeoutMs: 1 }, path)).toEqual({
    ok: false,
    failure: { code: 'unsupported_file' },
  })
})
