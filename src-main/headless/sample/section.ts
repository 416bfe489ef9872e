/** A section: its codes, a narrative that a person reads, and entries that point into it. */
import { code, template } from './cda'
import type { Coded } from './coded'
import { type Child, el, type Xml } from './xml'

export interface SectionParts {
  readonly loinc: Coded
  readonly title: string
  /** Root and version of the template; the root alone is written before it, as C-CDA R2.1 asks (section 1.1.8). */
  readonly template: readonly [root: string, version?: string]
  readonly narrative: Child
  readonly entries: readonly Xml[]
}

export const entry = (statement: Xml): Xml => el('entry', {}, statement)

export function section({ loinc, title, template: [root, version], narrative, entries }: SectionParts): Xml {
  return el(
    'component',
    {},
    el(
      'section',
      {},
      template(root),
      version === undefined ? undefined : template(root, version),
      code(loinc),
      el('title', {}, title),
      el('text', {}, narrative),
      entries,
    ),
  )
}

/** A table cell: words, or words which an entry refers to by `id`. */
export type Cell = string | { readonly id: string; readonly text: string }

const cell = (content: Cell): Xml =>
  typeof content === 'string' ? el('td', {}, content) : el('td', { ID: content.id }, content.text)

export interface Row {
  readonly id: string
  readonly cells: readonly Cell[]
}

export const table = (headings: readonly string[], rows: readonly Row[]): Xml =>
  el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        headings.map((heading) => el('th', {}, heading)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map(({ id, cells }) => el('tr', { ID: id }, cells.map(cell))),
    ),
  )

export const paragraph = (text: string, id?: string): Xml => el('paragraph', { ID: id }, text)
