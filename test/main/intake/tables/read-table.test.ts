import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../../../src-main/intake/tables/read-table'
import { CLINICAL, makeFolder, PDF } from '../fixtures'
import { makeXlsx } from '../make-xlsx'
import { makeZip } from '../make-zip'

const written = async (content: string | Uint8Array): Promise<string> => {
  const path = join(await makeFolder({}), 'table')
  await writeFile(path, content)
  return path
}
const rowsOf = async (content: string | Uint8Array): Promise<readonly (readonly string[])[] | string> => {
  const table = await readTable(await written(content))
  return table.ok ? table.value.rows : table.failure.code
}
const ROWS = [
  ['Patient ID', 'Name', 'Mobile'],
  ['00123', 'Müller, "Jo"', '(202) 555-0101'],
]
const CSV = 'Patient ID,Name,Mobile\r\n00123,"Müller, ""Jo""",(202) 555-0101\r\n'

describe('a CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${CSV}`)],
    ['windows-1252, as Excel saves it', Buffer.from(CSV, 'latin1')],
    ['UTF-16 with BOM', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['with empty lines and spaces', Buffer.from(`${CSV.replaceAll(',M', ' , M')}\r\n\r\n`)],
  ])('%s', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(ROWS)
  })

  test('windows-1252 keeps its dashes and curly quotes', async () => {
    expect(await rowsOf(Buffer.from('Name,Note\r\nZo\xeb,\x93A\x96B\x94 \x80\r\n', 'latin1'))).toEqual([
      ['Name', 'Note'],
      ['Zoë', '“A–B” €'],
    ])
  })

  test.each([';', '\t', '|'])('divided by %j', async (delimiter) => {
    expect(await rowsOf(`a${delimiter}"b, c${delimiter}d"\n1${delimiter}2`)).toEqual([
      ['a', `b, c${delimiter}d`],
      ['1', '2'],
    ])
  })

  test('with rows of different lengths and stray quotes is read as far as it goes', async () => {
    expect(await rowsOf('a,b\n1\n2,3,4\n5,6" tall')).toEqual([['a', 'b'], ['1'], ['2', '3', '4'], ['5', '6" tall']])
  })
})

describe('an XLSX', () => {
  test('keeps leading zeros and phone numbers, gives days for dates, and drops empty rows', async () => {
    const bytes = makeXlsx([
      ['Patient ID', 'DOB', 'Mobile'],
      [],
      ['00123', { date: 29_254 }, { n: '2025550101' }],
      ['00124', '2/3/1980', '+12025550102'],
    ])
    expect(await rowsOf(bytes)).toEqual([
      ['Patient ID', 'DOB', 'Mobile'],
      ['00123', '1980-02-03', '2025550101'],
      ['00124', '2/3/1980', '+12025550102'],
    ])
  })

  test('that would unpack to far more than it is, or is damaged, is refused', async () => {
    const bomb = { name: 'xl/media/a.bin', content: Buffer.alloc(60 * 1024 * 1024) }
    expect(await rowsOf(makeXlsx([['a']], [bomb]))).toBe('zip_unsafe')
    expect(await rowsOf(makeXlsx([['a']]).subarray(0, 900))).toBe('zip_damaged')
    const empty = [
      { name: '[Content_Types].xml', content: 'x' },
      { name: 'xl/nothing.xml', content: 'x' },
    ]
    expect(await rowsOf(makeZip(empty))).toBe('unsupported_file')
  })
})

test('what is no table is refused', async () => {
  expect(await rowsOf('')).toBe('file_empty')
  expect(await rowsOf(PDF)).toBe('unsupported_file')
  expect(await rowsOf(makeZip([{ name: 'a.ccda', content: CLINICAL }]))).toBe('unsupported_file')
  const missing = await readTable(join(await makeFolder({}), 'nothing.csv'))
  expect(missing).toEqual({ ok: false, failure: { code: 'path_missing' } })
})
