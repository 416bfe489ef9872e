import { Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IntegrationView } from '../../../src-preload/contract/views'
import { Notice } from '../../ui/notice'
import { PLAIN_KEY } from '../../words/home'
import { CREATE } from '../../words/wizard'

interface ChatbotFieldProps {
  readonly integration: IntegrationView
  readonly value: string | undefined
  readonly onChange: (chatbotId: string | undefined) => void
  readonly error: boolean
}

/** A plain Open API key (a2v2.md) offers nothing at all; a workspace without chatbots offers the rest. */
const isPlainKey = ({ chatbots, capabilities }: IntegrationView): boolean =>
  chatbots.length === 0 && capabilities.length === 0
export const hasNoChatbot = (integration: IntegrationView): boolean =>
  integration.chatbots.length === 0 && !isPlainKey(integration)

export function ChatbotField(props: ChatbotFieldProps) {
  const { integration, value, onChange, error } = props
  const { chatbots } = integration
  if (isPlainKey(integration)) return <PlainKeyFields {...props} />
  return (
    <Select
      label={CREATE.chatbot}
      description={CREATE.chatbotHint}
      placeholder={CREATE.chatbotPlaceholder}
      data={chatbots.map(({ id, name, kind }) => ({ value: id, label: name === kind ? name : `${name}, ${kind}` }))}
      value={value ?? null}
      onChange={(chatbotId) => onChange(chatbotId ?? undefined)}
      error={hasNoChatbot(integration) ? CREATE.noChatbots : error && CREATE.chatbotRequired}
      allowDeselect={false}
      required
    />
  )
}

/** A key that does not say who holds it: the owner says so, and names the chatbot. */
function PlainKeyFields({ value, onChange, error }: ChatbotFieldProps) {
  const [chatbotId, setChatbotId] = useState(value ?? '')
  const [owner, setOwner] = useState(value !== undefined)
  const give = (id: string, isOwner: boolean) => {
    setChatbotId(id)
    setOwner(isOwner)
    onChange(isOwner && id.trim() !== '' ? id.trim() : undefined)
  }
  return (
    <>
      <Notice tone="amber" title={PLAIN_KEY.title}>
        {PLAIN_KEY.text}
      </Notice>
      <TextInput
        label={PLAIN_KEY.agentId}
        description={PLAIN_KEY.agentIdHint}
        value={chatbotId}
        onChange={(event) => give(event.currentTarget.value, owner)}
        error={error && chatbotId.trim() === '' && CREATE.chatbotRequired}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Checkbox
        label={PLAIN_KEY.owner}
        checked={owner}
        onChange={(event) => give(chatbotId, event.currentTarget.checked)}
        error={error && !owner && PLAIN_KEY.ownerFirst}
      />
    </>
  )
}
