import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import type { DifferenceView, Listed } from '../../src-preload/contract/difference'
import { DIFFERENCE_KINDS } from '../../src-preload/contract/difference'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { DIFFERENCE, fieldLabel } from '../words/difference'

/** Asked for by hand, since each comparison costs requests of the key's limit. */
export function Difference({ dumpId, patientKey }: { dumpId: string; patientKey: string }) {
  const action = useAction()
  const [view, setView] = useState<DifferenceView>()
  const compare = async () => {
    const answer = await action.run('patient:difference', { dumpId, key: patientKey })
    if (answer) setView(answer)
  }
  return (
    <section className="stack" aria-label={DIFFERENCE.title}>
      <div className="row">
        <Button variant="default" size="xs" loading={action.busy} onClick={compare}>
          {view === undefined ? DIFFERENCE.ask : DIFFERENCE.again}
        </Button>
      </div>
      {action.failure && <FailureNotice failure={action.failure} />}
      {view && <DifferenceTables view={view} />}
    </section>
  )
}

interface Change {
  readonly kind: string
  readonly change: string
  readonly listed: Listed
}

const changesOf = ({ items, files }: DifferenceView): Change[] =>
  [
    ...DIFFERENCE_KINDS.flatMap((kind) =>
      (['created', 'updated', 'withdrawn'] as const).map((change) => ({
        kind: DIFFERENCE.kinds[kind],
        change: DIFFERENCE.changes[change],
        listed: items[kind][change],
      })),
    ),
    { kind: DIFFERENCE.files, change: DIFFERENCE.changes.created, listed: files.added },
  ].filter(({ listed }) => listed.count > 0)

export function DifferenceTables({ view }: { view: DifferenceView }) {
  const changes = changesOf(view)
  const unchanged = DIFFERENCE_KINDS.reduce((sum, kind) => sum + view.items[kind].unchanged, 0) + view.files.unchanged
  const nothing = changes.length === 0 && view.fields.length === 0 && !view.archived
  return (
    <div className="stack">
      <h4>{DIFFERENCE.title}</h4>
      {view.archived && <p>{DIFFERENCE.archived}</p>}
      {nothing && <p>{DIFFERENCE.none}</p>}
      {view.fields.length > 0 && <Fields fields={view.fields} />}
      {changes.length > 0 && (
        <Table verticalSpacing={6} aria-label={DIFFERENCE.title}>
          <Table.Tbody>
            {changes.map(({ kind, change, listed }) => (
              <Table.Tr key={`${kind} ${change}`}>
                <Table.Td>
                  <strong>{kind}</strong>
                  <div className="muted small">{change}</div>
                </Table.Td>
                <Table.Td>
                  <Titles listed={listed} />
                </Table.Td>
                <Table.Td className="number tabular">{listed.count}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <p className="muted tabular">{DIFFERENCE.unchanged(unchanged)}</p>
    </div>
  )
}

function Fields({ fields }: Pick<DifferenceView, 'fields'>) {
  return (
    <Table verticalSpacing={6} aria-label={DIFFERENCE.contact}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{DIFFERENCE.field}</Table.Th>
          <Table.Th>{DIFFERENCE.before}</Table.Th>
          <Table.Th>{DIFFERENCE.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td>{fieldLabel(field)}</Table.Td>
            <Table.Td>{before || <span className="muted">{DIFFERENCE.empty}</span>}</Table.Td>
            <Table.Td>{after || <span className="muted">{DIFFERENCE.empty}</span>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Two items may have the same title, and their order never changes while they are shown. */
function Titles({ listed: { count, titles } }: { listed: Listed }) {
  const rows = titles.map((title, index) => ({ title, id: `${index} ${title}` }))
  return (
    <ul className="bare-list">
      {rows.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
      {count > titles.length && <li className="muted">{DIFFERENCE.more(count - titles.length)}</li>}
    </ul>
  )
}
