import { Button, Collapse, PasswordInput, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { IntegrationView } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { BUTTONS } from '../words'
import { CREDENTIALS } from '../words/start'

interface CredentialsFormProps {
  readonly onSaved: (integration: IntegrationView) => void
  readonly onBack?: () => void
  /** What is the matter with the key that is kept. */
  readonly children?: ReactNode
}

const tooShort = (value: string): boolean => value.trim().length < 8
const complaint = (value: string, empty: string): string | false =>
  tooShort(value) && (value.trim() === '' ? empty : CREDENTIALS.tooShort)
const isAddress = (value: string): boolean => value.trim() === '' || /^https?:\/\/\S+$/.test(value.trim())

/** The key and its secret go in, are checked and kept in the keychain, and never come back. */
export function CredentialsForm({ onSaved, onBack, children }: CredentialsFormProps) {
  const [apiKey, setApiKey] = useState('')
  const [apiSecret, setApiSecret] = useState('')
  const [baseUrl, setBaseUrl] = useState('')
  const [advanced, setAdvanced] = useState(false)
  const [tried, setTried] = useState(false)
  const action = useAction()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (tooShort(apiKey) || tooShort(apiSecret) || !isAddress(baseUrl)) return
    const address = baseUrl.trim()
    const saved = await action.run('credentials:save', {
      apiKey,
      apiSecret,
      ...(address === '' ? {} : { baseUrl: address }),
    })
    if (saved) onSaved(saved)
  }

  return (
    <form className="narrow" onSubmit={submit} noValidate>
      <Heading order={1} lead={CREDENTIALS.lead}>
        {CREDENTIALS.title}
      </Heading>
      {children}
      <div className="stack">
        <TextInput
          label={CREDENTIALS.apiKey}
          value={apiKey}
          onChange={(event) => setApiKey(event.currentTarget.value)}
          error={tried && complaint(apiKey, CREDENTIALS.noKey)}
          autoComplete="off"
          spellCheck={false}
        />
        <PasswordInput
          label={CREDENTIALS.apiSecret}
          description={CREDENTIALS.secretHint}
          visibilityToggleButtonProps={{ 'aria-label': CREDENTIALS.show, 'aria-hidden': false, tabIndex: 0 }}
          value={apiSecret}
          onChange={(event) => setApiSecret(event.currentTarget.value)}
          error={tried && complaint(apiSecret, CREDENTIALS.noSecret)}
          autoComplete="off"
        />
        <Advanced open={advanced} onToggle={() => setAdvanced(!advanced)} value={baseUrl} onChange={setBaseUrl} />
        <p className="muted small with-icon">
          <IconLock aria-hidden size={15} />
          {CREDENTIALS.kept}
        </p>
        {action.failure && <FailureNotice failure={action.failure} />}
      </div>
      <div className="start-actions">
        <Button type="submit" size="md" loading={action.busy}>
          {CREDENTIALS.save}
        </Button>
        {onBack && (
          <Button variant="subtle" onClick={onBack}>
            {BUTTONS.back}
          </Button>
        )}
      </div>
    </form>
  )
}

interface AdvancedProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly value: string
  readonly onChange: (value: string) => void
}

function Advanced({ open, onToggle, value, onChange }: AdvancedProps) {
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        className="advanced"
        leftSection={<Icon aria-hidden size={15} />}
        aria-expanded={open}
        onClick={onToggle}
      >
        {CREDENTIALS.advanced}
      </Button>
      <Collapse expanded={open}>
        <TextInput
          mt="xs"
          label={CREDENTIALS.baseUrl}
          description={CREDENTIALS.baseUrlHint}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={!isAddress(value) && CREDENTIALS.notAnAddress}
          autoComplete="off"
          spellCheck={false}
        />
      </Collapse>
    </div>
  )
}
