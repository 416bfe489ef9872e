import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { CCD, CCDA, coded, codedValue, entry, readSections, section } from '../document'
import { concern, problem, problemList } from '../statements'

const problemsOf = (sections: string): DocumentReading['statements']['problems'] =>
  readSections(sections).statements.problems
const statusObservation = (code: string, display: string, template = `${CCDA}.4.6`): string =>
  `<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><templateId root="${template}"/>${coded('code', '33999-4', 'Status')}<value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.6.96" displayName="${display}"/></observation></entryRelationship>`
const ONSET = '<effectiveTime><low value="20200101"/></effectiveTime>'
const ENDED = '<effectiveTime><low value="20200101"/><high value="20210101"/></effectiveTime>'

test('the problem is the value; the code only says what kind of statement it is', () => {
  const [row] = problemsOf(problemList(concern('4.3', problem({ id: 'P1', time: ONSET }))))
  expect(row).toEqual({
    ids: [{ root: '1.2.3', extension: 'P1' }],
    source: { file: 'synthetic.xml', section: '11450-4', entry: 1 },
    code: { system: '2.16.840.1.113883.6.96', systemName: 'SNOMED CT', code: '233604007', display: 'Pneumonia' },
    kind: { system: '2.16.840.1.113883.6.96', systemName: 'SNOMED CT', code: '55607006', display: 'Problem' },
    status: 'completed',
    period: { low: { raw: '20200101', iso: '2020-01-01' } },
    clinicalStatus: 'active',
    statusBasis: 'concern active',
  })
})

describe('where the concept may stand', () => {
  test.each([
    [
      'a translation only',
      '<value xsi:type="CD" nullFlavor="UNK"><translation code="J18.9" codeSystem="2.16.840.1.113883.6.90" displayName="Pneumonia"/></value>',
      { nullFlavor: 'UNK', translations: [{ code: 'J18.9', systemName: 'ICD-10-CM' }] },
    ],
    ['displayName only', '<value xsi:type="CD" displayName="Pneumonia"/>', { display: 'Pneumonia' }],
    [
      'originalText only',
      '<value xsi:type="CD" nullFlavor="OTH"><originalText>Pneumonia</originalText></value>',
      { originalText: 'Pneumonia', nullFlavor: 'OTH' },
    ],
    [
      'a reference',
      '<value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#p1"/></originalText></value>',
      { originalText: 'Pneumonia in the text' },
    ],
    ['no code system', '<value xsi:type="CD" code="233604007"/>', { code: '233604007' }],
  ])('%s', (_name, value, code) => {
    const [row] = problemsOf(
      problemList(concern('4.3', problem({ value })), '<content ID="p1">Pneumonia in the text</content>'),
    )
    expect(row?.code).toMatchObject(code)
    expect(row?.clinicalStatus).toBe('active')
  })

  test('no value at all: the words of the entry', () => {
    const more = '<text><reference value="#p1"/></text>'
    const [row] = problemsOf(
      problemList(
        concern('4.3', problem({ value: '<value xsi:type="CD" nullFlavor="UNK"/>', more })),
        '<content ID="p1">Cough</content>',
      ),
    )
    expect(row?.code).toEqual({ nullFlavor: 'UNK', originalText: 'Cough' })
  })

  test('an old document without values: the code is the problem, unless it only names a kind', () => {
    const asthma = `<observation classCode="COND" moodCode="EVN">${coded('code', '195967001', 'Asthma')}<statusCode code="completed"/><effectiveTime value="1950"/></observation>`
    const [row] = problemsOf(section({ code: '10153-2' }, entry(asthma)))
    expect(row).toMatchObject({
      code: { code: '195967001', display: 'Asthma' },
      period: { at: { iso: '1950' } },
      list: 'past history',
    })
    expect(problemsOf(problemList(concern('4.3', problem({ value: '' }))))).toEqual([])
  })
})

