import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { CCD, CCDA, coded, codedValue, entry, RXNORM, readSections, section } from '../document'
import { agent, allergy, allergyList, concern } from '../statements'

const allergiesOf = (sections: string): DocumentReading['statements']['allergies'] =>
  readSections(sections).statements.allergies
const listed = (parts: Parameters<typeof allergy>[0] = {}, text?: string): DocumentReading['statements']['allergies'] =>
  allergiesOf(allergyList(concern('4.30', allergy(parts)), text))
const nested = (template: string, value: string, more = '', typeCode = 'SUBJ'): string =>
  `<entryRelationship typeCode="${typeCode}" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><templateId root="${template}"/><code code="X"/>${value}${more}</observation></entryRelationship>`
const HIVES = codedValue('247472004', 'Hives')
const SEVERE = codedValue('24484000', 'Severe')
const UNKNOWN = agent('<code nullFlavor="UNK"/>')

test('the agent is the participant; the value is the kind; reaction, severity and criticality are three things', () => {
  const more =
    nested(`${CCDA}.4.9`, HIVES, nested(`${CCDA}.4.8`, SEVERE), 'MFST') +
    nested(`${CCDA}.4.8`, codedValue('6736007', 'Moderate')) +
    nested(`${CCDA}.4.145`, codedValue('CRITH', 'High criticality'))
  const reading = readSections(
    allergyList(
      concern('4.30', allergy({ id: 'A1', time: '<effectiveTime><low value="1980"/></effectiveTime>', more })),
    ),
  )
  expect(reading.statements.allergies).toMatchObject([
    {
      code: { code: '7980', display: 'Penicillin G', systemName: 'RxNorm' },
      kind: { code: '416098002' },
      reactions: [{ code: { code: '247472004' }, severity: { code: '24484000' } }],
      severity: { code: '6736007' },
      criticality: { code: 'CRITH' },
      period: { low: { iso: '1980' } },
      clinicalStatus: 'active',
      statusBasis: 'concern active',
    },
  ])
  expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 1, statements: 1 })
  expect(reading.statements.findings).toEqual([])
})

describe('where the agent may stand', () => {
  test.each([
    ['RxNorm', agent(coded('code', '7980', 'Penicillin G', RXNORM)), { code: '7980', systemName: 'RxNorm' }],
    [
      'NDF-RT',
      agent(coded('code', 'N0000175503', 'Sulfonamides', '2.16.840.1.113883.3.26.1.5')),
      { code: 'N0000175503', systemName: 'NDF-RT' },
    ],
    [
      'UNII',
      agent(coded('code', 'QE1QX6B99R', 'Peanut', '2.16.840.1.113883.4.9')),
      { code: 'QE1QX6B99R', systemName: 'UNII' },
    ],
    ['SNOMED CT', agent(coded('code', '256349002', 'Peanut')), { code: '256349002' }],
    [
      'NDC',
      agent(coded('code', '00093-3109', 'Amoxicillin', '2.16.840.1.113883.6.69')),
      { code: '00093-3109', systemName: 'NDC' },
    ],
    ['a name only', agent('<name>Latex gloves</name>'), { originalText: 'Latex gloves' }],
    [
      'a null code with a name',
      agent('<code nullFlavor="UNK"/><name>Latex gloves</name>'),
      { nullFlavor: 'UNK', originalText: 'Latex gloves' },
    ],
    [
      'a translation',
      agent('<code nullFlavor="UNK"><translation code="256349002" displayName="Peanut"/></code>'),
      { translations: [{ code: '256349002', display: 'Peanut' }] },
    ],
    [
      'originalText',
      agent('<code nullFlavor="OTH"><originalText>Peanut</originalText></code>'),
      { originalText: 'Peanut' },
    ],
    [
      'a reference',
      agent('<code nullFlavor="OTH"><originalText><reference value="#A1"/></originalText></code>'),
      { originalText: 'Peanut butter' },
    ],
    [
      'the role itself',
      '<participant typeCode="CSM"><participantRole><code code="256349002" displayName="Peanut"/></participantRole></participant>',
      { code: '256349002' },
    ],
  ])('%s', (_name, participant, code) => {
    const [row] = listed({ agent: participant }, '<content ID="A1">Peanut butter</content>')
    expect(row?.code).toMatchObject(code)
    expect(row?.kind).toMatchObject({ code: '416098002' })
  })

  test('C32 keeps the agent in the value, without a template of C-CDA', () => {
    const observation = `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCD}.18"/><code code="ASSERTION"/><statusCode code="completed"/>${codedValue('70618', 'Penicillin', RXNORM)}${nested(`${CCD}.54`, HIVES, nested(`${CCD}.55`, SEVERE), 'MFST')}${nested(`${CCD}.39`, codedValue('55561003', 'Active'))}</observation>`
    const act = `<act classCode="ACT" moodCode="EVN"><templateId root="${CCD}.27"/><entryRelationship typeCode="SUBJ">${observation}</entryRelationship></act>`
    expect(allergiesOf(allergyList(act))).toMatchObject([
      {
        code: { code: '70618' },
        reactions: [{ code: { code: '247472004' }, severity: { code: '24484000' } }],
        clinicalStatus: 'active',
        statusBasis: 'status observation',
      },
    ])
  })

  test('an uncoded agent whose name stands behind the kind is that agent', () => {
    const value =
      '<value xsi:type="CD" code="419511003" codeSystem="2.16.840.1.113883.6.96"><originalText><reference value="#A1"/></originalText></value>'
    const [row] = listed(
      { agent: UNKNOWN, value, more: nested(`${CCDA}.4.9`, HIVES, '', 'MFST') },
      '<content ID="A1">codeine</content>',
    )
    expect(row).toMatchObject({
      code: { originalText: 'codeine' },
      kind: { code: '419511003' },
      clinicalStatus: 'active',
    })
  })

  test('words that only repeat the kind are no agent', () => {
    const value = `<value xsi:type="CD" code="419511003" displayName="Drug allergy"><originalText>Drug allergy</originalText></value>`
    expect(
      listed({ agent: UNKNOWN, value, more: nested(`${CCDA}.4.9`, HIVES, '', 'MFST') })[0]?.code?.originalText,
    ).toBeUndefined()
  })

  test('an unknown agent that caused a reaction is an allergy all the same', () => {
    const [row] = listed({ agent: UNKNOWN, more: nested(`${CCDA}.4.9`, HIVES, '', 'MFST') })
    expect(row).toMatchObject({
      code: { nullFlavor: 'UNK' },
      reactions: [{ code: { code: '247472004' } }],
      clinicalStatus: 'active',
    })
  })

  test('"adverse reaction to substance" is a kind, never an agent', () => {
    const [row] = listed({ value: codedValue('282100009', 'Adverse reaction caused by substance') })
    expect(row).toMatchObject({ code: { code: '7980' }, kind: { code: '282100009' } })
  })
})

