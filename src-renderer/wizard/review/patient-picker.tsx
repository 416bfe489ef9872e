import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PatientRow } from '../../../src-preload/contract/views'
import { useCall } from '../../import-api'
import { UNMATCHED } from '../../words/files'
import { recordDate } from '../../words/format'
import { PATIENTS } from '../../words/review'

/** More would not be read: another letter narrows it. */
const OFFERED = 20

interface PatientPickerProps {
  readonly dumpId: string
  readonly label: string
  readonly busy: boolean
  readonly onPick: (patient: PatientRow) => void
}

const labelOf = ({ name, birthDate }: PatientRow): string =>
  [name || PATIENTS.unnamed, birthDate && UNMATCHED.born(recordDate(birthDate))].filter(Boolean).join(' · ')

/** Any patient of the dump, found by the engine as the owner types. Nothing is asked for until it has the focus. */
export function PatientPicker(props: PatientPickerProps) {
  const [used, setUsed] = useState(false)
  return used ? (
    <Searching {...props} />
  ) : (
    <Select
      aria-label={props.label}
      size="sm"
      placeholder={UNMATCHED.choose}
      data={[]}
      disabled={props.busy}
      onFocus={() => setUsed(true)}
    />
  )
}

function Searching({ dumpId, label, busy, onPick }: PatientPickerProps) {
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim().slice(0, 200), 200)
  const patients = useCall('patients:page', {
    dumpId,
    offset: 0,
    limit: OFFERED,
    filter: 'all',
    sort: 'name',
    descending: false,
    ...(asked === '' ? {} : { search: asked }),
  })
  const rows = patients.value?.rows ?? []
  return (
    <Select
      aria-label={label}
      size="sm"
      placeholder={UNMATCHED.search}
      data={rows.map((row) => ({ value: row.key, label: labelOf(row) }))}
      value={null}
      onChange={(key) => {
        const picked = rows.find((row) => row.key === key)
        if (picked) onPick(picked)
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The engine has searched already, in more than the name.
      filter={({ options }) => options}
      nothingFoundMessage={patients.loading ? PATIENTS.loadingRow : UNMATCHED.nobody}
      withScrollArea={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
      classNames={{ options: 'picker-options' }}
      disabled={busy}
      autoFocus
      defaultDropdownOpened
    />
  )
}
