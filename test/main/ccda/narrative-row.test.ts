import { describe, expect, it } from 'vitest'
import { createNarrative } from '../../../src-main/ccda/narrative'
import { narrativeRow } from '../../../src-main/ccda/narrative-row'
import { createNode } from '../../../src-main/ccda/node'

/** A table with one row a drug; the first row's name carries an id. */
const narrative = (rows: readonly (readonly string[])[]) => {
  const builder = createNarrative()
  builder.open('table', {})
  for (const [row, cells] of rows.entries()) {
    builder.open('tr', {})
    for (const [cell, text] of cells.entries()) {
      builder.open('td', cell === 0 ? { ID: `name-${row}` } : {})
      builder.text(text)
      builder.close()
    }
    builder.close()
  }
  builder.close()
  return builder.finish()
}

const statement = (reference?: string) => {
  const node = createNode('substanceAdministration', {})
  const text = createNode('text', {})
  node.children.push(text)
  if (reference !== undefined) text.children.push(createNode('reference', { value: reference }))
  return node
}

const drugs = narrative([
  ['Lisinopril 10 MG', 'daily', 'Active'],
  ['Warfarin 5 MG', 'daily', 'Discontinued'],
  ['Warfarin 2 MG', 'daily', 'Active'],
])

describe('narrativeRow', () => {
  it('is the row a reference points into', () => {
    expect(narrativeRow(drugs, statement('#name-1'), 'Warfarin')).toBe('Warfarin 5 MG daily Discontinued')
  })

  it('is the only row that names the statement', () => {
    expect(narrativeRow(drugs, statement(), 'lisinopril 10 mg')).toBe('Lisinopril 10 MG daily Active')
  })

  it('is none where two rows name it, or no row does', () => {
    expect(narrativeRow(drugs, statement(), 'Warfarin')).toBeUndefined()
    expect(narrativeRow(drugs, statement('#nowhere'), 'Metformin')).toBeUndefined()
    expect(narrativeRow(drugs, statement(), undefined)).toBeUndefined()
  })
})