test('a kind by a code nobody knows is a kind beside a named agent, and by its words even without one', () => {
  const value = codedValue('161045001', 'Propensity to adverse reaction to drug')
  expect(listed({ value })[0]).toMatchObject({ code: { code: '7980' }, kind: { code: '161045001' } })
  expect(listed({ value, agent: UNKNOWN, more: nested(`${CCDA}.4.9`, HIVES, '', 'MFST') })[0]).toMatchObject({
    code: { nullFlavor: 'UNK' },
    kind: { code: '161045001' },
  })
})

describe('reactions', () => {
  test('are found by their template, whatever the relationship is called', () => {
    const more = nested(`${CCDA}.4.9`, HIVES, '', 'SUBJ') + nested(`${CCDA}.4.8`, SEVERE, '', 'MFST')
    const reading = readSections(allergyList(concern('4.30', allergy({ more }))))
    expect(reading.statements.allergies).toMatchObject([
      { reactions: [{ code: { code: '247472004' } }], severity: { code: '24484000' } },
    ])
    expect(reading.statements.allergies[0]?.reactions).toHaveLength(1)
    expect(reading.statements.findings).toEqual([])
  })
  test('several, uncoded, by reference', () => {
    const words = `<text><reference value="#R1"/></text><value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#R1"/></originalText></value>`
    const [row] = listed(
      { more: nested(`${CCDA}.4.9`, HIVES, '', 'MFST') + nested(`${CCDA}.4.9`, words, '', 'MFST') },
      '<content ID="R1">felt dizzy</content>',
    )
    expect(row?.reactions?.map(({ code }) => code.display ?? code.originalText)).toEqual(['Hives', 'felt dizzy'])
  })
  test('a negated one is none', () => {
    const more = nested(`${CCDA}.4.9`, HIVES, '', 'MFST').replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"')
    expect(listed({ more })[0]?.reactions).toBeUndefined()
  })
})

