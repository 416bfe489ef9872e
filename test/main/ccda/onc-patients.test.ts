/**
 * The four patients of ONC's 2015 certification, as dozens of exports tell them: what is staged is what the narrative of
 * the document states, row by row, both ways. Where a document's own narrative and entries disagree, a rule says how.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../../src-main/ccda/read-document'
import type { Row } from './onc/agree'
import { factsOf } from './onc/narrative-facts'
import { FAULTS, type Pairing, pair, type Reason, type Section } from './onc/pair'
import { CORPUS, corpusBytes, hasCorpus } from './oracle/corpus'
import { readOracle } from './oracle/read-oracle'
import { nodes, parse } from './oracle/xml'

const SECTIONS = {
  allergies: '48765-2',
  medications: '10160-0',
  problems: '11450-4',
  immunizations: '11369-6',
  vitals: '8716-3',
  procedures: '47519-4',
  results: '30954-2',
} as const
type Kind = keyof typeof SECTIONS
const KINDS = Object.keys(SECTIONS) as Kind[]

const PATIENTS = {
  'Alice Newman': /alice.*newman|newman.*alice/i,
  'Rebecca Larson': /rebecca.*larson|larson.*rebecca/i,
  'Jeremy Bates': /jeremy.*bates|bates.*jeremy/i,
  'John Wright': /john.*wright|wright.*john/i,
} as const
type Patient = keyof typeof PATIENTS
const patientNamed = (name: string): Patient | undefined =>
  (Object.keys(PATIENTS) as Patient[]).find((patient) => PATIENTS[patient].test(name))

interface Told {
  readonly file: string
  readonly vendor: string
  readonly patient: Patient
  readonly kind: Kind
  readonly section: Section
  readonly pairing: Pairing
}

function readFile(file: string, vendor: string, patient: Patient): Told[] {
  const bytes = corpusBytes(file)
  const result = readDocument(bytes, file)
  const document = parse(bytes)
  if (!result.ok || document === undefined) throw new Error('a well-formed document was not read')
  const oracle = readOracle(document)
  const told = KINDS.map((kind): Told => {
    const code = SECTIONS[kind]
    const section = {
      facts: nodes(document.root, `//h:section[h:code/@code = "${code}"]`).flatMap(factsOf),
      rows: (result.value.statements[kind] as readonly Row[]).filter(({ source }) => source.section === code),
      statements: oracle.filter((one) => one.section === code && one.kind === kind),
      isMeasured: kind === 'vitals' || kind === 'results',
    }
    return { file, vendor, patient, kind, section, pairing: pair(section) }
  })
  document.dispose()
  return told
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe.skipIf(!hasCorpus)('the four ONC patients (skipped where the corpus is not beside the project)', () => {
  let told: readonly Told[] = []
  const of = (kind: Kind): readonly Pairing[] => told.filter((one) => one.kind === kind).map(({ pairing }) => pairing)
  const count = (kind: Kind, reason: Reason): number =>
    sum(of(kind).map(({ left }) => left.filter((one) => one === reason).length))

  beforeAll(() => {
    const lines = readFileSync(join(CORPUS, 'index.tsv'), 'utf8').split('\n').slice(1)
    told = lines.flatMap((line) => {
      const [file = '', vendor = '', , , wellFormed, , name = ''] = line.split('\t')
      const patient = patientNamed(name)
      return patient === undefined || wellFormed !== 'yes' ? [] : readFile(file, vendor, patient)
    })
  }, 60_000)

  test.each<[Patient, number]>([
    ['Alice Newman', 20],
    ['Jeremy Bates', 15],
    ['Rebecca Larson', 6],
    ['John Wright', 6],
  ])('%s is told by at least %i vendors', (patient, vendors) => {
    const found = new Set(told.filter((one) => one.patient === patient).map(({ vendor }) => vendor))
    expect(found.size).toBeGreaterThanOrEqual(vendors)
  })

  test.each(KINDS)('%s: nothing is lost, misplaced, misread, or a fact where there is none', (kind) => {
    const faults = told
      .filter((one) => one.kind === kind)
      .flatMap(({ file, pairing }) => pairing.left.filter((one) => FAULTS.includes(one)).map((one) => [one, file]))
    expect(faults).toEqual([])
  })

  /** Pairs at least; then at most: rows without entry, entries without row, and pairs that differ in the XML already. */
  test.each<[Kind, number, number, number, number]>([
    ['allergies', 100, 1, 0, 14],
    ['medications', 253, 3, 0, 11],
    ['problems', 295, 0, 2, 10],
    ['immunizations', 145, 3, 0, 0],
    ['vitals', 557, 9, 22, 37],
    ['procedures', 131, 0, 2, 2],
    ['results', 443, 14, 4, 7],
  ])(
    '%s: %i rows are staged as they stand; %i + %i + %i are the documents\u2019 own differences',
    (kind, ...bounds) => {
      const [pairs, rows, entries, own] = bounds
      expect(sum(of(kind).map(({ paired }) => paired))).toBeGreaterThanOrEqual(pairs)
      expect(count(kind, 'narrative_only')).toBeLessThanOrEqual(rows)
      expect(count(kind, 'entry_only')).toBeLessThanOrEqual(entries)
      expect(count(kind, 'own_value') + count(kind, 'own_day') + count(kind, 'own_status')).toBeLessThanOrEqual(own)
    },
  )

  test('"no known" and refusals are told, and shown as such', () => {
    expect(sum(KINDS.flatMap((kind) => of(kind).map(({ none }) => none)))).toBeGreaterThan(200)
    const refused = told
      .filter(({ kind }) => kind === 'immunizations')
      .flatMap(({ section }) => section.rows)
      .filter(({ negated, clinicalStatus }) => negated === true || clinicalStatus === 'aborted')
    expect(refused.length).toBeGreaterThan(35)
  })

  test('a statement that is dropped, or read with another value, is seen', () => {
    const whole = told.filter(({ pairing }) => pairing.paired > 1 && pairing.left.length === 0)
    expect(whole.length).toBeGreaterThan(150)
    for (const { section } of whole) expect(pair({ ...section, rows: section.rows.slice(1) }).left).toContain('lost')
    const measured = whole.filter(({ section }) => section.rows.every(({ value }) => value?.type === 'quantity'))
    expect(measured.length).toBeGreaterThan(5)
    for (const { section } of measured) {
      const [first, ...others] = section.rows
      if (first === undefined) continue
      const wrong: Row = { ...first, value: { type: 'quantity', quantity: { value: '4711' } } }
      const { left } = pair({ ...section, rows: [wrong, ...others] })
      expect(left.some((reason) => FAULTS.includes(reason))).toBe(true)
    }
  })
})
