import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makePdf } from '../../../../src-main/headless/sample/papers/pdf'
import { makePng } from '../../../../src-main/headless/sample/papers/png'
import { MAX_IMAGE_BYTES } from '../../../../src-preload/contract/file-views'
import { engineBundle } from '../engine-bundle'
import { ANNA, BERTA, everyone } from '../people'
import { OWNER } from '../stage2'
import { createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const LAB = makePdf('Lab', ['one line'])
const LAB_2 = makePdf('Lab', ['two'])
const PNG = makePng(8, 8, (x, y) => x === y)
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const page = { offset: 0, limit: 10 } as const

const keyOf = async (engine: TestEngine, dumpId: string, name: string): Promise<string> =>
  (await engine.call('patients:page', { dumpId, ...everyone, search: name })).rows[0]?.key ?? ''
const filesOf = async (engine: TestEngine, dumpId: string, key: string) =>
  (await engine.call('patient:get', { dumpId, key })).record.files
const names = async (engine: TestEngine, dumpId: string): Promise<string[]> =>
  (await engine.call('files:unmatched', { dumpId, ...page })).rows.map(({ file }) => file)

const FILES = {
  'anna/a.ccda': ANNA,
  'anna/lab.pdf': LAB,
  'berta/b.ccda': { ...BERTA, embedded: LAB.toString('base64') },
  'scan.png': PNG,
  'letter.pdf': makePdf('Letter', ['to nobody']),
}

describe('loose files', () => {
  test('that fit nobody are listed, a page at a time, with what they are', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const { total, rows } = await engine.call('files:unmatched', { dumpId, ...page })
    expect(total).toBe(2)
    expect(rows).toMatchObject([
      { file: 'export/letter.pdf', mediaType: 'application/pdf', pages: 1 },
      { file: 'export/scan.png', mediaType: 'image/png', bytes: PNG.byteLength, sha256: sha256Of(PNG) },
    ])
    expect(rows[1]).not.toHaveProperty('pages')
    const second = await engine.call('files:unmatched', { dumpId, offset: 1, limit: 1 })
    expect(second).toMatchObject({ total: 2, rows: [{ file: 'export/scan.png' }] })
    const pages = async (name: string) => (await filesOf(engine, dumpId, await keyOf(engine, dumpId, name)))[0]?.pages
    expect([await pages('Anna'), await pages('Berta')]).toEqual([1, 1])
  })

  test('go to whom the owner says, and stay there when everything is matched anew', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const [anna, berta] = [await keyOf(engine, dumpId, 'Anna'), await keyOf(engine, dumpId, 'Berta')]
    const { rows } = await engine.call('files:unmatched', { dumpId, ...page })
    const fileId = rows[1]?.fileId ?? 0
    const review = await engine.call('files:assign', { dumpId, fileId, key: berta })
    expect(review.patientFiles).toEqual({ matched: 3, unmatched: 1 })
    expect(await names(engine, dumpId)).toEqual(['export/letter.pdf'])
    await parsed(engine, dumpId, writeExport({ 'more.ccda': { ...ANNA, id: 'P1003', given: 'Clara' } }))
    expect(await filesOf(engine, dumpId, berta)).toMatchObject([
      { match: 'embedded' },
      { name: 'scan.png', match: 'owner' },
    ])
    await engine.call('files:assign', { dumpId, fileId, key: anna })
    expect(await filesOf(engine, dumpId, anna)).toMatchObject([
      { name: 'lab.pdf' },
      { name: 'scan.png', match: 'owner' },
    ])
  })

  test('are matched by their folder although something else in it was not read; not beside an unread document', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const stray = { 'anna/README.md': 'words', 'anna/style.xml': '<?xml version="1.0"?><style/>' }
    await parsed(engine, dumpId, writeExport({ ...FILES, ...stray, 'berta/lab.pdf': LAB_2, 'berta/broken.ccda': '' }))
    expect(await filesOf(engine, dumpId, await keyOf(engine, dumpId, 'Anna'))).toMatchObject([{ match: 'folder' }])
    expect(await names(engine, dumpId)).toContain('export/berta/lab.pdf')
  })

  test('that the owner took from a patient are not given back by their folder', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport(FILES)
    await parsed(engine, dumpId, folder)
    const anna = await keyOf(engine, dumpId, 'Anna')
    const { rows } = await engine.call('files:unmatched', { dumpId, ...page })
    // Found in the order of the walk: the folder's own files, then Anna's two, then Berta's.
    const lab = (rows[0]?.fileId ?? 0) + 3
    await engine.call('files:assign', { dumpId, fileId: lab })
    expect(await names(engine, dumpId)).toEqual(['export/anna/lab.pdf', 'export/letter.pdf', 'export/scan.png'])
    await parsed(engine, dumpId, writeExport({ 'more.ccda': { ...ANNA, id: 'P1003', given: 'Clara' } }))
    expect(await filesOf(engine, dumpId, anna)).toEqual([])
  })

  test('of a patient who went away are nobody’s again', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(
      engine,
      dumpId,
      writeExport({ 'a.ccda': ANNA }),
      writeExport({ 'scan.png': PNG, 'b.ccda': BERTA, 'c.ccda': { ...BERTA, id: 'P1009' } }),
    )
    const anna = await keyOf(engine, dumpId, 'Anna')
    const { rows } = await engine.call('files:unmatched', { dumpId, ...page })
    await engine.call('files:assign', { dumpId, fileId: rows[0]?.fileId ?? 0, key: anna })
    expect(await names(engine, dumpId)).toEqual([])
    const view = await engine.call('dump:get', { dumpId })
    await engine.call('files:remove', { dumpId, sourceId: view.sources[0]?.id ?? 0 })
    expect(await names(engine, dumpId)).toEqual(['export (2)/scan.png'])
  })

  test('cannot be given to nobody known, nor what a document carries to somebody else', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const berta = await keyOf(engine, dumpId, 'Berta')
    const { rows } = await engine.call('files:unmatched', { dumpId, ...page })
    const fileId = rows[0]?.fileId ?? 0
    expect(await engine.refused('files:assign', { dumpId, fileId, key: 'nobody' })).toEqual({ code: 'bad_request' })
    expect(await engine.refused('files:assign', { dumpId, fileId: 999, key: berta })).toEqual({ code: 'bad_request' })
    for (let id = 1; id < 9; id += 1) await tryToTake(engine, dumpId, id)
    expect(await filesOf(engine, dumpId, berta)).toMatchObject([{ match: 'embedded' }])
  })

  test('take the approval back', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(FILES))
    await engine.call('stage2:approve', { dumpId })
    const { rows } = await engine.call('files:unmatched', { dumpId, ...page })
    await engine.call('files:assign', {
      dumpId,
      fileId: rows[0]?.fileId ?? 0,
      key: await keyOf(engine, dumpId, 'Anna'),
    })
    expect((await engine.call('dump:get', { dumpId })).stage).toBe('parsed')
  })
})

