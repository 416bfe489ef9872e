import { Table } from '@mantine/core'
import type { Statement } from '../../src-preload/contract/statements'
import { Pill } from '../ui/status-pill'
import { FACTS, MEASUREMENTS, RECORD, SECTION_TITLES } from '../words/record'
import { badgesOf, interpretationBadge } from './describe/badges'
import { codeText, periodText, valueText } from './describe/text'
import { SourcePlace, SourceXml, useSource } from './source'
import { Badges } from './statements'

type Measurement = Statement<'results'>

interface MeasurementsProps {
  readonly kind: 'vitals' | 'results'
  readonly rows: readonly Measurement[]
}

/** Vital signs and lab results as a table, a panel beneath its name. */
export function Measurements({ kind, rows }: MeasurementsProps) {
  return (
    <div className="measurements-card">
      <Table verticalSpacing={7} horizontalSpacing="xs" className="measurements" aria-label={SECTION_TITLES[kind]}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{MEASUREMENTS[kind]}</Table.Th>
            <Table.Th>{FACTS.value}</Table.Th>
            <Table.Th>{FACTS.range}</Table.Th>
            <Table.Th>{FACTS.when}</Table.Th>
            <Table.Th>{RECORD.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: statements have no id that may stand in the page.
            <MeasurementRow key={index} kind={kind} row={row} panel={panelStart(row, rows[index - 1])} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const panelName = (row: Measurement | undefined): string => codeText(row?.panel?.code)

/** The panel's name where a new panel begins. */
function panelStart(row: Measurement, before: Measurement | undefined): string {
  const name = panelName(row)
  return name === panelName(before) && row.panel?.id?.extension === before?.panel?.id?.extension ? '' : name
}

function MeasurementRow({ kind, row, panel }: { kind: 'vitals' | 'results'; row: Measurement; panel: string }) {
  const source = useSource(row.source)
  const interpretation = interpretationBadge(row.interpretations)
  const badges = badgesOf(kind, row).filter(({ words }) => words !== 'Completed')
  return (
    <>
      {panel !== '' && (
        <Table.Tr>
          <Table.Th colSpan={5} scope="rowgroup" className="panel-name">
            {panel}
          </Table.Th>
        </Table.Tr>
      )}
      <Table.Tr data-negated={row.negated ?? false}>
        <Table.Td>
          {codeText(row.code) || row.text || RECORD.unnamed} <Badges badges={badges} />
          {row.comment !== undefined && <div className="muted small">{row.comment}</div>}
        </Table.Td>
        <Table.Td className="tabular">
          <span className="strong">{valueText(row.value) || RECORD.nullValue}</span>{' '}
          {interpretation && <Pill tone={interpretation.tone}>{interpretation.words}</Pill>}
        </Table.Td>
        <Table.Td className="tabular muted">
          {(row.referenceRanges ?? []).map((range) => range.text ?? valueText(range.value)).join('; ')}
        </Table.Td>
        <Table.Td className="tabular">{periodText(row.period)}</Table.Td>
        <Table.Td className="source-cell">
          <SourcePlace source={row.source} disclosure={source} />
        </Table.Td>
      </Table.Tr>
      {source.isOpen && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <SourceXml source={row.source} disclosure={source} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
