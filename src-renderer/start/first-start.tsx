import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { AppView } from '../../src-preload/contract/views'
import { Heading } from '../ui/heading'
import { STEP_OF, WELCOME } from '../words/start'
import { ChooseWorkspace } from './choose-workspace'
import { CredentialsForm } from './credentials-form'
import { FindExport } from './find-export'

type Screen = 'welcome' | 'choose' | 'connect' | 'export'
const POSITION: Readonly<Record<Screen, number>> = { welcome: 1, choose: 2, connect: 2, export: 3 }

interface FirstStartProps {
  readonly app: AppView
  readonly acceptApp: (app: AppView) => void
  readonly onFinish: () => void
}

/** Three quiet screens. */
export function FirstStart({ app, acceptApp, onFinish }: FirstStartProps) {
  const [screen, setScreen] = useState<Screen>('welcome')
  return (
    <main className="start">
      <div className="start-inner" key={screen}>
        <p className="start-step tabular">{STEP_OF(POSITION[screen], 3)}</p>
        {screen === 'welcome' && <Welcome onNext={() => setScreen('choose')} />}
        {screen === 'choose' && (
          <ChooseWorkspace
            onChosen={(chosen) => {
              acceptApp(chosen)
              setScreen(chosen.workspace === 'a2v2' && !chosen.credentials ? 'connect' : 'export')
            }}
            onBack={() => setScreen('welcome')}
          />
        )}
        {screen === 'connect' && (
          <CredentialsForm
            onBack={() => setScreen('choose')}
            onSaved={() => {
              acceptApp({ ...app, credentials: true })
              setScreen('export')
            }}
          />
        )}
        {screen === 'export' && <FindExport onFinish={onFinish} onBack={() => setScreen('choose')} />}
      </div>
    </main>
  )
}

function Welcome({ onNext }: { onNext: () => void }) {
  return (
    <>
      <Heading order={1} lead={WELCOME.lead}>
        {WELCOME.title}
      </Heading>
      <div className="two-columns">
        <Points title={WELCOME.does.title} points={WELCOME.does.points} does />
        <Points title={WELCOME.doesNot.title} points={WELCOME.doesNot.points} />
      </div>
      <div className="start-actions">
        <Button size="md" onClick={onNext}>
          {WELCOME.next}
        </Button>
      </div>
    </>
  )
}

function Points({ title, points, does = false }: { title: string; points: readonly string[]; does?: boolean }) {
  const Icon = does ? IconCheck : IconX
  return (
    <section className="card points">
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>
            <Icon aria-hidden size={18} className={does ? 'point-yes' : 'point-no'} />
            {point}
          </li>
        ))}
      </ul>
    </section>
  )
}
