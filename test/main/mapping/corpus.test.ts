/** Real exports of many vendors: whatever they hold, the payloads keep to the contract and lose no statement. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLINICAL_KINDS, ClinicalBundle, ContactBody } from '../../../src-main/a2v2/schemas'
import { readDocument } from '../../../src-main/ccda/read-document'
import { clinicalSummary } from '../../../src-main/mapping/notes/clinical-summary'
import { type Payloads, payloadsOf } from '../../../src-main/mapping/payloads'
import { nameOf } from '../../../src-main/mapping/text'
import { mergePatient } from '../../../src-main/review/merge'
import type { PatientRecord } from '../../../src-preload/contract/record'
import { STATEMENT_KINDS, type StatementKind } from '../../../src-preload/contract/statements'
import { context } from './records'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')
const files = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
      .filter((file) => !/\.(md|tsv)$/.test(file) && statSync(join(CORPUS, file)).isFile())
      .sort()
  : []

const recordOf = (file: string): PatientRecord | undefined => {
  const reading = readDocument(readFileSync(join(CORPUS, file)), file)
  if (!reading.ok) return undefined
  const record = mergePatient(reading.value.patientKey, [{ file, ...reading.value }])
  // Who can't be contacted is not sent; here everybody is, to see what would be.
  const telecoms = [...record.demographics.telecoms, { raw: 'x', kind: 'phone' as const, value: '+15550100123' }]
  return { ...record, demographics: { ...record.demographics, telecoms } }
}

const payloadsFor = (record: PatientRecord, dumpId = 'd1'): Payloads => {
  const answer = payloadsOf(record, context({ defaultUserId: 'u1', dumpId }))
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}

const KINDS = Object.keys(STATEMENT_KINDS) as StatementKind[]
/** Rich text and JSON write the same words differently. */
const plain = (text: string): string =>
  text
    .replace(/<br>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '')

/** Narratives repeat everything, and would hide what the tables lost. */
const saidIn = ({ bundle: { notes, ...lists } }: Payloads): string => {
  const items: readonly unknown[] = [
    ...notes.filter(({ category }) => category !== 'narrative'),
    ...Object.values(lists),
  ]
  return items.flatMap(textsIn).map(plain).join('\n')
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

describe.skipIf(files.length === 0)(
  `the corpus beside the checkout (${files.length} files; skipped where it is absent)`,
  () => {
    test.each(files)('%s', (file) => {
      const record = recordOf(file)
      if (record === undefined) return
      const payloads = payloadsFor(record)
      ContactBody.parse(payloads.contact)
      ClinicalBundle.parse(payloads.bundle)
      for (const kind of CLINICAL_KINDS) {
        const ids = payloads.bundle[kind].map(({ externalId }) => externalId)
        expect(new Set(ids).size).toBe(ids.length)
      }
      expect(payloadsFor(structuredClone(record), 'd2').digest).toBe(payloads.digest)
      const said = saidIn(payloads)
      // "No known …" is a sentence of ours where the document has only a code for it; insurance goes by its payer.
      const lost = KINDS.filter((kind) => kind !== 'insurance').flatMap((kind) =>
        record[kind].filter((statement) => !statement.noKnown && !said.includes(plain(nameOf(statement) ?? ''))),
      )
      expect(lost.map(({ source }) => source)).toEqual([])
      expect(clinicalSummary(payloads.contact, payloads.bundle)).not.toMatch(/<script|<img|<iframe|\son\w+=/i)
    })
  },
)
