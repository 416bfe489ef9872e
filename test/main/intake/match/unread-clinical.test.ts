import { expect, test } from 'vitest'
import { isUnreadClinical } from '../../../../src-main/intake/match/unread-clinical'
import type { FailureCode } from '../../../../src-preload/contract/result'

test.each<[string, FailureCode, boolean]>([
  ['a/b.ccda', 'file_empty', true],
  ['a/b.xml', 'file_too_large', true],
  ['a/b.XML', 'path_unreadable', true],
  ['a/b.ccda', 'wrong_type', true],
  ['a/b.xml', 'not_clinical_document', false],
  ['a/b.xml', 'wrong_type', false],
  ['a/README.md', 'unsupported_file', false],
  ['a/scan.pdf', 'file_empty', false],
  ['a/b.zip', 'zip_damaged', false],
  ['a', 'path_unreadable', false],
])('%s that failed with %s: %s', (file, code, expected) => {
  expect(isUnreadClinical({ kind: 'other', file, failure: { code } })).toBe(expected)
})

test('what was sniffed as clinical counts whatever its name; what did not fail never does', () => {
  expect(isUnreadClinical({ kind: 'clinical', file: 'a/summary', failure: { code: 'not_well_formed' } })).toBe(true)
  expect(isUnreadClinical({ kind: 'clinical', file: 'a/b.ccda' })).toBe(false)
})

test('a second entry of the same name is known by the name in its ZIP', () => {
  const entry = { name: 'b.ccda', offset: 9 }
  expect(isUnreadClinical({ kind: 'other', file: 'x.zip/b.ccda (2)', entry, failure: { code: 'zip_encrypted' } })).toBe(
    true,
  )
})
