import { expect, test } from 'vitest'
import { CONDITION_WORDS, DRUG_WORDS, statedStatus } from '../../../src-main/ccda/stated-status'

test.each([
  [['Lisinopril 10 MG', 'daily', 'Active'], 'active'],
  [['10 mg daily, discontinued'], 'completed'],
  [['On hold'], 'held'],
  [['Use with hand held spacer; active'], 'active'],
])('%j states %s', (texts, status) => {
  expect(statedStatus(DRUG_WORDS, texts)).toBe(status)
})

test.each([
  'Held in the mouth until dissolved',
  'for no longer than 7 days',
  'inactive ingredients: silicone',
  'never stopped',
])('"%s" states nothing', (text) => {
  expect(statedStatus(DRUG_WORDS, [text])).toBeUndefined()
})

test('two parts that state different things state nothing', () => {
  expect(statedStatus(CONDITION_WORDS, ['Active', 'Resolved'])).toBeUndefined()
  expect(statedStatus(CONDITION_WORDS, ['Asthma : Status - Active', undefined])).toBe('active')
})
