import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type FieldAnswer,
  RECORD_FIELDS,
  type RecordField,
  type RequiredField,
} from '../../../src-preload/contract/required-fields'
import type { DumpView, ReviewView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { FailureNotice } from '../../ui/failure-notice'
import { Pill } from '../../ui/status-pill'
import { REQUIRED } from '../../words/required-fields'

interface RequiredFieldsProps {
  readonly dump: DumpView
  readonly review: ReviewView
  readonly section: React.RefObject<HTMLElement | null>
  readonly onReviewed: (review: ReviewView) => void
}

/** What the chatbot demands of every contact and Tebra does not know by that name. Most ask for nothing. */
export function RequiredFields({ dump, review, section, onReviewed }: RequiredFieldsProps) {
  const action = useAction()
  if (review.requiredFields.length === 0) return null
  const save = async (key: string, answer: FieldAnswer | undefined) => {
    const changed = await action.run('fields:answer', { dumpId: dump.id, key, ...(answer ? { answer } : {}) })
    if (changed) onReviewed(changed)
  }
  return (
    <section className="stack-sm" ref={section} aria-labelledby="review-required">
      <h3 id="review-required" tabIndex={-1}>
        {REQUIRED.title}
      </h3>
      <p className="muted">{REQUIRED.lead(dump.chatbot.name)}</p>
      <ul className="card required-fields" aria-busy={action.busy}>
        {review.requiredFields.map((field) => (
          <Field key={field.key} field={field} disabled={dump.running} onAnswer={(answer) => save(field.key, answer)} />
        ))}
      </ul>
      {action.failure && <FailureNotice failure={action.failure} />}
    </section>
  )
}

const SAME = '='
const SOURCES = [
  { value: SAME, label: REQUIRED.fixed },
  ...RECORD_FIELDS.map((field) => ({ value: field as string, label: REQUIRED.record(field) })),
]
const isRecordField = (value: string): value is RecordField => RECORD_FIELDS.some((field) => field === value)

interface FieldProps {
  readonly field: RequiredField
  readonly disabled: boolean
  readonly onAnswer: (answer: FieldAnswer | undefined) => void
}

function Field({ field, disabled, onAnswer }: FieldProps) {
  const { answer, label } = field
  // "The same for every patient" is no answer yet: it is held here until a value is entered.
  const [same, setSame] = useState(answer !== undefined && answer.field === undefined)
  const source = same ? SAME : (answer?.field ?? null)
  const choose = (chosen: string | null) => {
    setSame(chosen === SAME)
    if (chosen !== null && isRecordField(chosen)) {
      onAnswer({ field: chosen, ...(answer?.value === undefined ? {} : { value: answer.value }) })
    } else if (chosen === SAME && answer?.value !== undefined) onAnswer({ value: answer.value })
  }
  const enter = (value: string) => {
    if (value === (answer?.value ?? '') && (answer?.field === undefined) === same) return
    const own = same || answer?.field === undefined ? {} : { field: answer.field }
    const next = value === '' ? own : { ...own, value }
    onAnswer('field' in next || 'value' in next ? next : undefined)
  }
  return (
    <li className="required-field">
      <div className="required-name">
        <span className="strong">{label}</span>
        <Pill tone={answer === undefined ? 'amber' : 'green'}>
          {answer === undefined ? REQUIRED.open : REQUIRED.answered}
        </Pill>
      </div>
      <Select
        label={REQUIRED.from}
        aria-label={REQUIRED.fromOf(label)}
        data={SOURCES}
        value={source}
        placeholder={REQUIRED.choose}
        onChange={choose}
        allowDeselect={false}
        disabled={disabled}
      />
      {source !== null && (
        <ValueInput key={answer?.value} field={field} same={same} disabled={disabled} onEnter={enter} />
      )}
    </li>
  )
}

interface ValueInputProps {
  readonly field: RequiredField
  readonly same: boolean
  readonly disabled: boolean
  readonly onEnter: (value: string) => void
}

/** A choice where the workspace offers one; else typed, and taken over when the field is left. */
function ValueInput({ field, same, disabled, onEnter }: ValueInputProps) {
  const { type, options, label, answer } = field
  const [typed, setTyped] = useState(answer?.value ?? '')
  const common = {
    label: same ? REQUIRED.value : REQUIRED.otherwise,
    'aria-label': REQUIRED.valueOf(label, same),
    description: same ? REQUIRED.kinds[type] || undefined : REQUIRED.otherwiseHint,
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const],
    disabled,
  }
  if (type === 'select') {
    return (
      <Select
        {...common}
        data={[...options]}
        value={answer?.value ?? null}
        placeholder={REQUIRED.choose}
        onChange={(value) => onEnter(value ?? '')}
        clearable={!same}
        allowDeselect={false}
      />
    )
  }
  return (
    <TextInput
      {...common}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : type === 'phone' ? 'tel' : type === 'email' ? 'email' : 'text'}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onEnter(typed.trim())}
      autoComplete="off"
      maxLength={2_000}
    />
  )
}
