import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSections } from '../document'
import { medication, medicationList } from '../statements'

const row = (id: string, ...cells: readonly string[]): string =>
  `<tr ID="${id}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const table = (...rows: readonly string[]): string =>
  `<table><thead><tr><th>Drug</th><th>Status</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
const statusOf = (text: string, before = ''): string | undefined =>
  readSections(medicationList(medication({ before }), text)).statements.medications[0]?.clinicalStatus
const NAME = 'Metformin 500 MG Extended Release Oral Tablet'

describe('the row that speaks of a drug', () => {
  test('is the one its reference points into, even in the middle of a cell', () => {
    const text = table(
      row('m0', 'Aspirin', 'Active'),
      row('m1', 'Metformin <content ID="c1">500</content>', 'Discontinued'),
    )
    expect(statusOf(text, '<text><reference value="#c1"/></text>')).toBe('completed')
    expect(statusOf(text, '<text><reference value="#m0"/></text>')).toBe('active')
  })
  test('else the only one that names it, in any case and spacing', () => {
    expect(
      statusOf(table(row('m0', 'Aspirin', 'Discontinued'), row('m1', NAME.toUpperCase().replace(' ', '  '), 'Active'))),
    ).toBe('active')
  })
  test('but never one of several: that would be a guess', () => {
    expect(statusOf(table(row('m0', NAME, 'Discontinued'), row('m1', NAME, 'Active')))).toBe('unknown')
  })
  test('nor the row of another drug', () => {
    expect(statusOf(table(row('m0', 'Aspirin', 'Active')))).toBe('unknown')
  })
  test('is taken apart by its cells, paragraphs, items and lines, however it is indented', () => {
    const inCells = (...cells: readonly string[]): string => table(`<tr><td>${NAME}</td>${cells.join('')}</tr>`)
    expect(statusOf(inCells('<td><paragraph>500 mg </paragraph>\t<paragraph>Active</paragraph></td>'))).toBe('active')
    expect(statusOf(inCells('<td>500 mg<br/><content>Active</content></td>'))).toBe('active')
    expect(statusOf(inCells('<td>500 mg<list><item>Active</item></list></td>'))).toBe('active')
    expect(statusOf(inCells('<sup>1 </sup>\n\t<td>Active</td>'))).toBe('active')
    expect(statusOf(inCells('<td>was<content> active</content></td>'))).toBe('unknown')
  })
  test('is not the one before or behind an empty anchor that its reference points to', () => {
    const text = `<content ID="drugs"/>${table(row('m0', 'Aspirin', 'Discontinued'), row('m1', NAME, 'Active'))}`
    const list = `<content ID="drugs"/><list><item>Aspirin: Discontinued</item><item>${NAME}: Active</item></list>`
    for (const before of [text, list, list.replace('<item>', '\n <item>')])
      expect(statusOf(before, '<text><reference value="#drugs"/></text>')).toBe('active')
    expect(statusOf(table('<tr><td ID="m0"/><td>Active</td></tr>'), '<text><reference value="#m0"/></text>')).toBe(
      'active',
    )
  })
  test('may be a list item', () => {
    expect(statusOf(`<list><item>${NAME}: on hold</item><item>Aspirin: Active</item></list>`)).toBe('held')
  })
})

/** Of each row its cells, of each cell its blocks. */
const ROWS = fc.array(
  fc.array(
    fc.array(
      fc.tuple(
        fc.constantFrom('paragraph', 'list><item'),
        fc.constantFrom('Active', 'Discontinued', '500 mg', NAME, 'taken ', ''),
      ),
      { maxLength: 3 },
    ),
    { maxLength: 3 },
  ),
  { minLength: 1, maxLength: 4 },
)
const closing = (tags: string): string => tags.split('><').reverse().join('></')

test('however a narrative of blocks is indented, all is read the same', () => {
  fc.assert(
    fc.property(ROWS, fc.constantFrom('anchor', 'row0', 'row1', 'none'), (rows, reference) => {
      const read = (blank: string): unknown => {
        const within = (tag: string, inner: readonly string[]): string =>
          `<${tag}>${blank}${inner.map((each) => each + blank).join('')}</${tag.replace(/ .*/, '')}>`
        const cells = (blocks: readonly (readonly [string, string])[]): string =>
          within(
            'td',
            blocks.map(([tags, words]) => `<${tags}>${words}</${closing(tags)}>`),
          )
        const table = within(
          'table',
          rows.map((row, at) => within(`tr ID="row${at}"`, row.map(cells))),
        )
        const before = `<text><reference value="#${reference}"/></text>`
        return readSections(medicationList(medication({ before }), `<content ID="anchor"/>${blank}${table}`))
      }
      const [bare, ...others] = ['', ' ', '\n    ', '\r\n\t\t'].map(read)
      for (const other of others) expect(other).toEqual(bare)
    }),
    { numRuns: 300 },
  )
})
