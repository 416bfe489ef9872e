import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeZip } from '../../intake/make-zip'
import { temporaryFolder } from '../../staging/temporary-store'
import { engineBundle } from '../engine-bundle'
import { ANNA, everyone } from '../people'
import { syntheticDocument } from '../synthetic-document'
import { createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const keysOf = async (engine: TestEngine, dumpId: string): Promise<string[]> =>
  (await engine.call('patients:page', { dumpId, ...everyone })).rows.map(({ key }) => key)

describe('the source of a statement', () => {
  test('is its entry in the file, found for every statement of a patient', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA })
    await parsed(engine, dumpId, folder)
    const [key = ''] = await keysOf(engine, dumpId)
    const { record } = await engine.call('patient:get', { dumpId, key })
    for (const row of [...record.problems, ...record.encounters]) {
      const { xml, changed } = await engine.call('patient:source', { dumpId, key, ...row.source })
      expect(xml).toMatch(/^<entry>[\s\S]*<\/entry>$/)
      expect(xml).toContain(`extension="${row.ids?.[0]?.extension}"`)
      expect(changed).toBe(false)
    }
    const [asthma] = record.problems
    const other = { dumpId, key, ...asthma!.source }
    expect(await engine.refused('patient:source', { ...other, key: 'nobody' })).toEqual({ code: 'bad_request' })
    expect(await engine.refused('patient:source', { ...other, entry: 9 })).toEqual({ code: 'bad_request' })
  })

  test('tells when the file has changed, and when the entry or the file is gone', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA })
    await parsed(engine, dumpId, folder)
    const [key = ''] = await keysOf(engine, dumpId)
    const place = { dumpId, key, file: 'export/anna.ccda', section: '11450-4', entry: 2 }
    const file = join(folder, 'anna.ccda')
    writeFileSync(file, syntheticDocument({ ...ANNA, problems: ['Asthma', 'Migraine'] }))
    expect(await engine.call('patient:source', place)).toMatchObject({
      changed: true,
      xml: expect.stringContaining('Migraine'),
    })
    writeFileSync(file, syntheticDocument({ ...ANNA, problems: ['Asthma'] }))
    expect(await engine.refused('patient:source', place)).toEqual({ code: 'file_changed', file: place.file })
    rmSync(file)
    expect(await engine.refused('patient:source', place)).toEqual({ code: 'path_missing', file: place.file })
  })

  test('is read out of a ZIP; two exports of one name are told apart; nothing is written', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const zips = ['Asthma', 'Migraine'].map((problem) => {
      const zip = join(temporaryFolder(), 'export.zip')
      writeFileSync(zip, makeZip([{ name: 'anna.ccda', content: syntheticDocument({ ...ANNA, problems: [problem] }) }]))
      return zip
    })
    const view = await parsed(engine, dumpId, ...zips)
    expect(view.sources.map(({ name }) => name)).toEqual(['export.zip', 'export.zip (2)'])
    const hashes = () => zips.map((zip) => createHash('sha256').update(readFileSync(zip)).digest('hex'))
    const before = hashes()
    const [key = ''] = await keysOf(engine, dumpId)
    const { record } = await engine.call('patient:get', { dumpId, key })
    expect(record.problems.map(({ source }) => source.file).sort()).toEqual([
      'export.zip (2)/anna.ccda',
      'export.zip/anna.ccda',
    ])
    for (const { source, code } of record.problems) {
      const { xml } = await engine.call('patient:source', { dumpId, key, ...source })
      expect(xml).toContain(code?.display)
    }
    expect(hashes()).toEqual(before)
  })
})
