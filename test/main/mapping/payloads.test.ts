import { describe, expect, test } from 'vitest'
import { ClinicalBundle, ContactBody } from '../../../src-main/a2v2/schemas'
import { clinicalSummary, clinicalSummaryFile } from '../../../src-main/mapping/notes/clinical-summary'
import { type MappingContext, type Payloads, payloadsOf } from '../../../src-main/mapping/payloads'
import type { PatientRecord } from '../../../src-preload/contract/record'
import { context, lab, medication, person, record, SOURCE } from './records'

const payloads = (patient: PatientRecord, parts: Partial<MappingContext> = {}): Payloads => {
  const answer = payloadsOf(patient, context(parts))
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}
const codeOf = (patient: PatientRecord, parts: Partial<MappingContext> = {}): string => {
  const answer = payloadsOf(patient, context(parts))
  return answer.ok ? 'ok' : answer.failure.code
}

const file = (letter: string) => ({
  name: `${letter}.pdf`,
  mediaType: 'application/pdf',
  bytes: 3,
  sha256: letter.repeat(64),
  match: 'folder' as const,
})
const full = record({
  medications: [medication({}), medication({ code: { display: 'Old one' }, clinicalStatus: 'completed' })],
  results: [lab({}), lab({ code: { display: 'Other' } })],
  vitals: [lab({ code: { display: 'Pulse' } })],
  socialHistory: [{ source: SOURCE, code: { display: 'Smoker' } }],
  planOfCare: [{ source: SOURCE, kind: 'goal', code: { display: 'Walk daily' } }],
  notes: [{ source: SOURCE, title: 'Progress note', html: '<p>Felt <strong>well</strong></p>' }],
  files: [file('b'), file('a'), file('b')],
})

test('everything of a patient, as the contract has it', () => {
  const { contact, bundle, files, externalReferenceId } = payloads(full)
  expect(ContactBody.parse(contact).externalReferenceId).toBe(externalReferenceId)
  const parsed = ClinicalBundle.parse(bundle)
  expect(parsed.dumpId).toBe('dump-1')
  expect(parsed.prescriptions).toHaveLength(1)
  expect(parsed.readings).toHaveLength(3)
  expect(parsed.formSubmissions).toHaveLength(1)
  expect(parsed.tasks).toHaveLength(1)
  expect(files.map(({ sha256 }) => sha256[0])).toEqual(['a', 'b'])
  expect(files[0]).not.toHaveProperty('match')
})

describe('the digest', () => {
  const digest = (patient: PatientRecord, parts: Partial<MappingContext> = {}): string =>
    payloads(patient, parts).digest

  test('is the same for another dump, file name or place in it', () => {
    const moved = structuredClone(full)
    for (const row of [...moved.medications, ...moved.results, ...moved.notes]) {
      row.source = { file: 'other.zip/z.ccda', section: row.source.section, entry: 9 }
    }
    expect(digest(moved, { dumpId: 'dump-2' })).toBe(digest(full))
    expect(payloads(moved, { dumpId: 'dump-2' }).bundle.digest).toBe(payloads(full).bundle.digest)
  })
  test('does not depend on the order of documents and files', () => {
    const turned = { ...full, results: [...full.results].reverse(), files: [...full.files].reverse() }
    expect(digest(record(turned))).toBe(digest(full))
  })
  test.each<[string, Partial<PatientRecord>, Partial<MappingContext>]>([
    ['a value', { results: [lab({ value: { type: 'text', text: '98' } })] }, {}],
    ['a file', { files: [file('c')] }, {}],
    [
      'a phone',
      { demographics: person({ telecoms: [{ raw: 'x', kind: 'phone', value: '+15550100999' }] }).demographics },
      {},
    ],
    ['the owner', {}, { defaultUserId: 'u9' }],
    ['the agent', {}, { agentId: 'agent-2' }],
  ])('changes with %s', (_name, parts, more) => {
    expect(digest(record({ ...full, ...parts }), more)).not.toBe(digest(full))
  })
  test('a changed owner leaves the clinical digest alone', () => {
    expect(payloads(full, { defaultUserId: 'u9' }).bundle.digest).toBe(payloads(full).bundle.digest)
  })
})

describe('who is not sent', () => {
  test('without email and phone', () => {
    expect(codeOf(person({ telecoms: [] }))).toBe('missing_contact_info')
    expect(codeOf(person({ telecoms: [{ raw: '12', kind: 'phone', value: '12' }] }))).toBe('missing_contact_info')
  })
  test('with a provider whom nobody is mapped to', () => {
    const patient = record({ attributedNpi: '1999999984' })
    expect(codeOf(patient)).toBe('no_provider_mapping')
    expect(codeOf(patient, { defaultUserId: 'u1' })).toBe('ok')
    expect(codeOf(patient, { mappings: new Map([['1999999984', { strategy: 'skip' }]]) })).toBe('ok')
  })
})

describe('the clinical summary for plain workspaces', () => {
  const { contact, bundle } = payloads(full)
  const html = clinicalSummary(contact, bundle)
  test('says everything that the bundle says', () => {
    for (const text of [
      'Ada Example',
      'Amlodipine',
      'Old one',
      'Glucose',
      'Pulse',
      'Smoker',
      'Goal: Walk daily',
      'Felt <strong>well',
    ]) {
      expect(html).toContain(text)
    }
  })
  test('stands alone: no script, nothing loaded', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/<script|src=|href=|url\(/)
  })
  test('the same bundle gives the same bytes, whatever the dump', () => {
    const again = payloads(full, { dumpId: 'dump-2' })
    expect(clinicalSummaryFile(again.contact, again.bundle).sha256).toBe(clinicalSummaryFile(contact, bundle).sha256)
  })
})

test('a bundle is complete in what holds now, where the documents speak of it and all of them was read', () => {
  const complete = (patient: PatientRecord) => payloads(patient).bundle.complete
  expect(complete(full)).toEqual(['prescriptions', 'tasks'])
  expect(complete(record({ medications: [medication({ clinicalStatus: 'completed' })] }))).toEqual(['prescriptions'])
  expect(complete(record({ results: [lab({})] }))).toEqual([])
  expect(complete({ ...full, warnings: [{ code: 'entry_not_read' }] })).toEqual([])
  const unread = { ...full, warnings: [{ code: 'entry_not_read' }] }
  expect(payloads(unread).digest).not.toBe(payloads(full).digest)
})
