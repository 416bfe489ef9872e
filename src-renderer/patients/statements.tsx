import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import { Pill } from '../ui/status-pill'
import { FACTS, RECORD, SECTION_TITLES } from '../words/record'
import { type Badge, badgesOf } from './describe/badges'
import { DESCRIBE, type Line } from './describe/line'
import { codeReference, providersText } from './describe/text'
import { SourceLine } from './source'

interface StatementsProps<K extends StatementKind> {
  readonly kind: K
  readonly rows: readonly Statement<K>[]
}

export function Statements<K extends StatementKind>({ kind, rows }: StatementsProps<K>) {
  // One function of the table fits one kind; TypeScript cannot follow the pairing through a generic index.
  const lineOf = DESCRIBE[kind] as (statement: Statement<K>) => Line
  return (
    <ul className="statements">
      {rows.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: statements have no id that may stand in the page.
        <StatementItem key={index} kind={kind} statement={statement} line={lineOf(statement)} />
      ))}
    </ul>
  )
}

function StatementItem({ kind, statement, line }: { kind: StatementKind; statement: Statement; line: Line }) {
  const title = statement.noKnown ? absenceTitle(kind, statement, line.title) : line.title
  const facts = [
    ...line.facts,
    [FACTS.author, providersText(statement.authors)] as const,
    [FACTS.code, codeReference(statement.code)] as const,
    ...(statement.text === undefined || statement.text === title ? [] : [[FACTS.text, statement.text] as const]),
  ].filter(([, value]) => value !== '' && value !== RECORD.nullValue)
  return (
    <li className="statement" data-negated={statement.negated ?? false}>
      <div className="statement-head">
        <span className="statement-title">{title}</span>
        <Badges badges={badgesOf(kind, statement)} />
      </div>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SourceLine source={statement.source} />
    </li>
  )
}

/** Some codes of absence name what is absent ("Problem"), which would read as its opposite. */
const absenceTitle = (kind: StatementKind, { text }: Statement, title: string): string =>
  /^no(ne|t)?\b/i.test(title) ? title : (text ?? RECORD.noneKnown(SECTION_TITLES[kind]))

export const Badges = ({ badges }: { badges: readonly Badge[] }) => (
  <>
    {badges.map(({ tone, words, because }) => (
      <Pill key={words} tone={tone} {...(because === undefined ? {} : { title: `${FACTS.basis} ${because}` })}>
        {words}
      </Pill>
    ))}
  </>
)
