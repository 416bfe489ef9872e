/** Workbooks as other programs write them. The parts of `more` stand in for those of the same name. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTable } from '../../../../src-main/intake/tables/read-table'
import { makeFolder } from '../fixtures'
import { makeXlsx } from '../make-xlsx'

type Parts = Readonly<Record<string, string>>

const rowsOf = async (parts: Parts): Promise<readonly (readonly string[])[] | string> => {
  const path = join(await makeFolder({}), 'table.xlsx')
  const more = Object.entries(parts).map(([name, content]) => ({ name: `xl/${name}`, content }))
  await writeFile(path, makeXlsx([['a']], more))
  const table = await readTable(path)
  return table.ok ? table.value.rows : table.failure.code
}
const sheet = (cells: string): Parts => ({
  'worksheets/sheet1.xml': `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`,
})
const RELATIONS = `<Relationships>
  <Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/>
  <Relationship Id="rId3" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="./words.xml"/>
</Relationships>`

test('words that cells share, in runs, and without the reading of a name', async () => {
  const words = `<x:sst xmlns:x="m"><x:si><x:t> Patient </x:t></x:si><x:si><x:r><x:t>Miya</x:t></x:r><x:r><x:t>zaki</x:t></x:r>
    <x:rPh sb="0" eb="1"><x:t>reading</x:t></x:rPh></x:si></x:sst>`
  const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c>'
  const parts = { ...sheet(cells), '_rels/workbook.xml.rels': RELATIONS, 'words.xml': words }
  expect(await rowsOf(parts)).toEqual([['Patient', 'Miyazaki']])
})

test('cells of every kind, in their columns', async () => {
  const cells = `<c r="B1"><v>1.2025550101E10</v></c><c><v>2025550101.0</v></c><c r="E1" t="b"><v>1</v></c>
    <c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="str"><f>A1</f><v>told</v></c><c r="H1" t="d"><v>1980-02-03T00:00:00</v></c>
    <c r="I1"><v>007</v></c><c r="J1"><v>1.5</v></c><c r="ZZ1"><v>9</v></c>`
  expect(await rowsOf(sheet(cells))).toEqual([
    ['', '12025550101', '2025550101', '', 'TRUE', '', 'told', '1980-02-03', '007', '1.5'],
  ])
})

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/>
  <numFmt numFmtId="171" formatCode="[Red]0 &quot;days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>`

test('dates by their format, of both calendars', async () => {
  const cells = [1, 2, 3, 0].map((style) => `<c s="${style}"><v>29254.75</v></c>`).join('')
  const parts = { ...sheet(`${cells}<c s="1"><v>59</v></c><c s="1"><v>0.5</v></c>`), 'styles.xml': STYLES }
  expect(await rowsOf(parts)).toEqual([['1980-02-03', '29254.75', '1980-02-03', '29254.75', '1900-02-28', '0.5']])
  const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet id="rId1"/></sheets></workbook>'
  expect(
    await rowsOf({ ...sheet('<c s="1"><v>27792</v></c>'), 'styles.xml': STYLES, 'workbook.xml': workbook }),
  ).toEqual([['1980-02-03']])
})

test('what is not well-formed, has no sheet, or names an entity is refused', async () => {
  expect(await rowsOf(sheet('<c>'))).toBe('unsupported_file')
  expect(await rowsOf({ 'workbook.xml': '<workbook/>' })).toBe('unsupported_file')
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><c><v>&b;</v></c></worksheet>'
  expect(await rowsOf({ 'worksheets/sheet1.xml': laughs })).toBe('unsupported_file')
})

test('more cells than a computer has room for are refused', async () => {
  const row = '<row><c r="IV1"><v>1</v></c></row>'
  const rows = `<worksheet><sheetData>${row.repeat(50_000)}</sheetData></worksheet>`
  expect(await rowsOf({ 'worksheets/sheet1.xml': rows })).toBe('file_too_large')
})

test('of a CSV, too', async () => {
  const path = join(await makeFolder({}), 'table.csv')
  await writeFile(path, '\n'.repeat(12_000_001))
  expect(await readTable(path)).toEqual({ ok: false, failure: { code: 'file_too_large' } })
})
