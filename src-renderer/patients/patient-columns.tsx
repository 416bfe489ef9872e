import { UnstyledButton } from '@mantine/core'
import type { PatientRow } from '../../src-preload/contract/views'
import type { RowColumn } from '../ui/row-table'
import { Pill, type Tone } from '../ui/status-pill'
import { count, phone, recordDate } from '../words/format'
import { PATIENTS } from '../words/review'

const { columns, tags } = PATIENTS

const UPLOADS: Readonly<Record<NonNullable<PatientRow['upload']>, readonly [Tone, string]>> = {
  planned: ['grey', tags.planned],
  sent: ['blue', tags.sent],
  confirmed: ['green', tags.confirmed],
  failed: ['red', tags.failed],
  skipped: ['amber', tags.skipped],
}

/** The one thing to know of a patient first; an upload says more than what was expected of it. */
export function patientTag(row: PatientRow): readonly [Tone, string] {
  if (row.upload) return UPLOADS[row.upload]
  if (row.excluded) return ['grey', tags.excluded]
  if (row.conflict) return ['red', tags.conflict]
  if (row.missingContact) return ['amber', tags.missing]
  return row.repeat ? ['blue', tags.repeat] : ['green', tags.new]
}

export function PatientTag({ row }: { row: PatientRow }) {
  const [tone, words] = patientTag(row)
  return <Pill tone={tone}>{words}</Pill>
}

/** A click anywhere on a row opens it; the name is the button, for the keyboard. */
const name = (row: PatientRow, tabIndex: number) => (
  <>
    <UnstyledButton className="row-name" tabIndex={tabIndex} aria-label={PATIENTS.open(row.name || PATIENTS.unnamed)}>
      {row.name || PATIENTS.unnamed}
    </UnstyledButton>
    <ContactLine row={row} />
  </>
)

/** How a contact can be reached, beneath the name. */
export const ContactLine = ({ row: { phone: number, email } }: { row: Pick<PatientRow, 'phone' | 'email'> }) => (
  <div className="muted small ellipsis">{number === undefined ? (email ?? PATIENTS.noContact) : phone(number)}</div>
)

export const PATIENT_COLUMNS: readonly RowColumn<PatientRow>[] = [
  { id: 'name', header: columns.name, cell: name, sortable: true },
  {
    id: 'birthDate',
    header: columns.birthDate,
    cell: (row) => (row.birthDate === undefined ? '' : recordDate(row.birthDate)),
    sortable: true,
    width: '9.75rem',
  },
  { id: 'provider', header: columns.provider, cell: (row) => row.provider ?? '', sortable: true, width: '11rem' },
  {
    id: 'statements',
    header: columns.statements,
    cell: (row) => count(row.statements),
    sortable: true,
    number: true,
    width: '5.25rem',
  },
  {
    id: 'warnings',
    header: columns.warnings,
    cell: (row) => (row.warnings === 0 ? <span className="muted">0</span> : count(row.warnings)),
    sortable: true,
    number: true,
    width: '6.25rem',
  },
  { id: 'state', header: columns.state, cell: (row) => <PatientTag row={row} />, width: '9rem' },
]
