import { expect, test } from 'vitest'
import { engineBundle } from '../engine-bundle'
import { everyone, patient, patients } from '../people'
import { OWNER, PDF, practice, uploaded, writes } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

test('a repeat patient: what the workspace holds against what would be sent, before anything is sent', async () => {
  const engine = await createTestEngine({ workerFile })
  const first = await newDump(engine, OWNER)
  const folder = writeExport(patients(2))
  await parsed(engine, first, folder)
  await uploaded(engine, first)
  const written = writes(await practice(engine))

  const changed = patient(0, { phone: '+12025550199', problems: ['Hypertension', 'Asthma'], encounters: [] })
  writeExport({ '0/doc.ccda': changed, '0/scan.pdf': PDF }, folder)
  const { id: dumpId } = await engine.call('dump:create', { chatbotId: CHATBOT })
  await parsed(engine, dumpId, folder)
  const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
  const of = async (name: string) =>
    engine.call('patient:difference', { dumpId, key: rows.find((row) => row.name.startsWith(name))?.key ?? '' })

  const view = await of('Given0')
  expect(view).toMatchObject({
    archived: false,
    fields: [{ field: 'mobileNumber', before: '+12025551000', after: '+12025550199' }],
    files: { added: { count: 1, titles: ['scan.pdf'] }, unchanged: 0 },
  })
  expect(view.items.notes.updated.titles).toContain('Problems')
  expect(view.items.notes.unchanged).toBeGreaterThan(0)
  expect(view.items.notes.withdrawn).toEqual({ count: 0, titles: [] })

  const same = await of('Given1')
  expect(same).toMatchObject({ fields: [], files: { added: { count: 0 } } })
  for (const { created, updated, withdrawn } of Object.values(same.items)) {
    expect([created.count, updated.count, withdrawn.count]).toEqual([0, 0, 0])
  }
  expect(writes(await practice(engine))).toBe(written)
})

test('nothing to compare with is a failure, not a change', async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine, OWNER)
  await parsed(engine, dumpId, writeExport(patients(1)))
  const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
  const failure = await engine.refused('patient:difference', { dumpId, key: rows[0]?.key ?? '' })
  expect(failure.code).toBe('refused_by_workspace')
})
