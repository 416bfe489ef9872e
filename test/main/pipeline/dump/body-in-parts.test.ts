import { describe, expect, test } from 'vitest'
import { createDocumentReader, readDocument } from '../../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { BodyInParts } from '../../../../src-main/pipeline/dump/body-in-parts'
import { unpack } from '../../../../src-main/pipeline/dump/packing'
import { recordFrom } from '../../../../src-main/pipeline/dump/patient-record'
import { summaryOf } from '../../../../src-main/pipeline/dump/patient-summary'
import type { DocumentAccount } from '../../../../src-main/pipeline/workers/read-job'
import type { StagedDocument } from '../../../../src-main/review/merge'
import type { PatientRecord } from '../../../../src-preload/contract/record'
import type { Result } from '../../../../src-preload/contract/result'
import { documentWith, FILE, section } from '../../ccda/document'
import { corpusBytes, corpusFiles, hasCorpus } from '../../ccda/oracle/corpus'

const stagedOf = (reading: DocumentReading): StagedDocument => {
  const { header, demographics, statements, notes, providers, attributed, warnings } = reading
  const staged = { file: FILE, header, demographics, statements, notes, providers, warnings }
  return attributed === undefined ? staged : { ...staged, attributed }
}
/** All of them take twenty seconds. */
const EVERY_NTH = 10
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const valueIn = (read: Result<DocumentReading>): DocumentReading => {
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

const readInParts = (bytes: Uint8Array, partBytes: number): { reading: DocumentReading; parts: BodyInParts } => {
  const reader = createDocumentReader(FILE)
  const parts = new BodyInParts()
  for (let at = 0; at < bytes.length; at += partBytes) {
    reader.write(bytes.subarray(at, at + partBytes))
    parts.add(reader.take())
  }
  const reading = valueIn(reader.end())
  parts.add(reading)
  return { reading, parts }
}

const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort()

/** In any order of providers and warnings: parts meet the visit of the header before what stands in the body. */
const comparable = (document: StagedDocument): unknown => {
  const { providers, warnings, ...rest } = plain(recordFrom('key', [document], [])) as PatientRecord
  return { ...rest, providers: sorted(providers), warnings: sorted(warnings) }
}

const expectSame = (bytes: Uint8Array, partBytes: number): void => {
  const whole = valueIn(readDocument(bytes, FILE))
  const { reading, parts } = readInParts(bytes, partBytes)
  expect(comparable(unpack(parts.finish(stagedOf(reading))))).toEqual(comparable(stagedOf(whole)))
  const { sections, warnings } = unpack<DocumentAccount>(parts.account(reading.sections))
  expect(sections).toEqual(plain(whole.sections))
  expect(sorted(warnings)).toEqual(sorted(whole.warnings))
  const summaryIn = (read: DocumentReading) => summaryOf(recordFrom(read.patientKey, [stagedOf(read)], []))
  expect({ ...summaryIn(reading), ...parts.totals }).toEqual(summaryIn(whole))
}

const NPI = '<id root="2.16.840.1.113883.4.6" extension="1234567893"/>'
const encounter = (id: string, day: string, performer = ''): string => `
  <entry><encounter classCode="ENC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.49"/>
  <id root="1.2" extension="${id}"/><code code="99213" codeSystem="2.16.840.1.113883.6.12"/>
  <effectiveTime value="${day}"/>${performer}</encounter></entry>`
const performedBy = (id: string): string => `<performer><assignedEntity>${id}</assignedEntity></performer>`
const encounters = (entries: string): string =>
  section({ code: '46240-8', title: 'Encounters', text: 'Visits' }, entries)
const VISIT = `<componentOf><encompassingEncounter><id root="1.2" extension="e2"/>
  <effectiveTime><low value="20240102"/></effectiveTime></encompassingEncounter></componentOf>`

describe('a document read in parts says what it says as a whole', () => {
  test.each([
    [
      'a statement repeated in a later part',
      encounters(encounter('e1', '20240101') + encounter('e2', '20240102') + encounter('e1', '20240101')),
    ],
    [
      'an id that is given to something else',
      encounters(encounter('e1', '20240101') + encounter('e2', '20240102') + encounter('e1', '20240103')),
    ],
    [
      'the performer of the latest encounter',
      encounters(
        encounter('e1', '20240109', performedBy(NPI)) +
          encounter('e2', '20240102', performedBy('<id root="9"/>')) +
          encounter('e3', '20240101'),
      ),
    ],
    [
      'the same narrative twice',
      encounters('') + encounters('') + section({ code: '46240-8', title: 'Encounters', text: 'Other' }, ''),
    ],
    ['entries that say nothing', encounters('<entry><x/></entry>'.repeat(5))],
    ['nothing', ''],
  ])('%s', (_name, body) => {
    const document = documentWith(body, { header: VISIT })
    for (const partBytes of [50, 300, 5000]) expectSame(Buffer.from(document), partBytes)
  })

  test.skipIf(!hasCorpus)('published documents (skipped where the corpus is not beside the project)', () => {
    const readable = corpusFiles()
      .filter((_file, index) => index % EVERY_NTH === 0)
      .map(corpusBytes)
      .filter((bytes) => readDocument(bytes, FILE).ok)
    expect(readable.length).toBeGreaterThan(20)
    for (const bytes of readable) expectSame(bytes, 30_000)
  })
})
