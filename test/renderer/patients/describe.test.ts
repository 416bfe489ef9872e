import { describe, expect, test } from 'vitest'
import type { Statement } from '../../../src-preload/contract/statements'
import { badgesOf, interpretationBadge } from '../../../src-renderer/patients/describe/badges'
import { DESCRIBE } from '../../../src-renderer/patients/describe/line'
import {
  codeText,
  instantText,
  languageText,
  periodText,
  quantityText,
  sourceText,
  telecomText,
  valueText,
} from '../../../src-renderer/patients/describe/text'

const source = { file: 'export.zip/a/b.ccda', section: '11450-4', entry: 2 }
const problem = (more: Partial<Statement<'problems'>>): Statement<'problems'> => ({ source, ...more })
const words = (statement: Statement, kind: 'problems' | 'immunizations' = 'problems') =>
  badgesOf(kind, statement).map((badge) => badge.words)

describe('what a statement is stands before what it says', () => {
  test('a denied problem is never shown with a status', () => {
    expect(words(problem({ negated: true, clinicalStatus: 'active' }))).toEqual(['Does not have this'])
  })
  test('"no known" is neither active nor silence', () => {
    expect(words(problem({ noKnown: true, negated: true, clinicalStatus: 'active' }))).toEqual(['None known'])
  })
  test('a refused vaccine was not given', () => {
    expect(words(problem({ negated: true }), 'immunizations')).toEqual(['Not given'])
  })
  test('a status comes with the rule that gave it, and none is invented', () => {
    expect(badgesOf('problems', problem({ clinicalStatus: 'resolved', statusBasis: 'its end date' }))).toEqual([
      { tone: 'grey', words: 'Resolved', because: 'its end date' },
    ])
    expect(words(problem({}))).toEqual([])
  })
})

describe('names', () => {
  test('come from the display, the original text, a translation, the code, in this order', () => {
    const translations = [{ display: 'Translated' }]
    expect(codeText({ display: 'Shown', originalText: 'Written', translations, code: '1' })).toBe('Shown')
    expect(codeText({ originalText: 'Written', translations, code: '1' })).toBe('Written')
    expect(codeText({ translations, code: '1' })).toBe('Translated')
    expect(codeText({ code: '1' })).toBe('1')
    expect(codeText({ nullFlavor: 'UNK' })).toBe('')
  })
  test('a statement without any is said to have none', () => {
    expect(DESCRIBE.problems(problem({})).title).toBe('Not named')
    expect(DESCRIBE.problems(problem({ text: 'Chronic cough' })).title).toBe('Chronic cough')
  })
})

describe('values stay as written', () => {
  test('quantities, comparators, ranges, texts and nulls', () => {
    expect(quantityText({ value: '5.40', unit: 'mg/dL', ucum: 'mg/dL' })).toBe('5.40 mg/dL')
    expect(quantityText({ value: '2', unit: '1' })).toBe('2')
    expect(valueText({ type: 'quantity', comparator: '<', quantity: { value: '5', unit: 'mg' } })).toBe('<5 mg')
    expect(valueText({ type: 'range', low: { value: '1' }, high: { value: '2', unit: 'h' } })).toBe('1 to 2 h')
    expect(valueText({ type: 'text', text: 'No growth' })).toBe('No growth')
    expect(valueText({ type: 'boolean', boolean: false })).toBe('No')
    expect(valueText({ type: 'null', nullFlavor: 'NI' })).toBe('No value')
    expect(valueText(undefined)).toBe('')
  })
  test('a time that could not be understood is quoted, not guessed', () => {
    expect(instantText({ raw: '200150622' })).toBe('“200150622”')
    expect(instantText({ raw: '20240304', iso: '2024-03-04' })).toBe('March 4, 2024')
    expect(instantText({ nullFlavor: 'UNK' })).toBe('')
  })
  test('periods with one end, both, or a point', () => {
    expect(periodText({ low: { iso: '2018-04' } })).toBe('since April 2018')
    expect(periodText({ high: { iso: '2018-04' } })).toBe('until April 2018')
    expect(periodText({ low: { iso: '2018' }, high: { iso: '2019' } })).toBe('2018 to 2019')
    expect(periodText({ low: { iso: '2018' }, high: { iso: '2018' } })).toBe('2018')
    expect(periodText({ low: { nullFlavor: 'UNK' } })).toBe('')
  })
})

test('units people know are written as they know them, all others as they were written', () => {
  expect(quantityText({ value: '118', unit: 'mm[Hg]' })).toBe('118 mmHg')
  expect(quantityText({ value: '3', unit: '[odd_unit]' })).toBe('3 [odd_unit]')
})

test('the ways to reach somebody', () => {
  expect(telecomText({ raw: 'x', kind: 'phone', value: '+12125550100', use: 'HP' })).toBe('(212) 555-0100 home')
  expect(telecomText({ raw: 'x', kind: 'email', value: 'a@example.org', use: 'ZZ' })).toBe('a@example.org ZZ')
})

test('languages by name, and as written where it is no language tag', () => {
  expect(['en', 'es', 'not a tag!'].map(languageText)).toEqual(['English', 'Spanish', 'not a tag!'])
})

test('no value is judged here: only the interpretation of the document is shown', () => {
  expect(interpretationBadge([{ code: 'HH' }])).toEqual({ tone: 'red', words: 'Critically high' })
  expect(interpretationBadge([{ code: 'XYZ', display: 'Odd' }])).toEqual({ tone: 'grey', words: 'Odd' })
  expect(interpretationBadge(undefined)).toBeUndefined()
})

test('a source names file, section and entry', () => {
  expect(sourceText(source)).toBe('b.ccda · Problem list · entry 2')
  expect(sourceText({ file: 'a.xml', section: 'Odd section', entry: 0 })).toBe('a.xml · Odd section')
})
