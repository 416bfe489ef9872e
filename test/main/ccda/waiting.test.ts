import { expect, test } from 'vitest'
import { MAX_WAITING_ENTRIES } from '../../../src-main/ccda/xml/limits'
import { readSections, section } from './document'

/** The narrative behind its entries, as the schema does not have it. */
const backwards = (entries: number): string => {
  const one = (index: number): string =>
    `<entry><observation classCode="OBS" moodCode="EVN"><id root="1.2" extension="${index}"/>
     <code code="1" codeSystem="9"><originalText><reference value="#said"/></originalText></code></observation></entry>`
  const all = Array.from({ length: entries }, (_, index) => one(index)).join('')
  return section({ code: '99999-9' }, `${all}<text><content ID="said">Fever</content></text>`)
}

test('entries before their narrative wait for it', () => {
  const { statements, warnings } = readSections(backwards(20))
  expect(statements.findings.map(({ code }) => code?.originalText)).toEqual(Array.from({ length: 20 }, () => 'Fever'))
  expect(warnings).toEqual([])
})

test('very many do not: all are read, and each tells that its words were not found', () => {
  const { statements, warnings, notes } = readSections(backwards(MAX_WAITING_ENTRIES + 10))
  expect(statements.findings).toHaveLength(MAX_WAITING_ENTRIES + 10)
  expect(warnings.filter(({ code }) => code === 'reference_unresolved')).toHaveLength(MAX_WAITING_ENTRIES + 10)
  expect(notes).toHaveLength(1)
})
