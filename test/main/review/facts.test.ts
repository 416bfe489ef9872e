import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src-main/ccda/read-document'
import { recordFrom } from '../../../src-main/pipeline/dump/patient-record'
import { type DocumentFacts, factsOf, mergeFacts } from '../../../src-main/review/facts'
import type { StagedDocument } from '../../../src-main/review/merge'
import { summarise } from '../../../src-main/review/summary'
import type { Telecom } from '../../../src-preload/contract/data-types'
import { corpusBytes, corpusFiles, hasCorpus } from '../ccda/oracle/corpus'
import { type SyntheticDocument, syntheticDocument } from '../pipeline/synthetic-document'

const ANNA: SyntheticDocument = {
  id: 'P1001',
  given: 'Anna',
  family: 'Testperson',
  birthDate: '19800203',
  npi: '1999999984',
  provider: 'Amelia Hart',
  encounters: ['20230405', '20190607'],
}
const FILL: Telecom = { raw: 'a@example.org', kind: 'email', value: 'a@example.org' }

const read = (
  bytes: Uint8Array,
  file: string,
): { readonly key: string; readonly document: StagedDocument } | undefined => {
  const reading = readDocument(bytes, file)
  return reading.ok ? { key: reading.value.patientKey, document: { ...reading.value, file } } : undefined
}
const anna = (more: Partial<SyntheticDocument>, file: string): StagedDocument =>
  read(Buffer.from(syntheticDocument({ ...ANNA, ...more })), file)?.document ?? expect.fail()

/** As they lie in a store. */
const stored = (document: StagedDocument): DocumentFacts =>
  JSON.parse(JSON.stringify(factsOf(document))) as DocumentFacts

const expectSame = (documents: readonly StagedDocument[], fills: readonly Telecom[] = []): void => {
  const whole = summarise(recordFrom('k', documents, [], fills))
  expect(summarise(mergeFacts('k', documents.map(stored), fills))).toEqual(whole)
}

describe('facts of documents give the summary that the documents give', () => {
  const first = anna({}, 'a.xml')
  const again = anna({}, 'b.xml')
  const later = anna({ encounters: ['20240101'], provider: 'Ada Vale', npi: '1234567893', family: 'Berg' }, 'c.xml')

  test.each([
    ['one', [first]],
    ['the same twice', [first, again]],
    ['different ones, in any order', [first, later]],
    ['different ones, in any order', [later, again, first]],
  ])('%s', (_name, documents) => {
    expectSame(documents)
    expectSame(documents, [FILL])
  })

  test('visits that did not take place have no days', () => {
    const encounters = later.statements.encounters.map((visit) => ({ ...visit, negated: true as const }))
    const cancelled = { ...later, statements: { ...later.statements, encounters } }
    expectSame([first, cancelled])
    expect(summarise(mergeFacts('k', [stored(cancelled)], []))).not.toHaveProperty('encounters')
  })

  test('what they are does not change: stores hold them', () => {
    expect(stored(first).rows.problems).toEqual([{ keys: [7743106921002242, 2886484625461578] }])
  })

  test('a kind that the version which staged the document did not know', () => {
    const { devices: _devices, ...statements } = first.statements
    const old = { ...first, statements: statements as StagedDocument['statements'] }
    expect(summarise(mergeFacts('k', [stored(old)], [])).counts.devices).toBe(0)
  })

  test.skipIf(!hasCorpus)(
    'patients of the published documents (skipped where the corpus is not beside the project)',
    () => {
      const byPatient = new Map<string, StagedDocument[]>()
      for (const file of corpusFiles()) {
        const found = read(corpusBytes(file), file)
        if (found !== undefined) byPatient.set(found.key, [...(byPatient.get(found.key) ?? []), found.document])
      }
      const several = [...byPatient.values()].filter(({ length }) => length > 1)
      expect(several.length).toBeGreaterThan(20)
      for (const documents of several) expectSame(documents)
    },
  )
})
