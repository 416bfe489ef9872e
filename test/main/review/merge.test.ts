import { describe, expect, it } from 'vitest'
import { mergePatient, type StagedDocument } from '../../../src-main/review/merge'
import { STATEMENT_KINDS, type Statement } from '../../../src-preload/contract/statements'

const source = (file: string) => ({ file, section: '11450-4', entry: 1 })
const asthma = { system: '2.16.840.1.113883.6.96', code: '195967001', display: 'Asthma' }

function document(
  file: string,
  time: string,
  problems: Statement<'problems'>[],
  more: Partial<StagedDocument> = {},
): StagedDocument {
  const statements = Object.fromEntries(Object.keys(STATEMENT_KINDS).map((kind) => [kind, []]))
  return {
    file,
    header: { file, time: { raw: time, iso: time } },
    demographics: {
      ids: [{ root: '1.2.3', extension: '7' }],
      names: [{ given: ['Ada'], family: 'Vale', text: 'Ada Vale' }],
      addresses: [],
      telecoms: [],
    },
    statements: { ...statements, problems } as unknown as StagedDocument['statements'],
    notes: [],
    providers: [],
    warnings: [],
    ...more,
  }
}
const problem = (file: string, more: Partial<Statement<'problems'>> = {}): Statement<'problems'> => ({
  source: source(file),
  code: asthma,
  ...more,
})

describe('mergePatient', () => {
  it('takes the newest wording of the same instance, whatever the order of the documents', () => {
    const ids = [{ root: 'a', extension: '1' }]
    const old = document('old.xml', '2020-01-01', [problem('old.xml', { ids, clinicalStatus: 'active' })])
    const recent = document('new.xml', '2024-01-01', [problem('new.xml', { ids, clinicalStatus: 'resolved' })])
    for (const order of [
      [old, recent],
      [recent, old],
    ]) {
      const { problems, documents } = mergePatient('k', order)
      expect(problems.map((row) => [row.clinicalStatus, row.source.file])).toEqual([['resolved', 'new.xml']])
      expect(documents.map((header) => header.file)).toEqual(['new.xml', 'old.xml'])
    }
  })

  it('puts undated documents last and those of one moment by file name, however they come', () => {
    const { time: _none, ...header } = document('b.xml', '', []).header
    const staged = [
      document('b.xml', '', [], { header }),
      document('d.xml', '2024-01-01T03:30:00Z', []),
      document('a.xml', '', [], { header: { ...header, file: 'a.xml' } }),
      document('c.xml', '2024-01-01T03:30:00Z', []),
    ]
    for (let turn = 0; turn < staged.length; turn++) {
      const turned = [...staged.slice(turn), ...staged.slice(0, turn)]
      for (const order of [turned, [...turned].reverse()]) {
        const files = mergePatient('k', order).documents.map(({ file }) => file)
        expect(files).toEqual(['c.xml', 'd.xml', 'a.xml', 'b.xml'])
      }
    }
  })

  it('reads documents staged by a version that knew fewer kinds', () => {
    const { devices: _none, ...fewer } = document('a.xml', '2024', []).statements
    const old = document('a.xml', '2024', [], { statements: fewer as StagedDocument['statements'] })
    expect(mergePatient('k', [old]).devices).toEqual([])
    expect(mergePatient('k', [old, document('b.xml', '2025', [])]).devices).toEqual([])
  })

  it('knows the newest document by its moment, whatever zones are written', () => {
    const ids = [{ root: 'a', extension: '1' }]
    const evening = document('evening.xml', '2024-03-05T23:00:00-05:00', [
      problem('evening.xml', { ids, clinicalStatus: 'resolved' }),
    ])
    const morning = document('morning.xml', '2024-03-06T03:30:00+00:00', [
      problem('morning.xml', { ids, clinicalStatus: 'active' }),
    ])
    const undated = document('undated.xml', '', [problem('undated.xml', { ids, clinicalStatus: 'inactive' })], {
      header: { file: 'undated.xml', time: { raw: 'soon' } },
    })
    const { problems, documents } = mergePatient('k', [undated, morning, evening])
    expect(problems.map((row) => row.clinicalStatus)).toEqual(['resolved'])
    expect(documents.map(({ file }) => file)).toEqual(['evening.xml', 'morning.xml', 'undated.xml'])
  })

  it('keeps two events that a careless export gave one id and one name', () => {
    const ids = [{ root: 'fixed' }]
    const on = (iso: string) => ({ at: { raw: iso, iso } })
    const record = mergePatient('k', [
      document('a.xml', '2019', [problem('a.xml', { ids, period: on('2019-10-01') })]),
      document('b.xml', '2018', [problem('b.xml', { ids, period: on('2018-10-01') })]),
    ])
    expect(record.problems.map((row) => row.period?.at?.iso)).toEqual(['2019-10-01', '2018-10-01'])
  })

  it('keeps two problems that a careless export gave one id', () => {
    const ids = [{ root: 'same' }]
    const gout = { code: '90560007', display: 'Gout' }
    const record = mergePatient('k', [
      document('a.xml', '2024', [problem('a.xml', { ids })]),
      document('b.xml', '2023', [problem('b.xml', { ids, code: gout })]),
    ])
    expect(record.problems.map((row) => row.code?.display)).toEqual(['Asthma', 'Gout'])
  })

  it('keeps the same concept at another time, and once at the same time', () => {
    const at = (iso: string) => ({ low: { raw: iso, iso } })
    const record = mergePatient('k', [
      document('a.xml', '2024', [problem('a.xml', { period: at('2019') })]),
      document('b.xml', '2023', [problem('b.xml', { period: at('2019') }), problem('b.xml', { period: at('2001') })]),
    ])
    expect(record.problems.map((row) => row.period?.low?.iso)).toEqual(['2019', '2001'])
  })

  it('never lets a refuted statement stand for the asserted one', () => {
    const record = mergePatient('k', [
      document('a.xml', '2024', [problem('a.xml', { negated: true })]),
      document('b.xml', '2023', [problem('b.xml')]),
    ])
    expect(record.problems.map((row) => row.negated)).toEqual([true, undefined])
  })

  it('drops nothing inside one document', () => {
    const record = mergePatient('k', [document('a.xml', '2024', [problem('a.xml'), problem('a.xml')])])
    expect(record.problems).toHaveLength(2)
  })

  it('fills demographics from older documents and keeps every way to reach the patient', () => {
    const phone = { raw: 'tel:1', kind: 'phone' as const, value: '+13105550100' }
    const email = { raw: 'mailto:a@example.org', kind: 'email' as const, value: 'a@example.org' }
    const base = document('a.xml', '2024', []).demographics
    const record = mergePatient('k', [
      document('a.xml', '2024', [], { demographics: { ...base, telecoms: [phone] } }),
      document('b.xml', '2020', [], {
        demographics: { ...base, birthDate: { raw: '19800102', iso: '1980-01-02' }, telecoms: [phone, email] },
      }),
    ])
    expect(record.demographics.birthDate?.iso).toBe('1980-01-02')
    expect(record.demographics.telecoms).toEqual([phone, email])
  })

  it('attributes by primary care before encounter before author', () => {
    const by = (file: string, time: string, npi: string, rule: 'primary care' | 'encounter' | 'author') =>
      document(file, time, [], { attributed: { npi, by: rule } })
    const record = mergePatient('k', [
      by('a.xml', '2024', '1', 'author'),
      by('b.xml', '2023', '2', 'encounter'),
      by('c.xml', '2020', '3', 'primary care'),
    ])
    expect(record.attributedNpi).toBe('3')
  })
})
