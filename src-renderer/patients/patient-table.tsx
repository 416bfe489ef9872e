import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import type { SortingState } from '@tanstack/react-table'
import { useState } from 'react'
import {
  type DumpView,
  PATIENT_FILTERS,
  PATIENT_SORTS,
  type PatientFilter,
  type PatientRow,
  type PatientSort,
  type ProviderRow,
  type ReviewView,
} from '../../src-preload/contract/views'
import { call } from '../import-api'
import { Empty } from '../ui/empty'
import { FailureNotice } from '../ui/failure-notice'
import { Placeholder } from '../ui/loading'
import { RowTable } from '../ui/row-table'
import { type Rows, useRows } from '../ui/use-rows'
import { useWindowState } from '../window-state'
import { PATIENTS } from '../words/review'
import { PATIENT_COLUMNS } from './patient-columns'
import { PatientDrawer } from './patient-drawer'

const FILTERS = PATIENT_FILTERS.map((value) => ({ value, label: PATIENTS.filters[value] }))
const isFilter = (value: string | null): value is PatientFilter => PATIENT_FILTERS.some((filter) => filter === value)
const sortOf = (id: string | undefined): PatientSort => PATIENT_SORTS.find((sort) => sort === id) ?? 'name'

interface PatientTableProps {
  readonly dump: DumpView
  readonly providers: readonly ProviderRow[]
  /** A patient was left out or brought back: the review as it is now. */
  readonly onReviewed: (review: ReviewView) => void
}

export function PatientTable({ dump, providers, onReviewed }: PatientTableProps) {
  const filter = useWindowState((state) => state.patientFilter)
  const chosen = useWindowState((state) => state.patientNpi)
  const show = useWindowState((state) => state.showPatients)
  // What was chosen in another import means nothing here.
  const npi = providers.some((provider) => provider.npi === chosen) ? chosen : undefined
  const kept = useWindowState((state) => state.patientSearch)
  const keep = useWindowState((state) => state.searchPatients)
  const search = kept?.dumpId === dump.id ? kept.text : ''
  const setSearch = (text: string) => keep(dump.id, text)
  const [asked] = useDebouncedValue(search.trim(), 200)
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }])
  const [open, setOpen] = useState<PatientRow>()

  const sort = sortOf(sorting[0]?.id)
  const descending = sorting[0]?.desc ?? false
  const rows = useRows(JSON.stringify([dump.id, filter, npi, asked, sort, descending]), (offset, limit) =>
    call('patients:page', {
      dumpId: dump.id,
      offset,
      limit,
      filter,
      sort,
      descending,
      ...(npi === undefined ? {} : { npi }),
      ...(asked === '' ? {} : { search: asked.slice(0, 200) }),
    }),
  )
  const clear = () => {
    setSearch('')
    show('all')
  }
  return (
    <>
      <div className="table-tools">
        <TextInput
          aria-label={PATIENTS.search}
          placeholder={PATIENTS.searchHint}
          leftSection={<IconSearch aria-hidden size={17} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="table-search"
        />
        <Select
          aria-label={PATIENTS.filter}
          data={FILTERS}
          value={filter}
          onChange={(value) => isFilter(value) && show(value, npi)}
          allowDeselect={false}
          w={190}
        />
        {providers.length > 1 && (
          <ProviderFilter providers={providers} npi={npi} onChange={(one) => show(filter, one)} />
        )}
        <span className="muted tabular small" role="status">
          {rows.total !== undefined && PATIENTS.shown(rows.total)}
        </span>
      </div>
      <PatientRows
        rows={rows}
        sorting={sorting}
        onSort={setSorting}
        onOpen={setOpen}
        onClear={filter === 'all' && npi === undefined && asked === '' ? undefined : clear}
      />
      <PatientDrawer
        dump={dump}
        row={open}
        onClose={() => setOpen(undefined)}
        onChanged={(review) => {
          rows.reload()
          onReviewed(review)
        }}
      />
    </>
  )
}

interface ProviderFilterProps {
  readonly providers: readonly ProviderRow[]
  readonly npi: string | undefined
  readonly onChange: (npi: string | undefined) => void
}

const ProviderFilter = ({ providers, npi, onChange }: ProviderFilterProps) => (
  <Select
    aria-label={PATIENTS.provider}
    data={[
      { value: '', label: PATIENTS.allProviders },
      ...providers.map(({ npi: value, names }) => ({ value, label: names[0] ?? value })),
    ]}
    value={npi ?? ''}
    onChange={(value) => onChange(value || undefined)}
    allowDeselect={false}
    w={190}
  />
)

interface PatientRowsProps {
  readonly rows: Rows<PatientRow>
  readonly sorting: SortingState
  readonly onSort: (sorting: SortingState) => void
  readonly onOpen: (row: PatientRow) => void
  /** Undefined when nothing keeps anybody out of sight. */
  readonly onClear: (() => void) | undefined
}

function PatientRows({ rows, sorting, onSort, onOpen, onClear }: PatientRowsProps) {
  if (rows.failure) return <FailureNotice failure={rows.failure} onRetry={rows.reload} busy={rows.busy} />
  if (rows.total === undefined) return <Placeholder lines={8} height={28} />
  if (rows.total === 0) {
    return (
      <div className="card">
        <Empty
          icon={<IconUsers aria-hidden size={28} stroke={1.5} />}
          title={PATIENTS.none.title}
          text={onClear ? PATIENTS.none.text : PATIENTS.none.nobody}
        >
          {onClear && (
            <Button variant="default" size="xs" onClick={onClear}>
              {PATIENTS.clear}
            </Button>
          )}
        </Empty>
      </div>
    )
  }
  return (
    <RowTable
      rows={rows}
      columns={PATIENT_COLUMNS}
      label={PATIENTS.title}
      sorting={sorting}
      onSort={onSort}
      onOpen={onOpen}
      loadingText={PATIENTS.loadingRow}
    />
  )
}
