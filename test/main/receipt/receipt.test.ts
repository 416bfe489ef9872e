import { describe, expect, test } from 'vitest'
import { type LedgerRow, type ReceiptAbout, receiptOf } from '../../../src-main/receipt/receipt'
import { receiptCsv } from '../../../src-main/receipt/receipt-csv'

const ABOUT: ReceiptAbout = {
  dumpId: 'TBR-20261123-ab12',
  workspace: 'practice',
  organisation: { id: 'o1', name: 'Practice Clinic' },
  chatbot: { id: 'b1', name: 'Medical Agent', kind: 'Medical Agent' },
  startedAt: '2026-11-23T10:00:00.000Z',
  finishedAt: '2026-11-23T10:05:00.000Z',
  appVersion: '0.1.0',
  approvalDigest: 'd'.repeat(64),
  failedFiles: [],
}
const COUNTS = { notes: 5, prescriptions: 2, readings: 7, formSubmissions: 1, tasks: 3 }

const row = (patientKey: string, parts: Partial<LedgerRow> = {}): LedgerRow => ({
  patientKey,
  kind: 'contact',
  digest: 'e'.repeat(64),
  state: 'confirmed',
  ...parts,
})
const clinical = (key: string, parts: Partial<LedgerRow> = {}): LedgerRow =>
  row(key, { kind: 'clinical', counts: COUNTS, outcome: 'updated', ...parts })
const file = (key: string, parts: Partial<LedgerRow> = {}): LedgerRow =>
  row(key, { kind: 'file', outcome: 'created', ...parts })
const fates = (rows: readonly LedgerRow[]) => receiptOf(rows, ABOUT).patients

const NOBODY = { imported: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 }

test('an empty ledger is an empty receipt', () => {
  expect(receiptOf([], ABOUT)).toMatchObject({ ...ABOUT, patients: NOBODY, skipped: [], failed: [] })
})

test('records that went as readable summaries are said, and only those', () => {
  const summarised = [row('a', { outcome: 'created' }), file('a'), row('b', { state: 'skipped', failure: 'left_out' })]
  expect(receiptOf(summarised, ABOUT).summaries).toBe(1)
  expect(receiptOf([row('a', { outcome: 'created' }), clinical('a')], ABOUT)).not.toHaveProperty('summaries')
})

describe('every patient once', () => {
  test.each<[string, LedgerRow[], Partial<typeof NOBODY>]>([
    ['created', [row('a', { outcome: 'created' }), clinical('a'), file('a')], { imported: 1, created: 1 }],
    ['updated', [row('a', { outcome: 'updated' }), clinical('a')], { imported: 1, updated: 1 }],
    [
      'nothing was sent',
      [row('a', { outcome: 'unchanged' }), clinical('a', { outcome: 'unchanged' })],
      { imported: 1, unchanged: 1 },
    ],
    ['the same contact, new results', [row('a', { outcome: 'unchanged' }), clinical('a')], { imported: 1, updated: 1 }],
    ['skipped', [row('a', { state: 'skipped', failure: 'missing_contact_info' })], { skipped: 1 }],
    ['the contact failed', [row('a', { state: 'failed', failure: 'no_provider_mapping' })], { failed: 1 }],
    [
      'a file failed',
      [row('a', { outcome: 'created' }), clinical('a'), file('a', { state: 'failed', failure: 'offline' })],
      { failed: 1 },
    ],
    ['sent, never confirmed', [row('a', { outcome: 'created' }), clinical('a', { state: 'sent' })], { failed: 1 }],
    ['only planned', [row('a', { state: 'planned' })], { failed: 1 }],
    [
      'a file too large is left out',
      [row('a', { outcome: 'created' }), file('a', { state: 'skipped', failure: 'file_too_large' })],
      { imported: 1, created: 1 },
    ],
  ])('%s', (_name, rows, expected) => {
    expect(fates(rows)).toEqual({ ...NOBODY, ...expected })
  })

  test('imported, skipped and failed add up', () => {
    const rows = [
      row('a', { outcome: 'created' }),
      row('b', { outcome: 'updated' }),
      row('c', { state: 'skipped', failure: 'missing_contact_info' }),
      row('d', { state: 'failed', failure: 'offline' }),
    ]
    const { imported, skipped, failed } = fates(rows)
    expect([imported, skipped, failed]).toEqual([2, 1, 1])
  })
})

test('counts are of what the workspace confirmed, of failed patients too', () => {
  const rows = [
    row('a', { outcome: 'created' }),
    clinical('a'),
    file('a'),
    file('a', { digest: 'f'.repeat(64) }),
    row('b', { outcome: 'created' }),
    clinical('b', { state: 'failed', failure: 'refused_by_workspace', counts: { ...COUNTS, readings: 6 } }),
    file('b', { state: 'failed', failure: 'offline' }),
    row('c', { outcome: 'created' }),
    row('c', { kind: 'clinical', state: 'failed', failure: 'server_error' }),
  ]
  expect(receiptOf(rows, ABOUT).counts).toEqual({
    clinicalNotes: 10,
    activePrescriptions: 4,
    vitalAndLabResults: 13,
    patientFiles: 2,
    formSubmissions: 2,
    tasks: 6,
  })
})

test('reasons, the most frequent first, once a patient', () => {
  const failed = (key: string, failure: LedgerRow['failure']) =>
    row(key, { state: 'failed', ...(failure && { failure }) })
  const receipt = receiptOf(
    [
      failed('a', 'server_error'),
      clinical('a', { state: 'failed', failure: 'offline' }),
      failed('b', 'no_provider_mapping'),
      failed('c', 'no_provider_mapping'),
      row('d', { state: 'sent' }),
      row('e', { state: 'skipped', failure: 'missing_contact_info' }),
      row('f', { outcome: 'created' }),
      file('f', { state: 'skipped', failure: 'file_too_large' }),
      file('f', { state: 'skipped', failure: 'file_too_large', digest: 'f'.repeat(64) }),
    ],
    ABOUT,
  )
  expect(receipt.failed).toEqual([
    { code: 'no_provider_mapping', count: 2 },
    { code: 'engine_stopped', count: 1 },
    { code: 'server_error', count: 1 },
  ])
  expect(receipt.skipped).toEqual([
    { code: 'file_too_large', count: 1 },
    { code: 'missing_contact_info', count: 1 },
  ])
})

describe('the table to keep', () => {
  test('ids, states and counts', () => {
    const csv = receiptCsv([clinical('1.2.3^77'), row('1.2.3^78', { state: 'failed', failure: 'offline' })])
    expect(csv.split('\r\n')).toEqual([
      'patient,kind,state,outcome,failure,notes,prescriptions,readings,form_submissions,tasks,withdrawn,sha256',
      `1.2.3^77,clinical,confirmed,updated,,5,2,7,1,3,,${'e'.repeat(64)}`,
      `1.2.3^78,contact,failed,,offline,,,,,,,${'e'.repeat(64)}`,
      '',
    ])
  })
  test('no cell is a formula, and none breaks the line', () => {
    expect(receiptCsv([row('=HYPERLINK("x"),1')])).toContain(`"'=HYPERLINK(""x""),1",contact`)
    expect(receiptCsv([row('a\nb')])).toContain('"a\nb",contact')
  })
})
