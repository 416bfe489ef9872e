import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sql } from '../../../src-main/staging/sql'
import { auditTrail } from '../../../src-main/staging/tables/audit'
import type { AuditRow } from '../../../src-preload/contract/audit'
import { engineBundle } from './engine-bundle'
import { patients } from './people'
import { OWNER } from './stage2'
import { CHATBOT, createTestEngine, newDump, parsed, type TestEngine, writeExport } from './temporary-context'

const { worker } = engineBundle()
const startEngine = (): Promise<TestEngine> => createTestEngine({ workerFile: worker })

const actionsOf = (engine: TestEngine): string[] =>
  auditTrail(engine.context.store).map(({ action, detail }) => (detail === undefined ? action : `${action}:${detail}`))

/** A whole import, from the first choice to the discard. */
const wholeImport = async (engine: TestEngine): Promise<string> => {
  const dumpId = await newDump(engine, OWNER)
  await parsed(engine, dumpId, writeExport(patients(3)))
  await engine.call('stage2:approve', { dumpId })
  await engine.call('stage2:start', { dumpId })
  await engine.settled(dumpId)
  await engine.call('table:get', { dumpId, table: 'receipt_csv' })
  await engine.call('stage2:undo', { dumpId })
  await engine.settled(dumpId)
  await engine.call('dump:discard', { dumpId })
  return dumpId
}

describe('the audit trail of an import', () => {
  test('holds every step, with counts and the digest of what was approved', async () => {
    const engine = await startEngine()
    const dumpId = await wholeImport(engine)
    expect(actionsOf(engine)).toEqual([
      'workspace_chosen:practice',
      'settings_saved:practice',
      'dump_created:practice',
      'files_added',
      'parse_started',
      'parse_ended',
      'approved',
      'map_started',
      'map_ended',
      'table_made:receipt_csv',
      'undo_started',
      'undo_ended',
      'dump_discarded',
    ])
    const { total, rows, dumps } = await engine.call('audit:page', { offset: 0, limit: 100, dumpId })
    expect([total, dumps]).toEqual([11, [dumpId]])
    const entry = (action: string) => rows.find((row) => row.action === action)
    expect(entry('approved')).toMatchObject({
      counts: { patients: 3 },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(entry('map_ended')?.counts).toEqual({ confirmed: 3, failed: 0, patients: 3 })
    expect(entry('undo_ended')?.counts).toEqual({ archived: 3, failed: 0 })
  })

  test('holds no value of a patient', async () => {
    const engine = await startEngine()
    const dumpId = await wholeImport(engine)
    const trail = await engine.call('audit:text', { format: 'json' })
    for (const value of ['Testperson', 'Given', 'P1000', '+1202555', '19800203', 'doc.ccda', '/'])
      expect(trail).not.toContain(value)
    expect(trail).toContain(dumpId)
  })

  test('tells a pause from an end', async () => {
    const engine = await startEngine()
    const dumpId = await newDump(engine, OWNER)
    await engine.call('files:add', { dumpId, paths: [writeExport(patients(40))] })
    await engine.call('stage1:start', { dumpId })
    await engine.call('stage1:pause', { dumpId })
    expect(actionsOf(engine).at(-1)).toBe('parse_paused')
  })

  test('is whole after a restart, and names the entry that somebody changed', async () => {
    const engine = await startEngine()
    await newDump(engine)
    const again = await engine.reopen()
    expect(await again.call('audit:verify')).toMatchObject({
      entries: 3,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    again.context.store.script('DROP TRIGGER audit_is_append_only_update')
    again.context.store.run(sql`UPDATE audit SET who = 'nobody' WHERE sequence = 2`)
    const third = await again.reopen()
    expect((await third.call('app:state')).trail.damage).toEqual({ sequence: 2, kind: 'changed' })
    // The app goes on: a damaged trail must not keep anybody from the patients.
    await third.call('dump:create', { chatbotId: CHATBOT })
    expect((await third.call('audit:verify')).damage).toEqual({ sequence: 2, kind: 'changed' })
  })
})

describe('the saved trail', () => {
  test('can be checked with nothing but what it says of itself', async () => {
    const engine = await startEngine()
    await wholeImport(engine)
    const file = JSON.parse(await engine.call('audit:text', { format: 'json' })) as {
      howToVerify: string
      head: string
      entries: AuditRow[]
    }
    expect(file.howToVerify).toContain('[sequence, at, who, action, dumpId, detail, counts, digest, previousHash]')
    let previous = ''
    for (const { hash, ...row } of file.entries) {
      const { sequence, at, who, action, dumpId, detail, counts, digest } = row
      const fields = [
        sequence,
        at,
        who,
        action,
        dumpId ?? null,
        detail ?? null,
        counts ?? null,
        digest ?? null,
        previous,
      ]
      expect(createHash('sha256').update(JSON.stringify(fields)).digest('hex')).toBe(hash)
      previous = hash
    }
    expect(previous).toBe(file.head)
    expect(file.entries.at(-1)).toMatchObject({ action: 'trail_made', detail: 'json' })
  })

  test('as a table has a line for each entry, and the note', async () => {
    const engine = await startEngine()
    await newDump(engine)
    const lines = (await engine.call('audit:text', { format: 'csv' })).trim().split('\r\n')
    expect(lines[0]).toBe('sequence,at,who,action,dumpId,detail,counts,digest,previousHash,hash')
    expect(lines.filter((line) => /^\d+,/.test(line))).toHaveLength(4)
    expect(lines.at(-1)).toContain('SHA-256')
  })
})
