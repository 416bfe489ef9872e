import { describe, expect, test } from 'vitest'
import { matchDocuments } from '../../../../src-main/intake/match/match-documents'
import type { MatchablePatient } from '../../../../src-main/intake/match/patient-index'

const patient = (key: string, more: Partial<MatchablePatient> = {}): MatchablePatient => ({
  key,
  ids: [],
  family: 'Miller',
  given: 'Joey',
  birthDate: '19700501',
  files: [],
  ...more,
})
const matchOf = (file: string, patients: readonly MatchablePatient[], unread: readonly string[] = []) =>
  matchDocuments([{ file }], patients, unread).get(file)

describe('by folder', () => {
  const joey = patient('joey', { files: ['export/A/joey.ccda', 'export/A/old.ccda'] })
  const ann = patient('ann', { family: 'Brook', files: ['export/B/ann.ccda'] })
  test('that holds documents of one patient', () => {
    expect(matchOf('export/A/scan.pdf', [joey, ann])).toEqual({ key: 'joey', match: 'folder' })
  })
  test('not when it holds those of two', () => {
    expect(matchOf('export/A/scan.pdf', [joey, { ...ann, files: ['export/A/ann.ccda'] }])).toBeUndefined()
  })
  test('not when a document in it could not be read', () => {
    expect(matchOf('export/A/scan.pdf', [joey], ['export/A/broken.ccda'])).toBeUndefined()
  })
  test('not in another folder, above or below', () => {
    expect(matchOf('export/scan.pdf', [joey])).toBeUndefined()
    expect(matchOf('export/A/sub/scan.pdf', [joey])).toBeUndefined()
  })
  test('not without a folder: files chosen one by one lie anywhere', () => {
    expect(matchOf('scan.pdf', [patient('joey', { files: ['joey.ccda'] })])).toBeUndefined()
  })
})

describe('by id', () => {
  const joey = patient('joey', { ids: ['PT-004711', '88123'] })
  test.each(['x/88123.pdf', 'x/88123_scan.pdf', 'x/88123/scan.pdf', 'x/lab PT-004711.pdf', 'x/pt004711.pdf'])(
    '%s',
    (file) => {
      expect(matchOf(file, [joey])).toEqual({ key: 'joey', match: 'id' })
    },
  )
  test.each(['x/188123.pdf', 'x/881234.pdf', 'x/88 123.pdf', 'x/A88123B.pdf'])('not as part of a word: %s', (file) => {
    expect(matchOf(file, [joey])).toBeUndefined()
  })
  test.each(['1234', '2024', '20240115', '01152024', '011524'])('not where digits may be something else: %s', (id) => {
    expect(matchOf(`x/scan_${id}.pdf`, [patient('joey', { ids: [id] })])).toBeUndefined()
  })
  test('a GUID, with or without its hyphens', () => {
    const guid = '66f0c0ff-ee00-4a01-b001-0000deadbeef'
    const ann = patient('ann', { ids: [guid.toUpperCase()] })
    expect(matchOf(`x/${guid}.pdf`, [ann])?.key).toBe('ann')
    expect(matchOf(`x/${guid.replaceAll('-', '')}.pdf`, [ann])?.key).toBe('ann')
  })
  test('not when two share it', () => {
    expect(matchOf('x/88123.pdf', [joey, patient('ann', { ids: ['88123'] })])).toBeUndefined()
  })
})

describe('by name and birth date', () => {
  const joey = patient('joey')
  test.each([
    'x/Miller_Joey_05011970.pdf',
    'x/Miller_Joey_05011970_lab report.pdf',
    'x/MILLER, JOEY 05-01-1970.pdf',
    'x/joey miller 1970-05-01.pdf',
    'x/Miller Joey 5.1.1970.pdf',
    'x/Miller_Joey_19700501.pdf',
    'x/MillerJoey05011970.pdf',
    'x/Miller_Joey_A_05011970/scan.pdf',
  ])('%s', (file) => {
    expect(matchOf(file, [joey])).toEqual({ key: 'joey', match: 'name' })
  })
  test.each([
    'x/Miller_Joey.pdf',
    'x/Miller_05011970.pdf',
    'x/Miller_Joey_05021970.pdf',
    'x/Miller_Joe_05011970.pdf',
    'x/Miller/Joey_05011970.pdf',
  ])('not %s', (file) => {
    expect(matchOf(file, [joey])).toBeUndefined()
  })
  test('accents, apostrophes and double names, composed or not', () => {
    const maria = patient('maria', { family: "D'Ávila-Núñez", given: 'María José', birthDate: '19880310' })
    expect(matchOf('x/D_Avila_Nunez_Maria_Jose_03101988.pdf', [maria])?.key).toBe('maria')
    expect(matchOf("x/D'Ávila-Núñez_María_03101988.pdf".normalize('NFD'), [maria])?.key).toBe('maria')
  })
  test('one word is not both names', () => {
    const kelly = patient('kelly', { family: 'Kelly', given: 'Kelly' })
    expect(matchOf('x/Kelly_05011970.pdf', [kelly])).toBeUndefined()
    expect(matchOf('x/Kelly_Kelly_05011970.pdf', [kelly])?.key).toBe('kelly')
  })
  test('not when two bear it', () => {
    expect(matchOf('x/Miller_Joey_05011970.pdf', [joey, patient('other')])).toBeUndefined()
  })
})

describe('several signals', () => {
  const joey = patient('joey', { ids: ['88123'], files: ['x/A/a.ccda'] })
  test('the strongest is named', () => {
    expect(matchOf('x/A/88123.pdf', [joey])).toEqual({ key: 'joey', match: 'folder' })
  })
  test('that disagree leave it open', () => {
    const ann = patient('ann', { ids: ['99123'], family: 'Brook' })
    expect(matchOf('x/A/99123.pdf', [joey, ann])).toBeUndefined()
    expect(matchOf('x/A/Brook_Joey_05011970.pdf', [joey, ann])).toBeUndefined()
  })
  test('of which one decides between namesakes', () => {
    const namesake = patient('namesake', { ids: ['99123'] })
    expect(matchOf('x/Miller_Joey_05011970_99123.pdf', [joey, namesake])).toEqual({ key: 'namesake', match: 'id' })
  })
})

test('every document is answered, and thousands that share a name, a date and a folder cost no more', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    patient(`p${index}`, { ids: [`AB${index}00001`, 'SHARED1'], files: ['x/a.ccda'] }),
  )
  const documents = many.map((_, index) => ({ file: `x/Miller_Joey_05011970_AB${index}00001_SHARED1.pdf` }))
  const matches = matchDocuments(documents, many)
  expect(matches.size).toBe(20_000)
  const single = matchDocuments([{ file: 'y/AB1900001.pdf' }], many)
  expect(single.get('y/AB1900001.pdf')).toEqual({ key: 'p19', match: 'id' })
})
