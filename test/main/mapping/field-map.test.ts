import { expect, test } from 'vitest'
import { ContactBody, Prescription, Reading, Task } from '../../../src-main/a2v2/schemas'
import { fieldMap } from '../../../src-main/mapping/field-map'
import { STATEMENT_KINDS } from '../../../src-preload/contract/statements'

test('every kind of statement goes somewhere', () => {
  const sources = fieldMap()
    .split('\n')
    .map((line) => line.split('|')[2] ?? '')
  const lost = Object.keys(STATEMENT_KINDS).filter((kind) => !sources.some((source) => source.includes(kind)))
  expect(lost).toEqual([])
})

test('names every field that is sent, in well-formed tables', () => {
  const map = fieldMap()
  for (const schema of [ContactBody, Prescription, Reading, Task]) {
    for (const key of Object.keys(schema.shape).filter((name) => name !== 'externalId' && name !== 'status')) {
      expect(map).toContain(`| ${key} |`)
    }
  }
  const rows = map.split('\n').filter((line) => line.startsWith('|'))
  expect(rows.length).toBeGreaterThan(60)
  expect(rows.filter((row) => row.replace(/\\\|/g, '').split('|').length !== 5)).toEqual([])
})
