import { ActionIcon, Table, VisuallyHidden } from '@mantine/core'
import { IconFile, IconFileZip, IconFolder, IconTrash } from '@tabler/icons-react'
import type { AddedSource } from '../../../src-preload/contract/views'
import { bytes, count } from '../../words/format'
import { CREATE } from '../../words/wizard'

const ICONS = { folder: IconFolder, zip: IconFileZip, file: IconFile } as const

interface SourceTableProps {
  readonly sources: readonly AddedSource[]
  readonly onRemove?: (sourceId: number) => void
  readonly busy?: boolean
}

export function SourceTable({ sources, onRemove, busy = false }: SourceTableProps) {
  const { columns } = CREATE
  return (
    <div className="card table-card">
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={CREATE.added}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.name}</Table.Th>
            <Table.Th className="number">{columns.clinical}</Table.Th>
            <Table.Th className="number">{columns.files}</Table.Th>
            <Table.Th className="number">{columns.other}</Table.Th>
            <Table.Th className="number">{columns.size}</Table.Th>
            {onRemove && (
              <Table.Th>
                <VisuallyHidden>{CREATE.remove}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <Table.Tr key={source.id}>
              <Table.Td>
                <SourceName source={source} />
              </Table.Td>
              <Table.Td className="number">{count(source.clinicalDocuments)}</Table.Td>
              <Table.Td className="number">{count(source.patientFiles)}</Table.Td>
              <Table.Td className="number">{count(source.other)}</Table.Td>
              <Table.Td className="number nowrap">{bytes(source.bytes)}</Table.Td>
              {onRemove && (
                <Table.Td className="number">
                  <ActionIcon
                    variant="subtle"
                    color="ink"
                    disabled={busy}
                    aria-label={CREATE.removeOf(source.name)}
                    onClick={() => onRemove(source.id)}
                  >
                    <IconTrash aria-hidden size={17} stroke={1.75} />
                  </ActionIcon>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function SourceName({ source }: { source: AddedSource }) {
  const Icon = ICONS[source.kind]
  return (
    <span className="with-icon">
      <Icon aria-hidden size={17} stroke={1.75} className="muted" />
      <span className="break">{source.name}</span>
    </span>
  )
}
