/** Names that no clinical document has, and words where only elements may stand: told once a section, read around. */
import { expect, test } from 'vitest'
import { coded, documentWith, entry, read, section } from './document'
import * as write from './statements'

const warningsIn = (document: string): readonly unknown[] => read(document).warnings
const problems = write.problemList(
  write.concern('4.3', write.problem({ time: '<effectiveTime value="2024"/>' })),
  'Pneumonia',
)

test.each([
  ['an element', problems.replace('<effectiveTime', '<effectiveTimd'), 'unknown_element'],
  ['an attribute', problems.replace('<effectiveTime value', '<effectiveTime valud'), 'unknown_attribute'],
  ['an attribute with a prefix', problems.replace('xsi:type', 'xsi:typd'), 'unknown_attribute'],
  ['an SDTC element', problems.replace('<effectiveTime', '<sdtc:raceCodd/><effectiveTime'), 'unknown_element'],
  ['a tag that lost its bracket', problems.replace('<effectiveTime', '|effectiveTime'), 'text_between_elements'],
  ['an element of a narrative', problems.replace('Pneumonia', '<tabld/>'), 'unknown_element'],
])('%s that nobody knows is told of its section', (_name, sections, code) => {
  expect(warningsIn(documentWith(sections))).toEqual([{ code, section: '11450-4' }])
})

test('twice in a section is told once, in two sections twice', () => {
  const odd = (code: string): string =>
    section({ code, text: '…' }, entry(write.procedure({ more: '<odd/><odder/>', code: coded('code', '1', 'One') })))
  expect(warningsIn(documentWith(odd('47519-4') + odd('29554-3')))).toEqual([
    { code: 'unknown_element', section: '47519-4' },
    { code: 'unknown_element', section: '29554-3' },
  ])
})

test('a prefix that means another namespace is told, however often the same tag was read before', () => {
  const codes = ['47519-4', '29554-3', '8716-3', '30954-2', '10162-6']
  const sections = codes.map((code) =>
    section({ code, text: '…' }, entry(write.procedure({ code: '<code code="1" sdtc:valueSet="1.2"/>' }))),
  )
  const root =
    'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:v3"'
  const told = warningsIn(documentWith(sections.join(''), { root }))
  expect(told).toEqual(expect.arrayContaining(codes.map((section) => ({ code: 'unknown_attribute', section }))))
})

test('of the header it says header; no value of the document is in a warning', () => {
  expect(warningsIn(documentWith('', { header: '<secret value="Testina"/>' }))).toEqual([
    { code: 'unknown_element', section: 'header' },
  ])
})

test('other prefixes, xml:lang and words in elements that hold words are nothing odd', () => {
  const names =
    'xmlns="urn:hl7-org:v3" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:e="urn:hl7-org:sdtc" xml:lang="en"'
  const said = problems
    .replaceAll('xsi:', 'x:')
    .replace('<effectiveTime', '<text>Cough &amp; cold</text><effectiveTime')
  expect(warningsIn(documentWith(said, { root: names, header: '<e:id root="1.2"/>' }))).not.toContainEqual(
    expect.objectContaining({ code: expect.stringMatching(/^unknown|^text_between/) }),
  )
})

test.each(['tsue', 'TRUE!', ''])('a negation that says "%s" is told', (value) => {
  const reading = read(
    documentWith(write.problemList(write.problem({ attributes: `negationInd="${value}"` }), 'Pneumonia')),
  )
  expect(reading.warnings).toEqual([{ code: 'negation_unreadable', section: '11450-4', entry: 1 }])
})
