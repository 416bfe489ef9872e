import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import { Receipt } from '../../../src-renderer/wizard/done/receipt'
import { RECEIPT } from '../preview/views'

const linesOf = (receipt: ReceiptView): string[] =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <Receipt receipt={receipt} />
    </MantineProvider>,
  )
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .split(/<[^>]+>/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
const after = (lines: readonly string[], label: string): string | undefined => lines[lines.indexOf(label) + 1]

test('shows each count beside its name', () => {
  const lines = linesOf(RECEIPT)
  expect(lines).toContain('31 patients imported')
  expect(
    Object.fromEntries(
      [
        'Patients imported',
        'Clinical notes',
        'Active prescriptions',
        'Vital/lab results',
        'Patient files',
        'Form submissions',
        'Tasks',
        'Patients skipped',
        'Patients failed',
        'Files that could not be read',
        'Dump ID',
      ].map((label) => [label, after(lines, label)]),
    ),
  ).toEqual({
    'Patients imported': '31',
    'Clinical notes': '512',
    'Active prescriptions': '74',
    'Vital/lab results': '1,587',
    'Patient files': '40',
    'Form submissions': '70',
    Tasks: '66',
    'Patients skipped': '3',
    'Patients failed': '2',
    'Files that could not be read': '2',
    'Dump ID': 'TBR-20261123-7f3a',
  })
  expect(lines).toContain('Northcote_Jasper_02111958.ccda, line 412, column 17')
})

test('says a reason once, however many files it befell', () => {
  const [broken, other] = RECEIPT.failedFiles
  const again = { ...broken!, fileId: 8, file: 'export/again.ccda', line: 3, column: 1 }
  const lines = linesOf({ ...RECEIPT, failedFiles: [broken!, other!, again] })
  expect(lines.filter((line) => line === 'The file is broken.')).toHaveLength(1)
  expect(lines.indexOf('again.ccda, line 3, column 1')).toBeLessThan(
    lines.indexOf('The name and the contents do not agree.'),
  )
})

test('says "None" where there is none', () => {
  const lines = linesOf({
    ...RECEIPT,
    patients: { ...RECEIPT.patients, skipped: 0, failed: 0 },
    skipped: [],
    failed: [],
    failedFiles: [],
  })
  expect([after(lines, 'Patients skipped'), after(lines, 'Patients failed')]).toEqual(['None', 'None'])
})

test('whom the owner left out is not called a failure', () => {
  const lines = linesOf({ ...RECEIPT, skipped: [{ code: 'left_out', count: 3 }] })
  expect(lines).toContain('Left out by you.')
  expect(lines.join(' ')).not.toContain('Not approved yet')
})

test('says what was undone, only when it was', () => {
  expect(linesOf(RECEIPT).join(' ')).not.toContain('Undone')
  expect(linesOf({ ...RECEIPT, undone: { total: 26, archived: 25, kept: 1, failed: 0 } })).toContain(
    'Undone by you: 25 of 26 created contacts archived, 1 kept since a later import wrote to them.',
  )
})

test.each([
  [{ checked: 10, matching: 10, wanted: 10, scope: 'sample' }, /^A sample of 10: .* 10 of 10 patients match/],
  [{ checked: 300, matching: 299, wanted: 300, scope: 'all' }, /^Every patient .* 299 of 300 patients match/],
  [{ checked: 2, matching: 2, wanted: 10, scope: 'sample' }, /2 of 2 patients match .* 8 could not be read back\.$/],
  [{ checked: 0, matching: 0, wanted: 3, scope: 'all' }, /None could be read back\.$/],
  [{ checked: 0, matching: 0, wanted: 0, scope: 'sample' }, /^Nothing was written/],
  [{ checked: 3, matching: 3 }, /^A sample of 3: .* 3 of 3 patients match/],
] as const)('says what was read back and what came of it: %j', (verified, said) => {
  expect(after(linesOf({ ...RECEIPT, verified }), 'Read back and compared')).toMatch(said)
})