describe('status: the rule that decided stands beside it', () => {
  test.each([
    [
      'status observation active',
      { more: statusObservation('55561003', 'Active') },
      'completed',
      ['active', 'status observation'],
    ],
    [
      'status observation resolved',
      { more: statusObservation('413322009', 'Resolved'), time: ONSET },
      'active',
      ['resolved', 'status observation'],
    ],
    [
      'status observation inactive',
      { more: statusObservation('73425007', 'Inactive') },
      'active',
      ['inactive', 'status observation'],
    ],
    [
      'status in words, C32',
      { more: statusObservation('X', 'Resolved', `${CCD}.50`) },
      'active',
      ['resolved', 'status observation'],
    ],
    ['an end date', { time: ENDED }, 'active', ['resolved', 'end date']],
    ['concern completed', {}, 'completed', ['inactive', 'concern completed']],
    ['concern suspended', {}, 'suspended', ['inactive', 'concern suspended']],
    ['concern aborted', {}, 'aborted', ['inactive', 'concern aborted']],
    [
      'nullified',
      { status: 'nullified', more: statusObservation('55561003', 'Active') },
      'active',
      ['entered-in-error', 'statusCode nullified'],
    ],
    ['nullified concern', {}, 'nullified', ['entered-in-error', 'statusCode nullified']],
  ] as const)('%s', (_name, parts, status, expected) => {
    const [row] = problemsOf(problemList(concern('4.3', problem(parts), status)))
    expect([row?.clinicalStatus, row?.statusBasis]).toEqual(expected)
  })

  test('a high without a value is no end', () => {
    const time = '<effectiveTime><low value="20200101"/><high nullFlavor="UNK"/></effectiveTime>'
    expect(problemsOf(problemList(concern('4.3', problem({ time }))))[0]?.clinicalStatus).toBe('active')
  })

  test('without any word on it the status is unknown, never active', () => {
    const [row] = problemsOf(problemList(problem()))
    expect([row?.clinicalStatus, row?.statusBasis]).toEqual(['unknown', 'no status given'])
  })

  test.each(['Nullified', 'COMPLETED'])('the case of a status code (%s) changes nothing', (status) => {
    const [row] = problemsOf(problemList(concern('4.3', problem(), status)))
    expect(row?.clinicalStatus).toBe(status === 'COMPLETED' ? 'inactive' : 'entered-in-error')
  })
})

describe('no known problems', () => {
  const NEGATED = { attributes: 'negationInd="true"' }
  test.each([
    ['negated 55607006 Problem', { ...NEGATED, value: codedValue('55607006', 'Problem') }],
    ['negated 404684003 Clinical finding', { ...NEGATED, value: codedValue('404684003', 'Clinical finding') }],
    ['negated null value', { ...NEGATED, value: '<value xsi:type="CD" nullFlavor="NA"/>' }],
    ['160245001', { value: codedValue('160245001', 'No current problems or disability') }],
    ['negated 160245001', { ...NEGATED, value: codedValue('160245001', 'No current problems or disability') }],
    [
      'only in words',
      { value: '<value xsi:type="CD" nullFlavor="NI"><originalText>No known problems</originalText></value>' },
    ],
  ])('%s', (_name, parts) => {
    const reading = readSections(problemList(concern('4.3', problem(parts))))
    expect(reading.statements.problems).toMatchObject([{ noKnown: true }])
    expect(reading.statements.problems[0]?.clinicalStatus).toBeUndefined()
    expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
    expect(reading.sections[0]?.rows).toBe(0)
  })

  test('a section that says so by its null flavour or its narrative alone is neither a row nor silence', () => {
    const reading = readSections(section({ code: '11450-4', attributes: 'nullFlavor="NI"', text: 'No known problems' }))
    expect(reading.statements.problems).toEqual([])
    expect(reading.notes[0]?.html).toBe('No known problems')
  })

  test('a section with a null flavour that does hold entries is read all the same', () => {
    const reading = readSections(
      section({ code: '11450-4', attributes: 'nullFlavor="NI"' }, entry(concern('4.3', problem()))),
    )
    expect(reading.statements.problems).toHaveLength(1)
  })
})