const tryToTake = async (engine: TestEngine, dumpId: string, fileId: number): Promise<void> => {
  const anna = await keyOf(engine, dumpId, 'Anna')
  await engine.call('files:assign', { dumpId, fileId, key: anna }).catch(() => undefined)
}

describe('a picture', () => {
  test('is answered as it is', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const image = await engine.call('patient:file', { dumpId, sha256: sha256Of(PNG) })
    expect(image.mediaType).toBe('image/png')
    expect(sha256Of(image.bytes)).toBe(sha256Of(PNG))
  })

  test('is refused where it is none, is too large, has changed or is gone', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const large = Buffer.concat([PNG, Buffer.alloc(MAX_IMAGE_BYTES)])
    const folder = writeExport({ ...FILES, 'large.png': large })
    await parsed(engine, dumpId, folder)
    const refused = async (bytes: Uint8Array) =>
      (await engine.refused('patient:file', { dumpId, sha256: sha256Of(bytes) })).code
    expect(await refused(LAB)).toBe('unsupported_file')
    expect(await refused(large)).toBe('file_too_large')
    expect(await refused(Buffer.from('unknown'))).toBe('bad_request')
    writeFileSync(join(folder, 'scan.png'), LAB)
    expect(await refused(PNG)).toBe('file_changed')
    rmSync(join(folder, 'scan.png'))
    expect(await refused(PNG)).toBe('path_missing')
  })
})
