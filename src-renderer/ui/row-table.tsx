/** A table of any length: TanStack Table for its columns and sorting, TanStack Virtual for what is in view. */
import {
  type ColumnDef,
  createColumnHelper,
  type ReactTable,
  type Row,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { RowTableHead } from './row-table-head'
import { useRowFocus } from './use-row-focus'
import type { Rows } from './use-rows'

const features = tableFeatures({ rowSortingFeature })
export type RowTableFeatures = typeof features

/** A place in the list; its row is undefined until its page came. */
export interface Slot<T> {
  readonly index: number
  readonly row: T | undefined
  readonly tabIndex: number
}

export interface RowColumn<T> {
  readonly id: string
  readonly header: string
  /** `tabIndex` is for the row's one button: 0 in one row of the list, -1 in all others. */
  readonly cell: (row: T, tabIndex: number) => ReactNode
  readonly sortable?: boolean
  readonly number?: boolean
  /** A CSS width; columns without one share the rest. */
  readonly width?: string
}

export interface RowTableProps<T> {
  readonly rows: Rows<T>
  readonly columns: readonly RowColumn<T>[]
  readonly label: string
  readonly sorting?: SortingState
  readonly onSort?: (sorting: SortingState) => void
  readonly onOpen?: (row: T) => void
  readonly loadingText: string
}

const ROW_PX = 52
const NO_SORTING: SortingState = []

export function RowTable<T>({
  rows,
  columns,
  label,
  sorting = NO_SORTING,
  onSort,
  onOpen,
  loadingText,
}: RowTableProps<T>) {
  const scroller = useRef<HTMLElement>(null)
  const { slots, first, last, onKeyDown } = useSlots(rows, scroller)
  const definitions = useMemo(() => defineColumns(columns), [columns])
  const table = useTable({
    features,
    columns: definitions,
    data: slots,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    getRowId: ({ index }: Slot<T>) => String(index),
    state: { sorting },
    onSortingChange: (change) => onSort?.(typeof change === 'function' ? change(sorting) : change),
  })
  const total = rows.total ?? 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focusable, so that the arrow keys can scroll it.
    <section className="card row-table" ref={scroller} aria-busy={rows.busy} tabIndex={0} aria-label={`${label}, list`}>
      <table aria-label={label} aria-rowcount={total + 1}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <RowTableHead groups={table.getHeaderGroups()} columns={columns} sorting={sorting} />
        <tbody onKeyDown={onKeyDown}>
          <Gap height={first * ROW_PX} columns={columns.length} />
          {table.getRowModel().rows.map((row) => (
            <BodyRow key={row.id} row={row} table={table} columns={columns} onOpen={onOpen} loadingText={loadingText} />
          ))}
          <Gap height={(total - last - 1) * ROW_PX} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

/** The places in view, their rows fetched as they come. */
function useSlots<T>({ total = 0, want, at, version }: Rows<T>, scroller: RefObject<HTMLElement | null>) {
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version may have let pages go.
  useEffect(() => {
    if (last >= first) want(first, last)
  }, [want, first, last, version])
  const { reachable, onKeyDown } = useRowFocus({
    scroller,
    total,
    first,
    last,
    version,
    scrollTo: virtual.scrollToIndex,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` answers anew when the version changes.
  const slots = useMemo(
    () =>
      Array.from({ length: last - first + 1 }, (_, offset): Slot<T> => {
        const index = first + offset
        return { index, row: at(index), tabIndex: index === reachable ? 0 : -1 }
      }),
    [at, first, last, version, reachable],
  )
  return { slots, first, last, onKeyDown }
}

interface BodyRowProps<T> {
  readonly row: Row<RowTableFeatures, Slot<T>>
  readonly table: ReactTable<RowTableFeatures, Slot<T>>
  readonly columns: readonly RowColumn<T>[]
  readonly onOpen: ((row: T) => void) | undefined
  readonly loadingText: string
}

function BodyRow<T>({ row, table, columns, onOpen, loadingText }: BodyRowProps<T>) {
  const { index, row: value } = row.original
  if (value === undefined) {
    return (
      <tr aria-rowindex={index + 2}>
        <td colSpan={columns.length} className="muted">
          {loadingText}
        </td>
      </tr>
    )
  }
  return (
    // The name in it is a button for the keyboard; the rest of the row is a larger target for the mouse.
    <tr aria-rowindex={index + 2} data-open={onOpen !== undefined} onClick={() => onOpen?.(value)}>
      {row.getAllCells().map((cell, column) => (
        <td key={cell.id} className={columns[column]?.number ? 'number tabular' : undefined}>
          <table.FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  )
}

const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden>
      <td colSpan={columns} className="row-gap" style={{ height }} />
    </tr>
  )

function defineColumns<T>(columns: readonly RowColumn<T>[]): ColumnDef<RowTableFeatures, Slot<T>>[] {
  const helper = createColumnHelper<RowTableFeatures, Slot<T>>()
  return columns.map(({ id, header, cell, sortable = false }) =>
    helper.accessor(({ index }): unknown => index, {
      id,
      header,
      enableSorting: sortable,
      cell: ({ row: { original } }) => (original.row === undefined ? null : cell(original.row, original.tabIndex)),
    }),
  )
}
