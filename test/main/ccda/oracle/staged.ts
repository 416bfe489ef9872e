/** What `readDocument` staged, in the oracle's terms. Only the types of the record are shared. */
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import type { Code, Period, Value } from '../../../../src-preload/contract/data-types'
import type { Statement, StatementKind } from '../../../../src-preload/contract/statements'
import { type Comparable, squeeze } from './statement'

export interface StagedStatement extends Comparable {
  readonly kind: StatementKind
  readonly section: string
  /** `root^extension` of its first id; '' without one. */
  readonly id: string
  /** Every label of its code and of a coded value, for statements that the record keeps under another kind. */
  readonly labels: ReadonlySet<string>
}

const labelsOf = (code: Code | undefined): string[] =>
  code === undefined
    ? []
    : [code, ...(code.translations ?? [])]
        .flatMap((one) => [one.code, one.display, one.originalText])
        .filter((label) => label !== undefined)

const labelOf = (code: Code | undefined): string => {
  const translation = code?.translations?.[0]
  return code?.code ?? code?.display ?? translation?.code ?? translation?.display ?? code?.originalText ?? ''
}

const dateOf = (period: Period | undefined): string => period?.at?.raw ?? period?.low?.raw ?? period?.high?.raw ?? ''

function measuredValue(value: Value | undefined): Pick<Comparable, 'value' | 'unit'> {
  switch (value?.type) {
    case 'quantity':
      return { value: value.quantity.value ?? '', unit: value.quantity.unit ?? '' }
    case 'range':
      return {
        value: `${value.low?.value ?? ''}..${value.high?.value ?? ''}`,
        unit: value.low?.unit ?? value.high?.unit ?? '',
      }
    case 'ratio':
      return { value: `${value.numerator?.value ?? ''}..${value.denominator?.value ?? ''}`, unit: '' }
    case 'code':
      return { value: labelOf(value.code), unit: '' }
    case 'text':
      return { value: value.text, unit: '' }
    case 'time':
      return { value: dateOf(value.period), unit: '' }
    case 'boolean':
      return { value: String(value.boolean), unit: '' }
    default:
      return { value: '', unit: '' }
  }
}

/** An allergy of unknown agent is known by its kind. */
const kindLabel = (kind: StatementKind, row: Statement): string =>
  kind === 'allergies' && 'kind' in row && typeof row.kind === 'object' ? labelOf(row.kind) : ''

function comparable(kind: StatementKind, row: Statement): StagedStatement {
  const value = 'value' in row ? row.value : undefined
  const measured = kind === 'vitals' || kind === 'results' ? measuredValue(value) : { value: '', unit: '' }
  const coded = value?.type === 'code' ? value.code : undefined
  const [id] = row.ids ?? []
  return {
    kind,
    code: labelOf(row.code) || kindLabel(kind, row) || (row.text ?? ''),
    ...measured,
    date: dateOf(row.period),
    negated: row.negated === true ? 'negated' : '',
    section: row.source.section,
    id: [id?.root ?? '', id?.extension ?? ''].filter((part) => part !== '').join('^'),
    labels: new Set(
      [...labelsOf(row.code), ...labelsOf(coded), row.text ?? ''].map(squeeze).filter((label) => label !== ''),
    ),
  }
}

export const stagedStatements = (reading: DocumentReading): StagedStatement[] =>
  (Object.entries(reading.statements) as [StatementKind, readonly Statement[]][]).flatMap(([kind, rows]) =>
    rows.map((row) => comparable(kind, row)),
  )

/** Diagnoses and indications live inside the statement that carries them. */
export const carriedLabels = (reading: DocumentReading): ReadonlySet<string> =>
  new Set(
    [
      ...reading.statements.encounters.flatMap((row) => [...(row.diagnoses ?? []), ...(row.reasons ?? [])]),
      ...reading.statements.medications.flatMap((row) => row.indications ?? []),
    ]
      .flatMap(labelsOf)
      .map(squeeze),
  )
