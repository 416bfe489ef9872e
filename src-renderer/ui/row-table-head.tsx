import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { HeaderGroup, SortingState } from '@tanstack/react-table'
import { PATIENTS } from '../words/review'
import type { RowColumn, RowTableFeatures, Slot } from './row-table'

interface RowTableHeadProps<T> {
  readonly groups: readonly HeaderGroup<RowTableFeatures, Slot<T>>[]
  readonly columns: readonly RowColumn<T>[]
  readonly sorting: SortingState
}

/** Sorting is a button in the heading, and `aria-sort` says how it stands. */
export function RowTableHead<T>({ groups, columns, sorting }: RowTableHeadProps<T>) {
  return (
    <thead>
      {groups.map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map(({ id, column }, index) => {
            const definition = columns[index]
            const sorted = sorting.find((one) => one.id === column.id)
            return (
              <th
                key={id}
                scope="col"
                className={definition?.number ? 'number' : undefined}
                aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
              >
                {column.getCanSort() ? (
                  <SortButton
                    label={definition?.header ?? ''}
                    sorted={sorted && (sorted.desc ? 'descending' : 'ascending')}
                    onSort={() => column.toggleSorting(sorted ? !sorted.desc : false)}
                  />
                ) : (
                  definition?.header
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}

const SORT_ICONS = { ascending: IconArrowUp, descending: IconArrowDown } as const

interface SortButtonProps {
  readonly label: string
  readonly sorted: 'ascending' | 'descending' | undefined
  readonly onSort: () => void
}

function SortButton({ label, sorted, onSort }: SortButtonProps) {
  const Icon = sorted ? SORT_ICONS[sorted] : IconArrowsSort
  return (
    <UnstyledButton
      className="sort-button"
      title={PATIENTS.sort.by(label)}
      data-sorted={sorted !== undefined}
      onClick={onSort}
    >
      {label}
      <Icon aria-hidden size={14} />
    </UnstyledButton>
  )
}
