import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { STATES } from '../words'
import { PLAIN_KEY, PROVIDERS } from '../words/home'
import { useWorkspace } from '../workspace'

interface UserFieldProps {
  readonly value: string | undefined
  readonly onChange: (userId: string | undefined) => void
  readonly placeholder: string
  readonly label?: string
  readonly description?: ReactNode
  /** For where there is no room for a visible label. */
  readonly ariaLabel?: string
  readonly clearLabel?: string
  readonly withRole?: boolean
  readonly disabled?: boolean
}

/** An A2V2 user: chosen from the workspace's own list, or typed as an id where a plain API key gives no list. */
export function UserField(props: UserFieldProps) {
  const { integration } = useWorkspace()
  const users = integration.value?.users ?? []
  return integration.value && users.length === 0 ? <UserIdInput {...props} /> : <UserSelect {...props} />
}

function UserSelect({
  value,
  onChange,
  placeholder,
  label,
  description,
  ariaLabel,
  clearLabel,
  withRole,
  disabled = false,
}: UserFieldProps) {
  const { integration } = useWorkspace()
  const users = integration.value?.users ?? []
  // Somebody was chosen whose name is not known as long as the workspace does not answer.
  const unnamed = integration.loading ? STATES.loadingText : PROVIDERS.unknownUser
  return (
    <Select
      {...(label === undefined ? { 'aria-label': ariaLabel ?? '', size: 'sm' } : { label, description })}
      data={users.map(({ id, name, role }) => ({ value: id, label: withRole ? `${name}, ${role}` : name }))}
      value={value ?? null}
      onChange={(userId) => onChange(userId ?? undefined)}
      placeholder={value !== undefined && integration.value === undefined ? unnamed : placeholder}
      disabled={disabled || integration.value === undefined}
      searchable
      allowDeselect={false}
      {...(clearLabel === undefined ? {} : { clearable: true, clearButtonProps: { 'aria-label': clearLabel } })}
    />
  )
}

/** Taken over when the field is left, not at every letter. */
function UserIdInput({ value, onChange, label, description, ariaLabel }: UserFieldProps) {
  const [typed, setTyped] = useState(value ?? '')
  return (
    <TextInput
      {...(label === undefined ? { 'aria-label': ariaLabel ?? '', size: 'sm' } : { label, description })}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onChange(typed.trim() === '' ? undefined : typed.trim())}
      placeholder={PLAIN_KEY.userId}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
    />
  )
}
