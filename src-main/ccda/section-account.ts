/** The account of one section while it is read: what it is, what it gave, and what was met without giving a row. */
import { kindOfSection, type SectionKind } from './entries'
import type { Account, SectionSummary } from './reading'
import { titleOf } from './section'
import type { SectionParts } from './walker'
import { attribute, child, childrenOf } from './xml/node'

export interface SectionAccount {
  readonly kind: SectionKind
  /** LOINC code, else title: stands in every `source`. */
  readonly label: string
  readonly code: string | undefined
  readonly title: string | undefined
  entries: number
  /** Number of the entry at hand. */
  entry: number
  rows: number
  unread: number
  readonly accounted: Partial<Record<Account, number>>
}

export function openAccount(parts: SectionParts): SectionAccount {
  const code = attribute(child(parts.node, 'code'), 'code')?.trim()
  const title = titleOf(parts.node)
  const templates = childrenOf(parts.node, 'templateId').map((node) => node.attributes.root ?? '')
  return {
    kind: kindOfSection(code, templates),
    label: code ?? title ?? 'section without code',
    code,
    title,
    entries: 0,
    entry: 0,
    rows: 0,
    unread: 0,
    accounted: {},
  }
}

/** Numbers of entries by the label of their section: where two sections share one, the second counts on. */
export function createNumbering(): (label: string) => number {
  const last = new Map<string, number>()
  return (label) => {
    const number = (last.get(label) ?? 0) + 1
    last.set(label, number)
    return number
  }
}

/** Clinical statements met so far: rows, and those accounted for without one. */
export const statementsMet = ({ rows, accounted }: SectionAccount): number => {
  let total = rows
  for (const reason in accounted) total += accounted[reason as Account] ?? 0
  return total
}

/** A refuted or "no known" row is staged with its flag, but it is an account of absence, not an assertion. */
export function addAccount(section: SectionAccount, reason: Account): void {
  if (reason === 'noKnown' || reason === 'refuted') section.rows -= 1
  section.accounted[reason] = (section.accounted[reason] ?? 0) + 1
}

export function summaryOf(section: SectionAccount, narrative: SectionParts['narrative']): SectionSummary {
  const { code, title, entries, rows, unread, accounted } = section
  return {
    ...(code === undefined ? {} : { code }),
    ...(title === undefined ? {} : { title }),
    entries,
    rows,
    unread,
    statements: statementsMet(section),
    accounted,
    narrativeChars: narrative?.plain.trim().length ?? 0,
  }
}
