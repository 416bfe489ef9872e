import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../../src-main/ccda/read-document'
import { recordFrom } from '../../../../src-main/pipeline/dump/patient-record'
import { documentSummary, summaryOf } from '../../../../src-main/pipeline/dump/patient-summary'
import type { StagedDocument } from '../../../../src-main/review/merge'
import { documentWith, FILE, section } from '../../ccda/document'
import { corpusBytes, corpusFiles, hasCorpus } from '../../ccda/oracle/corpus'

const EVERY_NTH = 10

const read = (bytes: Uint8Array): { readonly key: string; readonly document: StagedDocument } | undefined => {
  const reading = readDocument(bytes, FILE)
  return reading.ok ? { key: reading.value.patientKey, document: { ...reading.value, file: FILE } } : undefined
}

const NARRATIVE = section({ code: '46240-8', title: 'Encounters', text: 'Visits' }, '')

describe('the summary of one document is that of the record', () => {
  test('the same narrative twice is one note', () => {
    const { key, document } = read(Buffer.from(documentWith(NARRATIVE + NARRATIVE))) ?? expect.fail()
    expect(document.notes).toHaveLength(2)
    expect(documentSummary(key, document)).toEqual(summaryOf(recordFrom(key, [document], [])))
    expect(documentSummary(key, document).counts.notes).toBe(1)
  })

  test('an id is told once, whoever gave it', () => {
    const { key, document } = read(Buffer.from(documentWith(NARRATIVE))) ?? expect.fail()
    const ids = ['1.2', '1.3', '1.2'].map((root) => ({ root, extension: '7' }))
    const summary = documentSummary(key, { ...document, demographics: { ...document.demographics, ids } })
    expect(summary.ids).toEqual(['7'])
  })

  test.skipIf(!hasCorpus)('of published documents (skipped where the corpus is not beside the project)', () => {
    const found = corpusFiles()
      .filter((_file, index) => index % EVERY_NTH === 0)
      .flatMap((file) => read(corpusBytes(file)) ?? [])
    expect(found.length).toBeGreaterThan(20)
    for (const { key, document } of found)
      expect(documentSummary(key, document)).toEqual(summaryOf(recordFrom(key, [document], [])))
  })
})
