import { expect, test } from 'vitest'
import type { LoggedRequest } from '../../../../src-main/practice/request-log'
import type { ReceiptView } from '../../../../src-preload/contract/receipt-view'
import { engineBundle } from '../engine-bundle'
import { patient, patients } from '../people'
import { OWNER, practice, uploaded } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const PATIENTS = 40
const CHANGED = [0, 7, 15, 31, 39]

const contactWrites = (requests: readonly LoggedRequest[]): readonly LoggedRequest[] =>
  requests.filter(({ method, route }) => method !== 'GET' && route.includes('/contacts/'))

/** One more import of the folder: its receipt, and what it wrote. */
const imported = async (engine: TestEngine, folder: string) => {
  const { id: dumpId } = await engine.call('dump:create', { chatbotId: CHATBOT })
  const { requests } = await practice(engine)
  const before = requests.total
  await parsed(engine, dumpId, folder)
  await uploaded(engine, dumpId)
  const receipt: ReceiptView = await engine.call('receipt:get', { dumpId })
  return { receipt, writes: contactWrites(requests.entries.slice(before)) }
}

test('the same export again writes nothing; five changed patients cost two requests each, and nobody else any', async () => {
  const engine = await createTestEngine({ workerFile })
  const first = await newDump(engine, OWNER)
  const folder = writeExport(patients(PATIENTS))
  await parsed(engine, first, folder)
  await uploaded(engine, first)
  const { requests } = await practice(engine)
  expect(contactWrites(requests.entries)).toHaveLength(2 * PATIENTS)

  const again = await imported(engine, folder)
  expect(again.writes).toEqual([])
  expect(again.receipt.patients).toMatchObject({ imported: PATIENTS, unchanged: PATIENTS })

  writeExport(
    Object.fromEntries(CHANGED.map((n) => [`${n}/doc.ccda`, patient(n, { problems: ['Hypertension', 'Asthma'] })])),
    folder,
  )
  const changed = await imported(engine, folder)
  expect(changed.receipt.patients).toMatchObject({
    created: 0,
    updated: CHANGED.length,
    unchanged: PATIENTS - CHANGED.length,
  })
  expect(changed.writes).toHaveLength(2 * CHANGED.length)
  expect(new Set(changed.writes.map(({ externalReferenceId }) => externalReferenceId)).size).toBe(CHANGED.length)
})
