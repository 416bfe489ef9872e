import { describe, expect, test } from 'vitest'
import { mapProvider } from '../../../../src-main/staging/tables/provider-mappings'
import { engineBundle } from '../engine-bundle'
import { everyone, patient, patients } from '../people'
import { HART, OWNER, PDF, practice, STRANGER, uploaded, writes } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

describe('Stage 2', () => {
  test('uploads who was approved, skips who cannot be, and writes the receipt', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const folder = writeExport({
      ...patients(3),
      '1/scan.pdf': PDF,
      'mute.ccda': patient(7, { phone: '' }),
      'left out.ccda': patient(8),
    })
    await parsed(engine, dumpId, folder)
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone, search: 'given8' })
    await engine.call('patient:exclude', { dumpId, key: rows[0]?.key ?? '', excluded: true })
    const view = await uploaded(engine, dumpId)
    expect(view).toMatchObject({ stage: 'completed', running: false, map: { done: 3, total: 3, failed: 0 } })
    const receipt = await engine.call('receipt:get', { dumpId })
    expect(receipt).toMatchObject({
      dumpId,
      appVersion: '1.2.3',
      patients: { imported: 3, created: 3, updated: 0, unchanged: 0, skipped: 2, failed: 0 },
      counts: { patientFiles: 1 },
      failed: [],
      verified: { checked: 3, matching: 3 },
    })
    expect(receipt.skipped).toEqual(
      expect.arrayContaining([
        { code: 'missing_contact_info', count: 1 },
        { code: 'left_out', count: 1 },
      ]),
    )
    expect(receipt.counts.clinicalNotes).toBeGreaterThan(0)
    const records = await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 10 })
    expect(records.total).toBe(3)
    expect(records.rows.map(({ owner }) => owner)).toEqual(['Jordan Miles', 'Jordan Miles', 'Jordan Miles'])
  })

  test('the same export again costs no write; a change costs that patient alone', async () => {
    const engine = await createTestEngine({ workerFile })
    const folder = writeExport(patients(4))
    const first = await newDump(engine, OWNER)
    await parsed(engine, first, folder)
    await uploaded(engine, first)
    const workspace = await practice(engine)
    const written = writes(workspace)
    expect(written).toBeGreaterThanOrEqual(8)

    const again = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    const writtenBefore = writes(workspace)
    await parsed(engine, again, folder)
    expect(await engine.call('review:get', { dumpId: again })).toMatchObject({ repeatPatients: 4, patients: 4 })
    await uploaded(engine, again)
    expect(writes(workspace)).toBe(writtenBefore)
    const unchanged = await engine.call('receipt:get', { dumpId: again })
    expect(unchanged.patients).toMatchObject({ imported: 4, created: 0, updated: 0, unchanged: 4 })
    expect(unchanged.counts).toEqual((await engine.call('receipt:get', { dumpId: first })).counts)

    writeExport({ '2/doc.ccda': patient(2, { phone: '+12025550199' }) }, folder)
    const changed = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    await parsed(engine, changed, folder)
    await uploaded(engine, changed)
    expect((await engine.call('receipt:get', { dumpId: changed })).patients).toMatchObject({ updated: 1, unchanged: 3 })
    expect((await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 10 })).total).toBe(4)
  })

  test('a patient whose contact was removed there is sent again although nothing changed here', async () => {
    const engine = await createTestEngine({ workerFile })
    const folder = writeExport(patients(2))
    const first = await newDump(engine, OWNER)
    await parsed(engine, first, folder)
    await uploaded(engine, first)
    const elsewhere = await createTestEngine({ workerFile })
    const workspace = await practice(elsewhere)
    engine.context.workspace.use({ baseUrl: workspace.url, apiKey: workspace.apiKey, apiSecret: workspace.apiSecret })
    // The same place as far as the repeat index knows, but another, empty workspace behind it.
    engine.context.connections.clear()
    const client = await engine.context.workspace.client('a2v2')
    Object.assign(engine.context.workspace, { client: async () => client })
    const again = (await engine.call('dump:create', { chatbotId: CHATBOT })).id
    await parsed(engine, again, folder)
    await uploaded(engine, again)
    expect((await engine.call('receipt:get', { dumpId: again })).patients).toMatchObject({ created: 2, unchanged: 0 })
  })
})

