import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sql } from '../../../../src-main/staging/sql'
import { engineBundle } from '../engine-bundle'
import { ANNA, BERTA, everyone } from '../people'
import { PDF } from '../stage2'
import { syntheticDocument } from '../synthetic-document'
import { createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

describe('Stage 1', () => {
  test('reads documents, merges those of one patient, and finds the patient of loose files', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({
      'anna/Testperson_Anna_02031980.ccda': ANNA,
      'anna/older.xml': { ...ANNA, time: '20190101', problems: ['Asthma', 'Migraine, old'], encounters: ['20180303'] },
      'anna/lab.pdf': PDF,
      'berta/Beispiel_Berta_12311975.ccda': { ...BERTA, embedded: PDF.toString('base64') },
      'loose.pdf': Buffer.concat([PDF, Buffer.from('nobody')]),
      'broken.ccda': syntheticDocument(ANNA).slice(0, 900),
      'Readme.md': 'not imported',
    })
    const view = await parsed(engine, dumpId, folder)
    expect(view).toMatchObject({ stage: 'parsed', running: false, patients: 2, failedFileCount: 2 })
    expect(view.parse).toMatchObject({ done: 4, total: 4, failed: 1 })
    expect(view.parse.unitsDone).toBe(view.parse.unitsTotal)
    expect(view.balance.unread).toBe(0)
    expect(view.failedFiles.map(({ code, file }) => [code, file])).toEqual([
      ['unsupported_file', 'export/Readme.md'],
      ['not_well_formed', 'export/broken.ccda'],
    ])
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    expect(rows.map(({ name, documents, missingContact }) => [name, documents, missingContact])).toEqual([
      ['Berta Beispiel', 1, true],
      ['Anna Testperson', 2, false],
    ])
    const anna = await engine.call('patient:get', { dumpId, key: rows[1]?.key ?? '' })
    expect(anna.record.problems.map(({ code }) => code?.display)).toEqual(['Asthma', 'Gout', 'Migraine, old'])
    expect(anna.record.files).toMatchObject([{ name: 'lab.pdf', match: 'folder', mediaType: 'application/pdf' }])
    const berta = await engine.call('patient:get', { dumpId, key: rows[0]?.key ?? '' })
    expect(berta.record.files).toMatchObject([{ match: 'embedded', bytes: PDF.byteLength }])
    const review = await engine.call('review:get', { dumpId })
    expect(review).toMatchObject({
      patients: 2,
      missingContact: 1,
      importable: 1,
      encounterRange: { from: '2018-03-03', to: '2023-04-05' },
      patientFiles: { matched: 2, unmatched: 1 },
    })
    expect(view.counts).toMatchObject({ problems: 4, encounters: 3 })
  })

  test('the same bytes twice are one document', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'a/anna.ccda': ANNA, 'b/copy of anna.ccda': ANNA })
    const view = await parsed(engine, dumpId, folder)
    expect(view).toMatchObject({ patients: 1, parse: { done: 2, total: 2, failed: 0 } })
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    expect(rows).toMatchObject([{ documents: 1 }])
  })

  test('adding the same folder twice adds nothing', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA })
    await engine.call('files:add', { dumpId, paths: [folder] })
    const view = await engine.call('files:add', { dumpId, paths: [folder, join(folder, 'anna.ccda')] })
    expect(view.parse.total).toBe(1)
  })

  test('one id with two birth dates is a conflict that blocks until it is excluded', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({
      '1.ccda': ANNA,
      '2.ccda': { ...ANNA, birthDate: '19900101' },
      '3.ccda': { ...BERTA, phone: '+12025550102' },
    })
    await parsed(engine, dumpId, folder)
    expect(await engine.call('review:get', { dumpId })).toMatchObject({ conflicts: 1, importable: 1, blocked: true })
    expect(await engine.refused('stage2:approve', { dumpId })).toMatchObject({ code: 'patient_conflict', count: 1 })
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone, filter: 'conflict' })
    const { people } = await engine.call('patient:get', { dumpId, key: rows[0]?.key ?? '' })
    expect(people?.map(({ file, birthDate }) => [file.replace(/.*\//, ''), birthDate?.iso])).toEqual([
      ['1.ccda', '1980-02-03'],
      ['2.ccda', '1990-01-01'],
    ])
    const review = await engine.call('patient:exclude', { dumpId, key: rows[0]?.key ?? '', excluded: true })
    expect(review).toMatchObject({ conflicts: 1, importable: 1, blocked: false })
  })

  test('a removed source takes its patients along', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const first = writeExport({ 'anna.ccda': ANNA })
    const second = writeExport({
      'anna again.ccda': { ...ANNA, time: '20250101' },
      'copy.ccda': ANNA,
      'berta.ccda': BERTA,
    })
    const view = await parsed(engine, dumpId, first, second)
    expect(view).toMatchObject({ patients: 2, parse: { done: 4 } })
    const without = await engine.call('files:remove', { dumpId, sourceId: view.sources[1]?.id ?? 0 })
    expect(without).toMatchObject({ stage: 'collecting', patients: 1, parse: { done: 1, total: 1 } })
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    expect(rows).toMatchObject([{ name: 'Anna Testperson', documents: 1 }])
  })

  test('a duplicate whose twin was removed is read after all', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const view = await parsed(engine, dumpId, writeExport({ 'anna.ccda': ANNA }), writeExport({ 'same.ccda': ANNA }))
    const sourceId = view.sources[0]?.id ?? 0
    expect((await engine.call('files:remove', { dumpId, sourceId })).patients).toBe(0)
    await engine.call('stage1:start', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({ patients: 1, stage: 'parsed', parse: { done: 1, total: 1 } })
  })
})

