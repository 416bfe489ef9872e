import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../staging/temporary-store'
import { engineBundle } from '../engine-bundle'
import { patient } from '../people'
import { OWNER, uploaded } from '../stage2'
import { createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

const staged = async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine, OWNER)
  const mute = patient(7, { phone: '', given: 'Zoë', family: 'Quiet, Jr' })
  await parsed(engine, dumpId, writeExport({ 'a.ccda': patient(1), 'mute.ccda': mute }))
  return { engine, dumpId }
}

test('patients without contact info, to be completed; the completed table is understood again', async () => {
  const { engine, dumpId } = await staged()
  const table = await engine.call('table:get', { dumpId, table: 'missing_contact' })
  expect(table).toBe(
    '\uFEFFPatient ID,Patient Name,Date of Birth,Email,Phone,Provider\r\n' + 'P1007,"Zoë Quiet, Jr",1980-02-03,,,\r\n',
  )
  const path = join(temporaryFolder(), 'completed.csv')
  writeFileSync(path, table.replace(',1980-02-03,,', ',1980-02-03,zoe@example.org,'))
  const preview = await engine.call('contacts:preview', { dumpId, path })
  expect(preview).toMatchObject({ filled: 1 })
})

test('the receipt as a table and as data: ids and counts, no names', async () => {
  const { engine, dumpId } = await staged()
  expect(await engine.refused('table:get', { dumpId, table: 'receipt_csv' })).toEqual({ code: 'wrong_step' })
  await uploaded(engine, dumpId)
  const csv = await engine.call('table:get', { dumpId, table: 'receipt_csv' })
  expect(csv.split('\r\n').filter((line) => line.includes('contact,confirmed,created'))).toHaveLength(1)
  expect(csv).toContain('contact,skipped,,missing_contact_info')
  const json = await engine.call('table:get', { dumpId, table: 'receipt_json' })
  expect(JSON.parse(json)).toMatchObject({ receipt: { dumpId, patients: { created: 1, skipped: 1 } } })
  expect(JSON.parse(json).ledger).toHaveLength(3)
  for (const text of [csv, json]) expect(text).not.toMatch(/Quiet|Testperson|1980|2025551/)
})
