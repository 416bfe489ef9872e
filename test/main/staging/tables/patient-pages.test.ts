import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PatientSummary } from '../../../../src-main/review/summary'
import { DUMP_MIGRATIONS } from '../../../../src-main/staging/migrations/dump'
import type { ReadableDb, WritableDb } from '../../../../src-main/staging/sql'
import { type PatientQuery, patientPage } from '../../../../src-main/staging/tables/patient-pages'
import { putPatient, setExcluded, setRepeats, stagePatient } from '../../../../src-main/staging/tables/patients'
import { previewOf, seenProviders } from '../../../../src-main/staging/tables/preview'
import type { PatientRow } from '../../../../src-preload/contract/views'
import { PATIENT_SORTS } from '../../../../src-preload/contract/views'
import { temporaryStore } from '../temporary-store'

const COUNT = 5000
const FAMILIES = ['Ångström', 'Berg', 'Çelik', 'Dvořák', 'Eastwood', 'Fox']

const summary = (n: number): PatientSummary => ({
  key: `1.2.3^${n}`,
  name: `Given${n} ${FAMILIES[n % 6]}`,
  family: FAMILIES[n % 6] ?? '',
  given: `Given${n}`,
  birthDate: `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`,
  ...(n % 30 === 0 ? {} : { phone: `+1202555${n}` }),
  counts: { problems: n % 7, vitals: n % 11, notes: 3 },
  statements: (n % 7) + (n % 11),
  warnings: n % 100 === 0 ? 2 : 0,
  encounters: { first: `20${10 + (n % 10)}-01-01`, last: `202${n % 5}-06-01` },
  provider: { npi: n % 3 === 0 ? '1999999984' : '1999999976', name: n % 3 === 0 ? 'Amelia Hart' : 'Samuel Okafor' },
  missingContact: n % 30 === 0,
  ids: [`MRN${n}`],
})

let db: WritableDb
const page = (query: Partial<PatientQuery>): { total: number; rows: readonly PatientRow[] } =>
  patientPage(db, { offset: 0, limit: 100, filter: 'all', sort: 'name', descending: false, ...query })

const plan = (store: ReadableDb, sort: string): string =>
  store
    .all<{ detail: string }>({
      text: `EXPLAIN QUERY PLAN SELECT key FROM patients ORDER BY ${sort}, id LIMIT 50 OFFSET 900`,
      values: [],
    })
    .map(({ detail }) => detail)
    .join(' ')

describe('5,000 patients', () => {
  beforeAll(() => {
    db = temporaryStore(DUMP_MIGRATIONS, afterAll).db
    db.transaction(() => {
      for (let n = 0; n < COUNT; n++) stagePatient(db, summary(n), () => `tebra-00000000-${n}`)
      putPatient(db, summary(77), { externalRef: 'tebra-00000000-77', documents: 3, conflict: true })
      setExcluded(db, '1.2.3^78', true)
    })
    setRepeats(db, new Set(['tebra-00000000-1', 'tebra-00000000-2', 'tebra-ffffffff-1']))
  })

  test.each(PATIENT_SORTS)('pages by %s join to the whole, in order, both ways', (sort) => {
    const walk = (descending: boolean): string[] =>
      Array.from({ length: COUNT / 250 }, (_, index) => page({ sort, descending, offset: index * 250, limit: 250 }))
        .flatMap(({ rows }) => rows)
        .map(({ key }) => key)
    const up = walk(false)
    expect(new Set(up).size).toBe(COUNT)
    expect(walk(true)).toEqual([...up].reverse())
  })

  test('names are ordered by family without regard to accents', () => {
    expect(page({ limit: 1 }).rows[0]?.name).toContain('Ångström')
    expect(page({ limit: 1, descending: true }).rows[0]?.name).toContain('Fox')
  })

  test('every word of a search must occur: name, accents left out, id, phone, birth date', () => {
    expect(page({ search: 'angstrom given6' }).rows[0]).toMatchObject({ name: 'Given6 Ångström' })
    expect(page({ search: 'MRN4321' })).toMatchObject({ total: 1, rows: [{ key: '1.2.3^4321' }] })
    expect(page({ search: '+12025554321' }).total).toBe(1)
    expect(page({ search: 'dvorak 1953' }).total).toBe(page({ search: '1953 Dvořák' }).total)
    for (const search of ['(202) 555-4321', '202-555-4321', '2025554321', 'Berg, Given4321']) {
      expect(page({ search }), search).toMatchObject({ total: 1, rows: [{ key: '1.2.3^4321' }] })
    }
    const born = page({ search: '1971-04-11' }).total
    expect(born).toBeGreaterThan(0)
    for (const search of ['04/11/1971', '4/11/1971']) expect(page({ search }).total, search).toBe(born)
    expect(page({ search: 'okafor', limit: 1 }).total).toBe(seenProviders(db)[0]?.patients)
    expect(page({ search: 'nobody at all' })).toEqual({ total: 0, rows: [] })
  })

  test('signs of LIKE and SQL in a search mean themselves', () => {
    expect(page({ search: '%' }).total).toBe(0)
    expect(page({ search: 'given_' }).total).toBe(0)
    expect(page({ search: "'; DROP TABLE patients; --" }).total).toBe(0)
    expect(page({ search: '\\' }).total).toBe(0)
    expect(page({}).total).toBe(COUNT)
  })

  test('filters', () => {
    const totals = Object.fromEntries(
      (['missing_contact', 'repeat', 'conflict', 'warnings', 'failed', 'importable'] as const).map((filter) => [
        filter,
        page({ filter }).total,
      ]),
    )
    expect(totals).toEqual({
      missing_contact: 167,
      repeat: 2,
      conflict: 1,
      warnings: 50,
      failed: 0,
      importable: COUNT - 167 - 1 - 1,
    })
    expect(page({ npi: '1999999984' }).total).toBe(1667)
    expect(page({ npi: '1999999976', filter: 'missing_contact' }).total).toBe(0)
    expect(page({ npi: 'nobody' }).total).toBe(0)
    expect(page({ filter: 'repeat' }).rows.every(({ repeat }) => repeat)).toBe(true)
  })

  test('the preview counts the same', () => {
    expect(previewOf(db)).toEqual({
      patients: COUNT,
      missingContact: 167,
      repeats: 2,
      conflicts: 1,
      openConflicts: 1,
      importable: COUNT - 169,
      newContacts: COUNT - 171,
      withoutId: 0,
      firstEncounter: '2010-01-01',
      lastEncounter: '2024-06-01',
    })
    expect(seenProviders(db)).toEqual([
      { npi: '1999999976', names: ['Samuel Okafor'], roles: [], patients: 3333 },
      { npi: '1999999984', names: ['Amelia Hart'], roles: [], patients: 1667 },
    ])
  })

  test.each(['sort_name', 'birth_date', 'statements', 'warnings', 'documents', 'provider_name'])(
    '%s is sorted by its index',
    (sort) => {
      expect(plan(db, sort)).toMatch(/USING (COVERING )?INDEX patients_by_/)
      expect(plan(db, sort)).not.toContain('TEMP B-TREE')
    },
  )
})