describe('no known allergies, the ways of exports', () => {
  const NEGATED = { attributes: 'negationInd="true"' }
  test.each([
    [
      'negated 419199007 allergy to substance',
      { ...NEGATED, value: codedValue('419199007', 'Allergy to substance'), agent: agent('<code nullFlavor="NA"/>') },
    ],
    ['negated 416098002 allergy to drug', { ...NEGATED, agent: agent('<code nullFlavor="NA"/>') }],
    [
      'negated 420134006 propensity',
      { ...NEGATED, value: codedValue('420134006', 'Propensity to adverse reactions'), agent: '' },
    ],
    ['negated with the generic agent Substance', { ...NEGATED, agent: agent(coded('code', '105590001', 'Substance')) }],
    [
      'negated with the generic agent Allergen',
      { ...NEGATED, agent: agent(coded('code', '413477004', 'Allergen or pseudoallergen')) },
    ],
    ['the value 716186003, not negated', { value: codedValue('716186003', 'No known allergy'), agent: '' }],
    [
      'the value 716186003 beside a generic agent',
      { value: codedValue('716186003', 'No known allergy'), agent: agent(coded('code', '105590001', 'Substance')) },
    ],
    [
      'the words of the kind, not negated',
      { value: codedValue('419199007', 'No Known Allergies'), agent: agent('<code nullFlavor="NA"/>') },
    ],
    ['the value 409137002', { value: codedValue('409137002', 'No known drug allergies'), agent: '' }],
    [
      'the value 160244002, negated for good measure',
      { ...NEGATED, value: codedValue('160244002', 'No known allergies'), agent: '' },
    ],
    ['a playing entity by name, not negated', { agent: agent('<name>No Known Drug Allergies</name>') }],
    ['a playing entity NKDA', { agent: agent('<code nullFlavor="NA"/><name>NKDA</name>') }],
    [
      'the words behind the kind',
      {
        agent: agent('<code nullFlavor="NI"/>'),
        value: '<value xsi:type="CD" code="419199007"><originalText>No Known Allergies</originalText></value>',
      },
    ],
    [
      'only the text of the entry',
      {
        agent: agent('<code nullFlavor="NI"/>'),
        value: '<value xsi:type="CD" nullFlavor="NI"/>',
        more: '<text>No known allergies</text>',
      },
    ],
  ])('%s', (_name, parts) => {
    const reading = readSections(allergyList(concern('4.30', allergy(parts))))
    expect(reading.statements.allergies).toMatchObject([{ noKnown: true }])
    expect(reading.statements.allergies[0]).not.toHaveProperty('clinicalStatus')
    expect(reading.sections[0]).toMatchObject({ rows: 0, statements: 1, accounted: { noKnown: 1 } })
  })

  test('a negated relationship to the concern is the negation of the allergy', () => {
    const act = concern('4.30', allergy({ agent: agent('<code nullFlavor="NA"/>') }), 'active', 'negationInd="true"')
    expect(allergiesOf(allergyList(act))).toMatchObject([{ noKnown: true }])
  })
  test('an entry with a null flavour and nothing else is accounted for', () => {
    const reading = readSections(
      section(
        { code: '48765-2' },
        `<entry nullFlavor="NI"/>${entry('<act classCode="ACT" moodCode="EVN" nullFlavor="NI"/>')}`,
      ),
    )
    expect(reading.sections[0]).toMatchObject({ entries: 2, rows: 0, unread: 0, accounted: { null: 2 } })
  })
  test('an old document of unknown structure is unread, with a warning, never "no allergies"', () => {
    const reading = readSections(section({ code: '48765-2' }, entry('<observationRange/>')))
    expect(reading.sections[0]).toMatchObject({ entries: 1, unread: 1 })
    expect(reading.warnings).toContainEqual({ code: 'entry_not_read', section: '48765-2', entry: 1 })
  })
})

test.each([
  ['coded', { agent: agent(coded('code', '733', 'Ampicillin', RXNORM)) }],
  ['named only', { agent: agent('<name>Ampicillin</name>') }],
])('a specific agent negated (%s) is refuted and has no status', (_name, parts) => {
  const reading = readSections(allergyList(concern('4.30', allergy({ attributes: 'negationInd="true"', ...parts }))))
  expect(reading.statements.allergies).toMatchObject([{ negated: true }])
  expect(reading.statements.allergies[0]).not.toHaveProperty('noKnown')
  expect(reading.statements.allergies[0]).not.toHaveProperty('clinicalStatus')
  expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
})

describe('status', () => {
  test.each([
    ['resolved', { more: nested(`${CCDA}.4.28`, codedValue('413322009', 'Resolved')) }, 'active', 'resolved'],
    ['inactive', { more: nested(`${CCDA}.4.28`, codedValue('73425007', 'Inactive')) }, 'active', 'inactive'],
    ['completed concern', {}, 'completed', 'inactive'],
    ['nullified', { status: 'nullified' }, 'active', 'entered-in-error'],
    ['ended', { time: '<effectiveTime><low value="1990"/><high value="1995"/></effectiveTime>' }, 'active', 'resolved'],
  ] as const)('%s is never active', (_name, parts, status, expected) => {
    expect(allergiesOf(allergyList(concern('4.30', allergy(parts), status)))[0]?.clinicalStatus).toBe(expected)
  })
})