describe('retry', () => {
  test('reads what was repaired, replaced or put back, and nothing else', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({
      'anna.ccda': ANNA,
      'broken.ccda': '<ClinicalDocument xmlns="urn:hl7-org:v3">',
      'gone.ccda': BERTA,
    })
    await engine.call('files:add', { dumpId, paths: [folder] })
    renameSync(join(folder, 'gone.ccda'), join(folder, '..', 'elsewhere'))
    writeFileSync(join(folder, 'anna.ccda'), `${syntheticDocument(ANNA)}\n<!-- longer now -->`)
    await engine.call('stage1:start', { dumpId })
    const view = await engine.settled(dumpId)
    expect(view.failedFiles.map(({ code, file }) => `${file}: ${code}`)).toEqual([
      'export/anna.ccda: file_changed',
      'export/broken.ccda: not_well_formed',
      'export/gone.ccda: path_missing',
    ])
    renameSync(join(folder, '..', 'elsewhere'), join(folder, 'gone.ccda'))
    await engine.call('stage1:retry', { dumpId })
    const again = await engine.settled(dumpId)
    expect(again).toMatchObject({ patients: 2, failedFileCount: 1, parse: { done: 3, total: 3, failed: 1 } })
    writeFileSync(join(folder, 'broken.ccda'), syntheticDocument({ ...BERTA, id: 'P1003', given: 'Cora' }))
    await engine.call('stage1:retry', { dumpId })
    expect(await engine.settled(dumpId)).toMatchObject({ patients: 3, failedFileCount: 0 })
  })

  test('a file that is still missing stays failed', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport({ 'anna.ccda': ANNA, 'gone.ccda': BERTA })
    await engine.call('files:add', { dumpId, paths: [folder] })
    rmSync(join(folder, 'gone.ccda'))
    await engine.call('stage1:start', { dumpId })
    await engine.settled(dumpId)
    await engine.call('stage1:retry', { dumpId })
    const view = await engine.settled(dumpId)
    expect(view.failedFiles).toMatchObject([{ code: 'path_missing', file: 'export/gone.ccda' }])
  })
})

describe('a full disk', () => {
  test('stops Stage 1 with its reason, keeps what was read, and it goes on once there is room', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`${n}.ccda`, { ...ANNA, id: `Q${1000 + n}`, given: `Given${n}` }]),
    )
    await engine.call('files:add', { dumpId, paths: [writeExport(many)] })
    const store = engine.context.dumps.get(dumpId)?.db
    const pages = store?.get<{ page_count: number }>(sql`SELECT page_count FROM pragma_page_count`)?.page_count ?? 0
    // The same SQLITE_FULL that a full disk gives.
    store?.script(`PRAGMA max_page_count = ${pages + 60}`)
    await engine.call('stage1:start', { dumpId })
    const stopped = await engine.settled(dumpId)
    expect(stopped).toMatchObject({ stage: 'parsing', running: false, failure: { code: 'disk_full' } })
    expect(stopped.patients).toBeLessThan(400)
    store?.script('PRAGMA max_page_count = 1000000')
    await engine.call('stage1:start', { dumpId })
    const view = await engine.settled(dumpId)
    expect(view).toMatchObject({ stage: 'parsed', patients: 400, parse: { done: 400, total: 400 } })
    expect(view).not.toHaveProperty('failure')
  })
})

describe('pause and reopening', () => {
  test('a paused dump goes on in a new engine and ends with the same patients', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`${n}.ccda`, { ...ANNA, id: `Q${1000 + n}`, given: `Given${n}` }]),
    )
    await engine.call('files:add', { dumpId, paths: [writeExport(many)] })
    await engine.call('stage1:start', { dumpId })
    const paused = await engine.call('stage1:pause', { dumpId })
    expect(paused).toMatchObject({ stage: 'parsing', running: false })
    expect(paused.patients).toBeLessThan(400)
    const next = await engine.reopen()
    expect(await next.call('dumps:list')).toMatchObject([{ id: dumpId, stage: 'parsing', running: false }])
    await next.call('stage1:start', { dumpId })
    const view = await next.settled(dumpId)
    expect(view).toMatchObject({ stage: 'parsed', patients: 400, parse: { done: 400, total: 400 } })
    expect(view.parse.secondsElapsed).toBeGreaterThan(0)
  })
})