describe('approval', () => {
  test('nothing is sent without it', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(1)))
    expect(await engine.refused('stage2:start', { dumpId })).toEqual({ code: 'not_approved' })
    expect(writes(await practice(engine))).toBe(0)
  })

  test('says how far it has come', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(30)))
    let ended = false
    const approval = engine.call('stage2:approve', { dumpId }).finally(() => {
      ended = true
    })
    const totals = new Set<number>()
    while (!ended) {
      const { approving } = await engine.call('dump:get', { dumpId })
      if (approving !== undefined) totals.add(approving.total)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await approval
    expect([...totals]).toEqual([30])
    expect(await engine.call('dump:get', { dumpId })).not.toHaveProperty('approving')
  })

  test('a decision about a provider of the dump takes it back; another one does not', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    const folder = writeExport({
      'a.ccda': patient(1, { npi: HART.npi, provider: 'Amelia Hart' }),
      'b.ccda': patient(2),
    })
    await parsed(engine, dumpId, folder)
    await engine.call('stage2:approve', { dumpId })
    await engine.call('providers:map', { npi: STRANGER, strategy: 'skip' })
    expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'approved' })
    await engine.call('providers:map', { npi: HART.npi, strategy: 'exact', userId: HART.id })
    expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'parsed' })
    expect(await engine.refused('stage2:start', { dumpId })).toEqual({ code: 'not_approved' })
    await uploaded(engine, dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ imported: 2, failed: 0 })
  })

  test('an exclusion after it takes it back too', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(engine, dumpId, writeExport(patients(2)))
    await engine.call('stage2:approve', { dumpId })
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    await engine.call('patient:exclude', { dumpId, key: rows[0]?.key ?? '', excluded: true })
    expect(await engine.refused('stage2:start', { dumpId })).toEqual({ code: 'not_approved' })
    await uploaded(engine, dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ imported: 1, skipped: 1 })
  })

  test('what changed behind its back is not sent: the digest differs, until it is approved again', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine, OWNER)
    await parsed(
      engine,
      dumpId,
      writeExport({ 'a.ccda': patient(1, { npi: HART.npi, provider: 'Amelia Hart' }), 'b.ccda': patient(2) }),
    )
    await engine.call('stage2:approve', { dumpId })
    mapProvider(engine.context.store, 'practice', {
      npi: HART.npi,
      strategy: 'exact',
      userId: HART.id,
      names: [],
      roles: [],
    })
    await engine.call('stage2:start', { dumpId })
    const view = await engine.settled(dumpId)
    expect(view).toMatchObject({ stage: 'completed', map: { done: 2, failed: 1 } })
    expect((await engine.call('receipt:get', { dumpId })).failed).toEqual([
      { code: 'changed_since_approval', count: 1 },
    ])
    await uploaded(engine, dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({
      imported: 2,
      created: 2,
      failed: 0,
    })
  })

  test('an unmapped provider without a default user fails its patients; mapped and retried they land', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(
      engine,
      dumpId,
      writeExport({ 'a.ccda': patient(1, { npi: STRANGER, provider: 'Vera Stranger' }), 'b.ccda': patient(2) }),
    )
    const [stranger] = await engine.call('providers:list', { dumpId })
    expect(stranger).toMatchObject({ npi: STRANGER, valid: true, patients: 1, names: ['Vera Stranger'] })
    expect(stranger).not.toHaveProperty('suggestion')
    await uploaded(engine, dumpId)
    expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
      patients: { imported: 1, failed: 1 },
      failed: [{ code: 'no_provider_mapping', count: 1 }],
    })
    const failed = await engine.call('patients:page', { dumpId, ...everyone, filter: 'failed' })
    expect(failed.rows).toMatchObject([{ upload: 'failed', uploadFailure: { code: 'no_provider_mapping' } }])
    await engine.call('providers:map', { npi: STRANGER, strategy: 'skip' })
    await engine.call('stage2:retry', { dumpId })
    await engine.settled(dumpId)
    expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ imported: 2, failed: 0 })
  })

  test('suggests by NPI, and remembers names with the decision', async () => {
    const engine = await createTestEngine({ workerFile })
    const dumpId = await newDump(engine)
    await parsed(engine, dumpId, writeExport({ 'a.ccda': patient(1, { npi: HART.npi, provider: 'Amelia Hart' }) }))
    expect(await engine.call('providers:list', { dumpId })).toMatchObject([
      { npi: HART.npi, suggestion: { userId: HART.id, because: 'npi' } },
    ])
    await engine.call('providers:map', { npi: HART.npi, strategy: 'exact', userId: HART.id })
    const next = await engine.reopen()
    expect(await next.call('providers:list', {})).toMatchObject([
      { npi: HART.npi, names: ['Amelia Hart'], patients: 0, strategy: 'exact', userId: HART.id },
    ])
  })
})
