import { expect, test } from 'vitest'
import { engineBundle } from '../engine-bundle'
import { everyone, patient } from '../people'
import { OWNER, uploaded } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

test('a drug that the next export no longer has is marked as withdrawn, told before and after, and comes back', async () => {
  const engine = await createTestEngine({ workerFile })
  const first = await newDump(engine, OWNER)
  const taking = (medications: readonly string[]) => ({ 'a.ccda': patient(1, { medications }), 'b.ccda': patient(2) })
  const folder = writeExport(taking(['Lisinopril 10 MG', 'Metformin 500 MG']))
  await parsed(engine, first, folder)
  await uploaded(engine, first)
  expect((await engine.call('receipt:get', { dumpId: first })).counts).toMatchObject({ activePrescriptions: 2 })

  const imported = async (medications: readonly string[]) => {
    writeExport(taking(medications), folder)
    const { id: dumpId } = await engine.call('dump:create', { chatbotId: CHATBOT })
    await parsed(engine, dumpId, folder)
    const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
    const key = rows.find(({ name }) => name.startsWith('Given1'))?.key ?? ''
    const { items } = await engine.call('patient:difference', { dumpId, key })
    await uploaded(engine, dumpId)
    return { items, receipt: await engine.call('receipt:get', { dumpId }) }
  }
  const prescriptions = async () => {
    const client = await engine.context.workspace.client('practice')
    if (!client.ok) throw new Error(client.failure.code)
    const { rows } = await engine.call('records:page', { chatbotId: CHATBOT, offset: 0, limit: 9, search: 'given1' })
    const stored = await client.value.readClinical(CHATBOT, rows[0]?.externalReferenceId ?? '')
    if (!stored.ok) throw new Error(stored.failure.code)
    return Object.fromEntries(stored.value.prescriptions.map((item) => [item.medication, item.withdrawn ?? false]))
  }

  const stopped = await imported(['Lisinopril 10 MG'])
  expect(stopped.items.prescriptions.withdrawn).toEqual({ count: 1, titles: ['Metformin 500 MG'] })
  expect(stopped.receipt).toMatchObject({
    patients: { updated: 1, unchanged: 1 },
    counts: { activePrescriptions: 1, withdrawn: 1 },
    verified: { checked: 1, matching: 1 },
  })
  expect(await prescriptions()).toEqual({ 'Lisinopril 10 MG': false, 'Metformin 500 MG': true })

  const again = await imported(['Lisinopril 10 MG', 'Metformin 500 MG'])
  expect(again.receipt.counts.activePrescriptions).toBe(2)
  expect(again.receipt.counts).not.toHaveProperty('withdrawn')
  expect(await prescriptions()).toEqual({ 'Lisinopril 10 MG': false, 'Metformin 500 MG': false })
})
