import { describe, expect, test } from 'vitest'
import { CCDA, coded, codedValue, entry, readSections, section, warningsOf } from './document'
import {
  allergy,
  concern,
  encounter,
  immunization,
  measurement,
  medication,
  organizer,
  problem,
  procedure,
} from './statements'

const UNKNOWN = '99999-9'

describe('what a statement is: its template, then its section, then its element', () => {
  test.each([
    ['problems', problem()],
    ['allergies', allergy()],
    ['medications', medication()],
    ['immunizations', immunization()],
    ['vitals', measurement('4.27')],
    ['results', measurement('4.2')],
    ['procedures', procedure()],
    ['encounters', encounter()],
  ] as const)('%s by template, in any section', (kind, statement) => {
    for (const code of [UNKNOWN, '30954-2', '29762-2']) {
      const reading = readSections(section({ code }, entry(statement)))
      expect(reading.statements[kind]).toHaveLength(1)
      expect(reading.sections[0]).toMatchObject({ rows: 1, statements: 1, unread: 0 })
    }
  })

  test.each([
    ['medications', medication()],
    ['procedures', procedure()],
    ['encounters', encounter()],
    ['findings', problem()],
    ['devices', '<supply classCode="SPLY" moodCode="EVN"><code code="1" displayName="Crutch"/></supply>'],
  ] as const)('%s by element, in a section nobody knows', (kind, statement) => {
    const bare = statement.replace(/<templateId[^>]*>/g, '')
    expect(readSections(section({ code: UNKNOWN }, entry(bare))).statements[kind]).toHaveLength(1)
  })

  test('the newest of several templates need not come first', () => {
    const both = problem().replace(
      '<templateId',
      `<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5"/><templateId root="${CCDA}.4.4" extension="2015-08-01"/><templateId`,
    )
    expect(readSections(section({ code: UNKNOWN }, entry(both))).statements.problems).toHaveLength(1)
  })
})

describe('wrappers', () => {
  test.each([
    ['a concern act', concern('4.3', problem())],
    ['a concern in a concern', concern('4.3', concern('4.3', problem()))],
    [
      'an act without template',
      `<act classCode="ACT" moodCode="EVN"><entryRelationship>${problem()}</entryRelationship></act>`,
    ],
    ['an organizer', organizer('4.26', [problem()])],
    ['an organizer in an organizer', organizer('4.26', [organizer('4.26', [problem()])])],
  ])('%s is no row of its own', (_name, statement) => {
    const reading = readSections(section({ code: '11450-4' }, entry(statement)))
    expect(reading.statements.problems).toHaveLength(1)
    expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 1, statements: 1 })
  })
  test('several statements of one concern are several rows', () => {
    const act = concern(
      '4.3',
      `${problem({ id: '1' })}</entryRelationship><entryRelationship typeCode="SUBJ">${problem({ id: '2' })}`,
    )
    expect(readSections(section({ code: '11450-4' }, entry(act))).statements.problems).toHaveLength(2)
  })
  test('several statements of one entry are several rows', () => {
    expect(
      readSections(section({ code: '11450-4' }, entry(problem({ id: '1' }) + problem({ id: '2' })))).statements
        .problems,
    ).toHaveLength(2)
  })
})

test('entries that stand before the text of their section resolve their references all the same', () => {
  const value = '<value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#p1"/></originalText></value>'
  const late = `<component><section><code code="11450-4"/>${entry(problem({ value }))}<text><content ID="p1">Cough</content></text>${entry(problem())}</section></component>`
  expect(readSections(late).statements.problems.map((row) => row.code?.originalText ?? row.code?.display)).toEqual([
    'Cough',
    'Pneumonia',
  ])
})

test('sections in sections, straight below the body, and in an empty component are all read', () => {
  const nested = section(
    { code: '10164-2', text: 'outer' },
    section({ code: '11450-4', text: 'inner' }, entry(problem())),
  )
  const direct = section({ code: '11348-0', text: 'direct' }, entry(problem({ id: 'D' }))).replace(
    /<\/?component>/g,
    '',
  )
  const reading = readSections(`<component/>${nested}${direct}<component></component>`)
  expect(reading.notes.map((note) => note.html).sort()).toEqual(['direct', 'inner', 'outer'])
  expect(reading.statements.problems).toHaveLength(2)
})

test('the same section twice is read twice', () => {
  const twice =
    section({ code: '11450-4' }, entry(problem({ id: '1' }))) +
    section({ code: '11450-4' }, entry(problem({ id: '2' })))
  expect(readSections(twice).statements.problems).toHaveLength(2)
})

describe('pointers are not statements', () => {
  test.each([
    [
      'an entry reference',
      `<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.122"/><id root="1.2"/><code nullFlavor="NP"/><statusCode code="completed"/></act>`,
    ],
    ['an act with an id alone', '<act classCode="ACT" moodCode="EVN"><id root="1.2"/><code nullFlavor="NP"/></act>'],
  ])('%s', (_name, pointer) => {
    const more = `<entryRelationship typeCode="REFR">${pointer}</entryRelationship>`
    const reading = readSections(section({ code: '11450-4' }, entry(problem({ more }))))
    expect(reading.statements.findings).toEqual([])
    expect(reading.sections[0]).toMatchObject({ rows: 1, statements: 1 })
  })
})

describe('an entry that gave nothing is unread and said', () => {
  test.each([
    ['empty', '<entry/>'],
    ['an unknown element', entry('<regionOfInterest/>')],
    [
      'an empty concern',
      entry(`<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.3"/><code code="CONC"/></act>`),
    ],
    ['an empty organizer', entry('<organizer classCode="CLUSTER" moodCode="EVN"/>')],
  ])('%s', (_name, xml) => {
    const reading = readSections(section({ code: '11450-4' }, xml))
    expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 0, statements: 0, unread: 1 })
    expect(warningsOf(reading)).toEqual(['entry_not_read'])
  })
  test.each([
    '<entry nullFlavor="NI"/>',
    entry('<act classCode="ACT" moodCode="EVN" nullFlavor="NI"/>'),
    entry('<organizer nullFlavor="NI"/>'),
  ])('%s says itself that it holds nothing', (xml) => {
    expect(readSections(section({ code: '11450-4' }, xml)).sections[0]).toMatchObject({
      unread: 0,
      accounted: { null: 1 },
    })
  })
})

test('a default is never a fact: a bare statement gives no status, negation, dose, time or author', () => {
  const bare = `<observation classCode="OBS" moodCode="EVN">${coded('code', '1', 'A')}${codedValue('2', 'B')}</observation>`
  const { statements } = readSections(section({ code: '47420-5' }, entry(bare)))
  expect(Object.keys(statements.findings[0] ?? {}).sort()).toEqual(['code', 'list', 'source', 'value'])
})
