import { expect, test } from 'vitest'
import { readDocument } from '../../../../src-main/ccda/read-document'
import { pack } from '../../../../src-main/pipeline/dump/packing'
import { mergeJob } from '../../../../src-main/pipeline/workers/patient-jobs'
import { factsOf } from '../../../../src-main/review/facts'
import type { StagedDocument } from '../../../../src-main/review/merge'
import { syntheticDocument } from '../synthetic-document'

const documentOf = (file: string, encounters: readonly string[]): StagedDocument => {
  const anna = { id: 'P1', given: 'Anna', family: 'Testperson', birthDate: '19800203', encounters: [...encounters] }
  const reading = readDocument(Buffer.from(syntheticDocument(anna)), file)
  if (!reading.ok) throw new Error(reading.failure.code)
  return { ...reading.value, file }
}

test('documents merge alike by their bodies, by their facts, and by some of each', () => {
  const documents = [documentOf('a.xml', ['20230405']), documentOf('b.xml', ['20230405', '20240506'])] as const
  const merge = (withFacts: readonly StagedDocument[]) =>
    mergeJob({
      id: 1,
      key: 'k',
      bodies: documents.filter((document) => !withFacts.includes(document)).map(pack),
      facts: withFacts.map((document) => JSON.stringify(factsOf(document))),
      fills: [],
    })
  const byBodies = merge([])
  expect(byBodies.merged).toMatchObject({ ok: true, value: { conflict: false } })
  expect(byBodies.merged).toMatchObject({ value: { summary: { counts: { encounters: 2 } } } })
  for (const withFacts of [documents, documents.slice(0, 1), documents.slice(1)])
    expect(merge(withFacts)).toEqual(byBodies)
})
