import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../staging/temporary-store'
import { engineBundle } from '../engine-bundle'
import { ANNA, BERTA, everyone } from '../people'
import { OWNER } from '../stage2'
import type { SyntheticDocument } from '../synthetic-document'
import { createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const CLARA: SyntheticDocument = {
  id: 'P1003',
  given: 'Clara',
  family: 'Muster',
  birthDate: '19600101',
  email: 'clara@example.org',
}
const FILES = {
  'a.ccda': { ...ANNA, phone: '555-01' },
  'b1.ccda': BERTA,
  'b2.ccda': { ...BERTA, time: '20200101', problems: ['Gout'] },
  'c.ccda': CLARA,
}
const TABLE = `Patient ID,First,Last,DOB,Email,Mobile
P1001,Anna,Testperson,2/3/1980,anna@example.org,(202) 555-0101
,Berta,Beispiel,12/31/1975,berta@example.org,
P1003,Clara,Muster,1/1/1960,other@example.org,
P9999,No,Body,1/1/1999,nobody@example.org,
P1002,Berta,Beispiel,1/1/1911,wrong@example.org,
`
const tableOf = (content = TABLE): string => {
  const path = join(temporaryFolder(), 'patients.csv')
  writeFileSync(path, content)
  return path
}
const rowOf = async (engine: TestEngine, dumpId: string, name: string) =>
  (await engine.call('patients:page', { dumpId, ...everyone, search: name })).rows[0]
const telecomsOf = async (engine: TestEngine, dumpId: string, name: string) => {
  const { key = '' } = (await rowOf(engine, dumpId, name)) ?? {}
  return (await engine.call('patient:get', { dumpId, key })).record.demographics.telecoms
}
const filled = async (engine: TestEngine, dumpId: string): Promise<void> => {
  const path = tableOf()
  const { sha256 } = await engine.call('contacts:preview', { dumpId, path })
  await engine.call('contacts:apply', { dumpId, path, sha256 })
}

describe('missing contact info from a table', () => {
  test('is shown first and changes nothing', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const path = tableOf()
    const preview = await engine.call('contacts:preview', { dumpId, path })
    expect(preview).toMatchObject({
      file: 'patients.csv',
      path,
      rows: 5,
      filled: 2,
      emails: 2,
      phones: 1,
      ambiguous: 1,
      unknown: 1,
    })
    expect(preview.first).toEqual([
      {
        key: expect.stringContaining('P1001'),
        name: 'Anna Testperson',
        birthDate: '1980-02-03',
        email: 'anna@example.org',
        phone: '+12025550101',
        how: 'id',
      },
      {
        key: expect.stringContaining('P1002'),
        name: 'Berta Beispiel',
        birthDate: '1975-12-31',
        email: 'berta@example.org',
        how: 'name and birth date',
      },
    ])
    expect((await engine.call('review:get', { dumpId })).missingContact).toBe(2)
  })

  test('is taken over, marked as from that file, beside what the documents say', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    const path = tableOf()
    const { sha256 } = await engine.call('contacts:preview', { dumpId, path })
    const review = await engine.call('contacts:apply', { dumpId, path, sha256 })
    expect(review).toMatchObject({ missingContact: 0, importable: 3 })
    expect(await rowOf(engine, dumpId, 'Anna')).toMatchObject({
      email: 'anna@example.org',
      phone: '+12025550101',
      missingContact: false,
    })
    expect(await telecomsOf(engine, dumpId, 'Anna')).toEqual([
      expect.objectContaining({ raw: 'tel:555-01' }),
      { raw: 'patients.csv: anna@example.org', kind: 'email', value: 'anna@example.org' },
      { raw: 'patients.csv: (202) 555-0101', kind: 'phone', value: '+12025550101', use: 'MC' },
    ])
    expect(await rowOf(engine, dumpId, 'Clara')).toMatchObject({ email: 'clara@example.org' })
    expect((await engine.call('contacts:preview', { dumpId, path })).filled).toBe(0)
  })

  test('survives reading and merging anew, also of documents that were taken away', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const folder = writeExport(FILES)
    await parsed(engine, dumpId, folder)
    await filled(engine, dumpId)
    await parsed(engine, dumpId, writeExport({ 'a2.ccda': { ...ANNA, time: '20250101' } }))
    expect(await rowOf(engine, dumpId, 'Anna')).toMatchObject({ documents: 2, phone: '+12025550101' })
    const { sources } = await engine.call('dump:get', { dumpId })
    for (const { id } of sources) await engine.call('files:remove', { dumpId, sourceId: id })
    await parsed(engine, dumpId, folder)
    for (const name of ['Anna', 'Berta'])
      expect(await rowOf(engine, dumpId, name)).toMatchObject({ missingContact: false })
    expect(await rowOf(engine, dumpId, 'Berta')).toMatchObject({ documents: 2 })
  })

  test('gives way to a document that says it itself', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport(FILES))
    await filled(engine, dumpId)
    const later = { ...ANNA, time: '20250101', phone: '+12025550177', email: 'own@example.org' }
    await parsed(engine, dumpId, writeExport({ 'a2.ccda': later }))
    expect(await rowOf(engine, dumpId, 'Anna')).toMatchObject({ phone: '+12025550177', email: 'own@example.org' })
  })

  test('is what is approved and sent', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(FILES))
    await engine.call('stage2:approve', { dumpId })
    await filled(engine, dumpId)
    expect((await engine.call('dump:get', { dumpId })).stage).toBe('parsed')
    await engine.call('stage2:approve', { dumpId })
    await engine.call('stage2:start', { dumpId })
    await engine.settled(dumpId)
    const { rows } = await engine.call('records:page', {
      chatbotId: (await engine.call('dump:get', { dumpId })).chatbot.id,
      offset: 0,
      limit: 10,
    })
    expect(rows.map(({ email }) => email).sort()).toEqual([
      'anna@example.org',
      'berta@example.org',
      'clara@example.org',
    ])
  })

  test('is refused from another table than was shown, from what is no table, and while Stage 1 has not ended', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    const path = tableOf()
    const sha256 = '0'.repeat(64)
    expect((await engine.refused('contacts:apply', { dumpId, path, sha256 })).code).toBe('wrong_step')
    await parsed(engine, dumpId, writeExport(FILES))
    expect(await engine.refused('contacts:apply', { dumpId, path, sha256 })).toEqual({
      code: 'file_changed',
      file: 'patients.csv',
    })
    expect(await engine.refused('contacts:preview', { dumpId, path: tableOf('a,b\n1,2') })).toEqual({
      code: 'columns_missing',
      file: 'patients.csv',
    })
    expect(await engine.refused('contacts:preview', { dumpId, path: `${path}x` })).toEqual({
      code: 'path_missing',
      file: 'patients.csvx',
    })
  })
})
