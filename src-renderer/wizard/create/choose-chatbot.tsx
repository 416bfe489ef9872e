import { Button } from '@mantine/core'
import { useState } from 'react'
import type { IntegrationView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { Loaded } from '../../ui/loading'
import { useWindowState } from '../../window-state'
import { BUTTONS } from '../../words'
import { CREATE } from '../../words/wizard'
import { useWorkspace } from '../../workspace'
import { ChatbotField, hasNoChatbot } from './chatbot-field'
import { GivenNotice } from './given-files'

/** Where there is exactly one Medical Agent, it is the one meant. */
function onlyMedicalAgent(integration: IntegrationView | undefined): string | undefined {
  const medical = integration?.chatbots.filter(({ kind }) => kind === 'Medical Agent') ?? []
  return medical.length === 1 ? medical[0]?.id : undefined
}

/** Create dump, first half: the target chatbot, and the Dump ID the workspace allocates. */
export function ChooseChatbot() {
  const { integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  const chosen = useWindowState((state) => state.chatbotDraft)
  const setChosen = useWindowState((state) => state.draftChatbot)
  const [tried, setTried] = useState(false)
  const action = useAction()
  // The frame says it already, with the way to try again.
  const isOffline = integration.value === undefined && integration.failure?.code === 'offline'
  const lacksChatbot = integration.value !== undefined && hasNoChatbot(integration.value)
  const chatbotId = chosen ?? onlyMedicalAgent(integration.value)

  const create = async () => {
    setTried(true)
    if (chatbotId === undefined) return
    const dump = await action.run('dump:create', { chatbotId })
    if (!dump) return
    setChosen(undefined)
    go({ name: 'wizard', dumpId: dump.id, step: 'create' })
  }
  return (
    <div className="step">
      <Heading order={2} lead={CREATE.lead}>
        {CREATE.title}
      </Heading>
      <GivenNotice />
      <div className="card form-card">
        {isOffline ? (
          <p className="muted">{CREATE.offline}</p>
        ) : (
          <Loaded from={integration} lines={2}>
            {(view) => (
              <ChatbotField
                integration={view}
                value={chatbotId}
                onChange={setChosen}
                error={tried && chatbotId === undefined}
              />
            )}
          </Loaded>
        )}
        {lacksChatbot && (
          <div>
            <Button variant="default" size="sm" loading={integration.loading} onClick={integration.reload}>
              {BUTTONS.checkAgain}
            </Button>
          </div>
        )}
        {action.failure && <FailureNotice failure={action.failure} />}
      </div>
      <Actions
        onBack={() => go({ name: 'wizard', step: 'configure' })}
        hint={integration.value && !lacksChatbot ? CREATE.createNext : undefined}
      >
        <Button loading={action.busy} disabled={!integration.value || lacksChatbot} onClick={create}>
          {CREATE.create}
        </Button>
      </Actions>
    </div>
  )
}
