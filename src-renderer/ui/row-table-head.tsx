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
            const sorted = orderOf(sorting, column.id)
            const label = columns[index]?.header ?? ''
            return (
              <th key={id} scope="col" className={columns[index]?.number ? 'number' : undefined} aria-sort={sorted}>
                {column.getCanSort() ? (
                  <SortButton
                    label={label}
                    sorted={sorted}
                    onSort={() => column.toggleSorting(sorted === 'ascending')}
                  />
                ) : (
                  label
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}

type Order = 'ascending' | 'descending'

function orderOf(sorting: SortingState, column: string): Order | undefined {
  const sorted = sorting.find(({ id }) => id === column)
  return sorted && (sorted.desc ? 'descending' : 'ascending')
}

const SORT_ICONS = { ascending: IconArrowUp, descending: IconArrowDown } as const

interface SortButtonProps {
  readonly label: string
  readonly sorted: Order | undefined
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
