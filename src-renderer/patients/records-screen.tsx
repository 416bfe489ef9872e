import { Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ContactRow, IntegrationView } from '../../src-preload/contract/views'
import { call } from '../import-api'
import { Empty } from '../ui/empty'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { Loaded, Placeholder } from '../ui/loading'
import { type RowColumn, RowTable } from '../ui/row-table'
import { Pill } from '../ui/status-pill'
import { useRows } from '../ui/use-rows'
import { WORKSPACES } from '../words'
import { count, dayAndTime } from '../words/format'
import { PATIENTS, RECORDS } from '../words/review'
import { useWorkspace } from '../workspace'
import { ContactLine } from './patient-columns'

/** What the workspace holds, read from the workspace itself. */
export function RecordsScreen({ chatbotId }: { chatbotId: string | undefined }) {
  const { app, integration } = useWorkspace()
  return (
    <div className="stack-lg">
      <Heading order={1} lead={RECORDS.lead(WORKSPACES[app.workspace ?? 'practice'].short)}>
        {RECORDS.title}
      </Heading>
      <Loaded from={integration} lines={6} height={26}>
        {(view) => <Records integration={view} chatbotId={chatbotId} />}
      </Loaded>
    </div>
  )
}

function Records({ integration, chatbotId }: { integration: IntegrationView; chatbotId: string | undefined }) {
  const [chosen, setChosen] = useState(chatbotId ?? integration.chatbots[0]?.id ?? null)
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), 250)
  if (chosen === null) {
    const isPlain = integration.capabilities.length === 0
    return <NoContacts words={isPlain ? RECORDS.plainKey : RECORDS.noChatbot} />
  }
  const named = integration.chatbots.map(({ id, name }) => ({ value: id, label: name }))
  // Of a plain API key the chatbot is known by its id alone.
  const chatbots = named.some(({ value }) => value === chosen) ? named : [...named, { value: chosen, label: chosen }]
  return (
    <>
      <div className="table-tools">
        <Select
          aria-label={RECORDS.chatbot}
          data={chatbots}
          value={chosen}
          onChange={(value) => value !== null && setChosen(value)}
          allowDeselect={false}
          w={210}
        />
        <TextInput
          aria-label={RECORDS.search}
          placeholder={RECORDS.search}
          leftSection={<IconSearch aria-hidden size={17} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="table-search"
        />
      </div>
      <Contacts chatbotId={chosen} search={asked} />
    </>
  )
}

function Contacts({ chatbotId, search }: { chatbotId: string; search: string }) {
  const rows = useRows(JSON.stringify([chatbotId, search]), (offset, limit) =>
    call('records:page', { chatbotId, offset, limit, ...(search === '' ? {} : { search: search.slice(0, 200) }) }),
  )
  if (rows.failure) return <FailureNotice failure={rows.failure} onRetry={rows.reload} busy={rows.busy} />
  if (rows.total === undefined) return <Placeholder lines={8} height={28} />
  if (rows.total === 0) {
    return <NoContacts words={search === '' ? RECORDS.empty : RECORDS.noMatch} />
  }
  return (
    <>
      <p className="muted tabular small" role="status">
        {RECORDS.shown(rows.total)}
      </p>
      <RowTable rows={rows} columns={CONTACT_COLUMNS} label={RECORDS.title} loadingText={PATIENTS.loadingRow} />
    </>
  )
}

const NoContacts = ({ words }: { words: { readonly title: string; readonly text: string } }) => (
  <div className="card">
    <Empty icon={<IconAddressBook aria-hidden size={28} stroke={1.5} />} title={words.title} text={words.text} />
  </div>
)

const { columns } = RECORDS
const figure = (
  id: 'notes' | 'prescriptions' | 'readings' | 'files' | 'tasks',
  width: string,
): RowColumn<ContactRow> => ({
  id,
  header: columns[id],
  cell: (row) => count(row[id]),
  number: true,
  width,
})

const CONTACT_COLUMNS: readonly RowColumn<ContactRow>[] = [
  {
    id: 'name',
    header: columns.name,
    cell: (row) => (
      <>
        <Group gap={8} wrap="nowrap">
          <span className="strong ellipsis">{row.name || PATIENTS.unnamed}</span>
          {row.archived && <Pill tone="grey">{RECORDS.archived}</Pill>}
        </Group>
        <ContactLine row={row} />
      </>
    ),
  },
  { id: 'owner', header: columns.owner, cell: (row) => row.owner ?? '', width: '11rem' },
  figure('notes', '4.25rem'),
  figure('prescriptions', '7.25rem'),
  figure('readings', '5.75rem'),
  figure('files', '3.75rem'),
  figure('tasks', '4rem'),
  { id: 'updated', header: columns.updated, cell: (row) => dayAndTime(row.updatedAt)[0], width: '10.75rem' },
]