test('a specific problem negated is refuted: kept with its flag, never with a status', () => {
  const value = codedValue('44054006', 'Diabetes mellitus type 2')
  const more = statusObservation('55561003', 'Active')
  const reading = readSections(problemList(concern('4.3', problem({ attributes: 'negationInd="true"', value, more }))))
  expect(reading.statements.problems).toMatchObject([{ negated: true, code: { code: '44054006' } }])
  expect(reading.statements.problems[0]).not.toHaveProperty('noKnown')
  expect(reading.statements.problems[0]).not.toHaveProperty('clinicalStatus')
  expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
})

test.each([
  [
    'an uncoded problem by name',
    '<value xsi:type="CD" nullFlavor="OTH"><originalText>Sickle cell disease</originalText></value>',
  ],
  ['a display name only', '<value xsi:type="CD" displayName="Sickle cell disease"/>'],
])('%s negated is refuted, not "no known problems"', (_name, value) => {
  const reading = readSections(problemList(concern('4.3', problem({ attributes: 'negationInd="true"', value }))))
  expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
})

test.each(['TRUE', 'True', '1'])('negationInd="%s" negates as well', (value) => {
  const reading = readSections(problemList(concern('4.3', problem({ attributes: `negationInd="${value}"` }))))
  expect(reading.statements.problems).toMatchObject([{ negated: true }])
})

test('nothing but null flavours is accounted for, not listed', () => {
  const reading = readSections(
    problemList(concern('4.3', problem({ value: '<value xsi:type="CD" nullFlavor="UNK"/>' }))),
  )
  expect(reading.statements.problems).toEqual([])
  expect(reading.sections[0]?.accounted).toEqual({ null: 1 })
})

test('severity and comments belong to the problem; they are not statements of their own', () => {
  const more =
    `<entryRelationship typeCode="SUBJ"><observation><templateId root="${CCDA}.4.8"/><code code="SEV"/>${codedValue('24484000', 'Severe')}</observation></entryRelationship>` +
    `<entryRelationship typeCode="SUBJ"><act><templateId root="${CCDA}.4.64"/><code code="48767-8"/><text>watch closely</text></act></entryRelationship>`
  const reading = readSections(problemList(concern('4.3', problem({ more }))))
  expect(reading.statements.problems).toMatchObject([{ severity: { code: '24484000' }, text: 'watch closely' }])
  expect(reading.sections[0]).toMatchObject({ rows: 1, statements: 1 })
})

describe('every list of diagnoses', () => {
  test.each([
    ['11348-0', 'past history'],
    ['46241-6', 'admission diagnosis'],
    ['11535-2', 'discharge diagnosis'],
    ['10219-4', 'preoperative diagnosis'],
    ['10218-6', 'postoperative diagnosis'],
    ['55109-3', 'complication'],
  ])('%s is the list "%s"', (code, list) => {
    expect(problemsOf(section({ code }, entry(problem())))[0]?.list).toBe(list)
  })
  test('a wrong or missing section code is found by the section template, and by the statement template anywhere', () => {
    expect(problemsOf(section({ templates: [`${CCDA}.2.5.1`] }, entry(concern('4.3', problem())))).length).toBe(1)
    expect(problemsOf(section({ code: 'nonsense', templates: [`${CCDA}.2.5`] }, entry(problem()))).length).toBe(1)
    expect(problemsOf(section({ code: '99999-9' }, entry(problem()))).length).toBe(1)
  })
  test('C32: by section code and structure, without any template of C-CDA', () => {
    const observation = `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCD}.28"/>${coded('code', '282291009', 'Diagnosis')}<statusCode code="completed"/>${codedValue('195967001', 'Asthma')}</observation>`
    const act = `<act classCode="ACT" moodCode="EVN"><templateId root="${CCD}.27"/><code nullFlavor="NA"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">${observation}</entryRelationship></act>`
    expect(problemsOf(problemList(act))).toMatchObject([{ code: { code: '195967001' }, clinicalStatus: 'active' }])
  })
})
