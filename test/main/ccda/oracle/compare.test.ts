/** The oracle must see what a reader could get wrong: each test reads one document and asks about another. */
import { expect, test } from 'vitest'
import { bytesOf, codedValue, documentWith, entry, read, section } from '../document'
import {
  allergy,
  allergyList,
  concern,
  encounter,
  measurement,
  problem,
  problemList,
  procedure,
  vitalSigns,
} from '../statements'
import { compare, type Difference } from './compare'
import { coverageOf } from './coverage'
import { readOracle } from './read-oracle'
import { carriedLabels, stagedStatements } from './staged'
import { parse } from './xml'

const document = (sections: string): string => documentWith(sections)

function differences(asked: string, staged: string): string[] {
  const xml = parse(bytesOf(document(asked)))
  if (xml === undefined) throw new Error('not well-formed')
  const reading = read(document(staged))
  const found = compare(readOracle(xml), stagedStatements(reading), carriedLabels(reading)).differences
  xml.dispose()
  return found.map(({ kind, reason, detail }: Difference) => [kind, reason, detail].join(' ').trim())
}

const PRESSURE = vitalSigns(measurement('4.27'))

test('the same document agrees with itself', () => {
  const sections = PRESSURE + problemList(concern('4.3', problem())) + allergyList(concern('4.30', allergy()))
  expect(differences(sections, sections)).toEqual([])
})

test.each([
  ['a statement that was dropped', PRESSURE, section({ code: '8716-3' }), 'vitals missing'],
  ['a statement out of nowhere', section({ code: '8716-3' }), PRESSURE, 'vitals extra'],
  ['another value', PRESSURE, PRESSURE.replace('"120"', '"121"'), 'vitals differs value'],
  ['another unit', PRESSURE, PRESSURE.replace('mm[Hg]', 'kPa'), 'vitals differs unit'],
  ['another day', PRESSURE, PRESSURE.replace('20240501', '20240502'), 'vitals differs date'],
  ['another code', PRESSURE, PRESSURE.replace('8480-6', '8462-4'), 'vitals differs code'],
  [
    'a lost negation',
    problemList(problem({ attributes: 'negationInd="true"' })),
    problemList(problem()),
    'problems differs negated',
  ],
  [
    'a statement filed as another kind',
    problemList(problem()),
    section({ code: '11450-4' }, entry(problem().replace('.4.4"', '.4.46"'))),
    'problems filed_wrong familyHistory',
  ],
])('%s is seen', (_name, asked, staged, difference) => {
  expect(differences(asked, staged)).toEqual([difference])
})

test('what is explained is explained by a rule', () => {
  const twice = problemList(`${problem({ id: '1' })}</entry><entry>${problem({ id: '1' })}`)
  expect(differences(twice, twice)).toEqual(['problems duplicate'])
  const empty = problemList(problem({ value: '<value xsi:type="CD" nullFlavor="UNK"/>' }))
  expect(differences(empty, empty)).toEqual(['problems says_nothing'])
  const equipment = section({ code: '46264-8' }, entry(procedure()))
  expect(differences(equipment, equipment)).toEqual([])
  const diagnosed = section(
    { code: '46240-8' },
    entry(encounter({ more: `<entryRelationship typeCode="SUBJ">${problem()}</entryRelationship>` })),
  )
  expect(differences(diagnosed, diagnosed)).toEqual([])
})

test('a concept that comes back nowhere is seen, whatever it is', () => {
  const xml = parse(bytesOf(document(problemList(problem({ value: codedValue('195967001', 'Asthma') })))))
  if (xml === undefined) throw new Error('not well-formed')
  expect(coverageOf(xml, read(document(PRESSURE))).unseen.map(({ path }) => path)).toEqual(['observation[4.4]/value'])
  xml.dispose()
})
