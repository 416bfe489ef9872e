import { describe, expect, test } from 'vitest'
import type { Narrative } from '../../../../src-main/ccda/narrative/narrative'
import { createReferences } from '../../../../src-main/ccda/narrative/references'
import { MAX_KEPT_CHARACTERS } from '../../../../src-main/ccda/xml/limits'
import { readSections, section, warningsOf } from '../document'
import { concern, problem, problemList } from '../statements'

const VALUE = (reference: string): string =>
  `<value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="${reference}"/></originalText></value>`
const NARRATIVE =
  '<list><item ID="Prob1">Cough</item><item ID="prob2">Asthma <content ID="sub">since childhood</content></item></list>'
const referring = (reference: string): ReturnType<typeof readSections> =>
  readSections(problemList(concern('4.3', problem({ value: VALUE(reference) })), NARRATIVE))

describe('a reference finds its words', () => {
  test.each([
    ['as it should be', '#Prob1', 'Cough'],
    ['without the #', 'Prob1', 'Cough'],
    ['in the wrong case', '#PROB1', 'Cough'],
    ['with blanks around it', ' #Prob1 ', 'Cough'],
    ['to a whole item', '#prob2', 'Asthma since childhood'],
    ['to a part of an item', '#sub', 'since childhood'],
  ])('%s', (_name, reference, text) => {
    const reading = referring(reference)
    expect(reading.statements.problems[0]?.code?.originalText).toBe(text)
    expect(warningsOf(reading)).toEqual([])
  })

  test('of an earlier section', () => {
    const sections =
      section({ code: '10164-2', text: '<content ID="far">Fever</content>' }) +
      problemList(concern('4.3', problem({ value: VALUE('#far') })), NARRATIVE)
    expect(readSections(sections).statements.problems[0]?.code?.originalText).toBe('Fever')
  })

  test('its own section wins over another with the same ID', () => {
    const sections =
      section({ code: '10164-2', text: '<content ID="Prob1">Fever</content>' }) +
      problemList(concern('4.3', problem({ value: VALUE('#Prob1') })), NARRATIVE)
    expect(readSections(sections).statements.problems[0]?.code?.originalText).toBe('Cough')
  })

  test('words before a block are not joined to those in it', () => {
    const text = '<list><item ID="Prob1">Cough<paragraph>Not</paragraph>now</item></list>'
    const reading = readSections(problemList(concern('4.3', problem({ value: VALUE('#Prob1') })), text))
    expect(reading.statements.problems[0]?.code?.originalText).toBe('Cough Not now')
  })

  test('text beside the reference is the fallback', () => {
    const value =
      '<value xsi:type="CD" nullFlavor="OTH"><originalText>Written out<reference value="#gone"/></originalText></value>'
    const reading = readSections(problemList(concern('4.3', problem({ value })), NARRATIVE))
    expect(reading.statements.problems[0]?.code?.originalText).toBe('Written out')
    expect(warningsOf(reading)).toEqual(['reference_unresolved'])
  })
})

test('one that leads nowhere is a warning and never a guess', () => {
  for (const reference of ['#gone', '#', '']) {
    const reading = referring(reference)
    expect(
      reading.statements.problems.map((row) => row.code?.originalText).filter((text) => text !== undefined),
    ).toEqual([])
  }
  expect(referring('#gone').warnings).toContainEqual({ code: 'reference_unresolved', section: '11450-4', entry: 1 })
})

test('what is kept for other sections has a bound', () => {
  const references = createReferences()
  const told = (id: string): Narrative => {
    const plain = `${id} ${'x'.repeat(MAX_KEPT_CHARACTERS / 3)}`
    return { html: '', plain, ids: new Map([[id, [0, id.length]]]), rows: [] }
  }
  for (const id of ['first', 'second', 'third']) references.add(told(id))
  expect(['#first', '#second', '#third'].map((id) => references.resolve(id, undefined))).toEqual([
    'first',
    'second',
    undefined,
  ])
  expect(references.resolve('#third', told('third'))).toBe('third')
})
