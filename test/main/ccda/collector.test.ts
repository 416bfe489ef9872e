import { describe, expect, test } from 'vitest'
import { STATEMENT_KINDS } from '../../../src-preload/contract/statements'
import { balanceOf, codedValue, documentWith, entry, FILE, read, readSections, section } from './document'
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
  product,
} from './statements'

const EVERYTHING = [
  section(
    { code: '11450-4', title: 'Problems', text: 'words' },
    entry(concern('4.3', problem({ id: '1' }))) +
      entry(concern('4.3', problem({ id: '1' }))) +
      entry(concern('4.3', problem({ attributes: 'negationInd="true"' }))),
  ),
  section(
    { code: '48765-2' },
    entry(concern('4.30', allergy())) +
      entry(concern('4.30', allergy({ attributes: 'negationInd="true"', agent: '' }))),
  ),
  section(
    { code: '10160-0' },
    entry(medication()) + entry(medication({ product: product('<code nullFlavor="UNK"/>') })),
  ),
  section({ code: '11369-6' }, entry(immunization())),
  section({ code: '8716-3' }, entry(organizer('4.26', [measurement('4.27'), measurement('4.27', { id: '2' })]))),
  section({ code: '30954-2' }, entry(organizer('4.1', [measurement('4.2')]))),
  section({ code: '47519-4' }, entry(procedure())),
  section({ code: '46240-8' }, entry(encounter())),
  section({ code: '99999-9', text: 'anything' }, entry('<unknown/>')),
].join('')

describe('the account of every section', () => {
  const reading = readSections(EVERYTHING)

  test('balances: statements met are rows or accounted for', () => {
    for (const summary of reading.sections) expect(balanceOf(summary)).toBe(0)
  })
  test('adds up with what was staged', () => {
    const staged = Object.values(reading.statements).reduce((sum, rows) => sum + rows.length, 0)
    const counted = reading.sections.reduce(
      (sum, { rows, accounted }) => sum + rows + (accounted.noKnown ?? 0) + (accounted.refuted ?? 0),
      0,
    )
    expect(counted).toBe(staged)
  })
  test('names what it did not stage', () => {
    expect(reading.sections.map(({ code, entries, rows, accounted }) => [code, entries, rows, accounted])).toEqual([
      ['11450-4', 3, 1, { duplicate: 1, refuted: 1 }],
      ['48765-2', 2, 1, { noKnown: 1 }],
      ['10160-0', 2, 1, { null: 1 }],
      ['11369-6', 1, 1, {}],
      ['8716-3', 1, 2, {}],
      ['30954-2', 1, 1, {}],
      ['47519-4', 1, 1, {}],
      ['46240-8', 1, 1, {}],
      ['99999-9', 1, 0, {}],
    ])
    expect(reading.warnings).toEqual([
      { code: 'entry_not_read', section: '99999-9', entry: 1 },
      { code: 'unknown_element', section: '99999-9' },
    ])
  })
  test('holds the characters of its narrative and its title', () => {
    expect(reading.sections[0]).toMatchObject({ title: 'Problems', narrativeChars: 5 })
    expect(reading.sections[1]?.narrativeChars).toBe(0)
  })
  test('every row says where it came from and passes the contract', () => {
    for (const [kind, rows] of Object.entries(reading.statements)) {
      for (const row of rows) {
        expect(row.source.file).toBe(FILE)
        expect(row.source.entry).toBeGreaterThan(0)
        const schema = STATEMENT_KINDS[kind as keyof typeof STATEMENT_KINDS]
        expect(schema.safeParse(row).error).toBeUndefined()
      }
    }
  })
})

describe('repeated statements', () => {
  const problemsOf = (...observations: readonly string[]): number =>
    readSections(section({ code: '11450-4' }, observations.map((one) => entry(one)).join(''))).statements.problems
      .length

  test('the same id and content is one', () => {
    expect(problemsOf(problem({ id: '1' }), problem({ id: '1' }), problem({ id: '1' }))).toBe(1)
  })
  test('the same id with another content is another', () => {
    expect(problemsOf(problem({ id: '1' }), problem({ id: '1', value: codedValue('195967001', 'Asthma') }))).toBe(2)
    expect(problemsOf(problem({ id: '1' }), problem({ id: '1', attributes: 'negationInd="true"' }))).toBe(2)
  })
  test('without an id nothing is one: two equal readings may be two', () => {
    expect(problemsOf(problem(), problem())).toBe(2)
  })
  test('a null id is none', () => {
    const withNull = problem().replace('<code', '<id nullFlavor="UNK"/><code')
    expect(problemsOf(withNull, withNull)).toBe(2)
  })
})

test('a warning is given once an entry', () => {
  const value =
    '<value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#gone"/></originalText><translation code="1" displayName="A"><originalText><reference value="#gone"/></originalText></translation></value>'
  const reading = readSections(section({ code: '11450-4' }, entry(problem({ value })) + entry(problem({ value }))))
  expect(reading.warnings).toEqual([
    { code: 'reference_unresolved', section: '11450-4', entry: 1 },
    { code: 'reference_unresolved', section: '11450-4', entry: 2 },
  ])
})

test('no warning, summary or key quotes a value of the chart', () => {
  const secret = 'Xyzzysecret'
  const value = `<value xsi:type="CD" nullFlavor="OTH"><originalText>${secret}<reference value="#${secret}"/></originalText></value>`
  const time = `<effectiveTime value="${secret}"/>`
  const reading = readSections(section({ code: '11450-4' }, entry(problem({ value, time }))))
  expect(JSON.stringify([reading.warnings, reading.sections, reading.patientKey])).not.toMatch(/secret/i)
  expect(reading.warnings.map((warning) => warning.code).sort()).toEqual(['reference_unresolved', 'time_unreadable'])
})

test('a document without a body is read: it has a patient and nothing else', () => {
  const reading = read(documentWith('', { body: '<structuredBody/>' }))
  expect(reading.patientKey).toBe('2.16.840.1.113883.19.5^PAT-1')
  expect(reading.sections).toEqual([])
})
