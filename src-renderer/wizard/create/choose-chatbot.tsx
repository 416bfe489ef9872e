import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { Loaded } from '../../ui/loading'
import { useWindowState } from '../../window-state'
import { CREATE } from '../../words/wizard'
import { useWorkspace } from '../../workspace'

/** Create dump, first half: the target chatbot, and the Dump ID the workspace allocates. */
export function ChooseChatbot() {
  const { integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  const chatbots = integration.value?.chatbots ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const action = useAction()
  const medical = chatbots.filter(({ kind }) => kind === 'Medical Agent')
  const chatbotId = chosen ?? (medical.length === 1 ? (medical[0]?.id ?? null) : null)

  const create = async () => {
    setTried(true)
    if (chatbotId === null) return
    const dump = await action.run('dump:create', { chatbotId })
    if (dump) go({ name: 'wizard', dumpId: dump.id, step: 'create' })
  }

  return (
    <div className="step">
      <Heading order={2} lead={CREATE.lead}>
        {CREATE.title}
      </Heading>
      <div className="card form-card">
        <Loaded from={integration} lines={2}>
          {() => (
            <Select
              label={CREATE.chatbot}
              description={CREATE.chatbotHint}
              placeholder={CREATE.chatbotPlaceholder}
              data={chatbots.map(({ id, name, kind }) => ({
                value: id,
                label: name === kind ? name : `${name}, ${kind}`,
              }))}
              value={chatbotId}
              onChange={setChosen}
              error={chatbots.length === 0 ? CREATE.noChatbots : tried && chatbotId === null && CREATE.chatbotRequired}
              allowDeselect={false}
              required
            />
          )}
        </Loaded>
        {action.failure && <FailureNotice failure={action.failure} onRetry={create} busy={action.busy} />}
      </div>
      <Actions onBack={() => go({ name: 'wizard', step: 'configure' })}>
        <Button loading={action.busy} disabled={!integration.value} onClick={create}>
          {CREATE.create}
        </Button>
      </Actions>
    </div>
  )
}
