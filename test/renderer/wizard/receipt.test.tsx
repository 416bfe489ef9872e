import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ReceiptView } from '../../../src-preload/contract/views'
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
