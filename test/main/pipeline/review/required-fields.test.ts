import { expect, test } from 'vitest'
import { PRACTICE_CHATBOTS } from '../../../../src-main/practice/clinic'
import { auditTrail } from '../../../../src-main/staging/tables/audit'
import type { ReviewView } from '../../../../src-preload/contract/views'
import { engineBundle } from '../engine-bundle'
import { everyone, patient } from '../people'
import { OWNER, practice, uploaded, writes } from '../stage2'
import { createTestEngine, newDump, parsed, type TestEngine, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()
const INTAKE = PRACTICE_CHATBOTS.find(({ kind }) => kind === 'Intake Agent')?.id ?? ''

const intakeDump = async (engine: TestEngine) => {
  await newDump(engine, OWNER)
  const { id: dumpId } = await engine.call('dump:create', { chatbotId: INTAKE })
  await parsed(
    engine,
    dumpId,
    writeExport({ 'a.ccda': patient(1), 'b.ccda': patient(2), 'young.ccda': patient(3, { birthDate: '1990' }) }),
  )
  return dumpId
}
const check = ({ preflight }: ReviewView, which = 'required_fields') => preflight.find(({ code }) => code === which)

test('what the chatbot demands is asked before anything can be approved, and remembered', async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await intakeDump(engine)
  const first = await engine.call('review:get', { dumpId })
  expect(first.requiredFields.map(({ key, answer }) => [key, answer])).toEqual([
    ['clinicLocation', undefined],
    ['chartNumber', undefined],
    ['dateOfBirth', { field: 'birthDate' }],
  ])
  expect([check(first), first.blocked]).toEqual([{ code: 'required_fields', state: 'block', count: 1, total: 3 }, true])
  expect(await engine.refused('stage2:approve', { dumpId })).toEqual({ code: 'required_field_unanswered', count: 2 })

  const answer = (key: string, given?: { field?: 'tebraPatientId' | 'birthDate'; value?: string }) =>
    ({ dumpId, key, ...(given === undefined ? {} : { answer: given }) }) as const
  expect(await engine.refused('fields:answer', answer('clinicLocation', { value: 'The Moon' }))).toEqual({
    code: 'field_value_invalid',
  })
  expect((await engine.refused('fields:answer', answer('shoeSize', { value: '9' }))).code).toBe('bad_request')
  await engine.call('fields:answer', answer('clinicLocation', { value: 'Riverside' }))
  const ready = await engine.call('fields:answer', answer('chartNumber', { field: 'tebraPatientId' }))
  expect([check(ready)?.state, ready.blocked]).toEqual(['pass', false])
  expect(check(ready, 'required_values')).toEqual({ code: 'required_values', state: 'warn', count: 1, total: 3 })
  expect(ready.importable).toBe(2)
  const willBe = { dumpId, ...everyone, filter: 'importable' } as const
  const { total, rows } = await engine.call('patients:page', willBe)
  expect([total, rows.map(({ birthDate }) => birthDate?.length)]).toEqual([2, [10, 10]])

  await uploaded(engine, dumpId)
  expect(await engine.call('receipt:get', { dumpId })).toMatchObject({
    patients: { created: 2, failed: 0, skipped: 1 },
    skipped: [{ code: 'required_field_empty', count: 1 }],
  })
  const approval = auditTrail(engine.context.store).find(({ action }) => action === 'approved')
  expect(approval).toMatchObject({ counts: { patients: 2 }, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })

  const whole = await engine.call('fields:answer', answer('dateOfBirth', { field: 'birthDate', value: '1990-01-01' }))
  expect([check(whole, 'required_values')?.count, whole.importable]).toEqual([0, 3])
  expect((await engine.call('patients:page', willBe)).total).toBe(3)
  await uploaded(engine, dumpId)
  expect((await engine.call('receipt:get', { dumpId })).patients).toMatchObject({ created: 3, skipped: 0, failed: 0 })

  const next = await engine.reopen()
  const { id: later } = await next.call('dump:create', { chatbotId: INTAKE })
  const { requiredFields } = await next.call('review:get', { dumpId: later })
  expect(requiredFields.every(({ answer: given }) => given !== undefined)).toBe(true)
})

test('another answer takes the approval back, and nothing was sent meanwhile', async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await intakeDump(engine)
  await engine.call('review:get', { dumpId })
  await engine.call('fields:answer', { dumpId, key: 'clinicLocation', answer: { value: 'Riverside' } })
  await engine.call('fields:answer', { dumpId, key: 'chartNumber', answer: { value: 'none' } })
  await engine.call('stage2:approve', { dumpId })
  await engine.call('fields:answer', { dumpId, key: 'clinicLocation', answer: { value: 'Main Street' } })
  expect(await engine.call('dump:get', { dumpId })).toMatchObject({ stage: 'parsed' })
  expect(await engine.refused('stage2:start', { dumpId })).toEqual({ code: 'not_approved' })
  await engine.call('fields:answer', { dumpId, key: 'chartNumber' })
  expect((await engine.call('review:get', { dumpId })).blocked).toBe(true)
  expect(writes(await practice(engine))).toBe(0)
  expect((await engine.call('patients:page', { dumpId, ...everyone })).total).toBe(3)
})
