import { Button } from '@mantine/core'
import { IconBuildingHospital, IconFlask } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { AppView, WorkspaceKind } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { BUTTONS } from '../words'
import { CHOOSE } from '../words/start'

interface ChooseWorkspaceProps {
  readonly onChosen: (app: AppView) => void
  readonly onBack: () => void
}

export function ChooseWorkspace({ onChosen, onBack }: ChooseWorkspaceProps) {
  const action = useAction()
  const choose = async (kind: WorkspaceKind) => {
    const app = await action.run('workspace:choose', { kind })
    if (app) onChosen(app)
  }
  return (
    <>
      <Heading order={1} lead={CHOOSE.lead}>
        {CHOOSE.title}
      </Heading>
      {action.failure && <FailureNotice failure={action.failure} />}
      <div className="two-columns">
        <Choice
          icon={<IconFlask aria-hidden size={26} stroke={1.5} />}
          words={CHOOSE.practice}
          button={
            <Button fullWidth loading={action.busy} onClick={() => choose('practice')}>
              {CHOOSE.practice.button}
            </Button>
          }
        />
        <Choice
          icon={<IconBuildingHospital aria-hidden size={26} stroke={1.5} />}
          words={CHOOSE.a2v2}
          button={
            <Button fullWidth variant="default" loading={action.busy} onClick={() => choose('a2v2')}>
              {CHOOSE.a2v2.button}
            </Button>
          }
        />
      </div>
      <div className="start-actions">
        <Button variant="subtle" onClick={onBack}>
          {BUTTONS.back}
        </Button>
      </div>
    </>
  )
}

function Choice({
  icon,
  words,
  button,
}: {
  icon: ReactNode
  words: { title: string; text: string }
  button: ReactNode
}) {
  return (
    <section className="card choice">
      <div className="choice-icon">{icon}</div>
      <h2>{words.title}</h2>
      <p className="muted">{words.text}</p>
      {button}
    </section>
  )
}
