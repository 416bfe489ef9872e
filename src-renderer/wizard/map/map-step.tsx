import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { READ_BACKS, type ReadBack } from '../../../src-preload/contract/read-back'
import type { DumpView } from '../../../src-preload/contract/views'
import { type Action, useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { Notice } from '../../ui/notice'
import { BUTTONS, WORKSPACES } from '../../words'
import { MAP } from '../../words/wizard'
import { useKeyGate } from '../../workspace'
import { CancelImport } from '../cancel-import'
import type { StepProps } from '../steps'
import { FailedPatients } from './failed-patients'
import { MapProgress } from './map-progress'

type MapChannel = 'stage2:start' | 'stage2:pause' | 'stage2:retry'

/** Stage 2: write what was approved. */
export function MapStep({ dump, accept, goTo }: StepProps) {
  const action = useAction()
  const [readBack, setReadBack] = useState(dump.readBack)
  const send = async (channel: MapChannel) => {
    const how = channel === 'stage2:start' ? { dumpId: dump.id, readBack } : { dumpId: dump.id }
    const changed = await action.run(channel, how)
    if (changed) accept(changed)
  }
  useKeyGate(dump.running ? undefined : dump.failure)
  const before = dump.stage === 'approved' && !dump.running
  return (
    <div className="step">
      <Heading order={2} lead={MAP.lead}>
        {MAP.title}
      </Heading>
      {before ? <WhatWillHappen dump={dump} /> : <MapProgress dump={dump} />}
      {before && <ReadBackChoice value={readBack} onChange={setReadBack} />}
      {dump.stage === 'mapping' && !dump.running && !dump.failure && <Notice tone="blue">{MAP.resumeHint}</Notice>}
      {dump.failure && !dump.running && <FailureNotice failure={dump.failure} />}
      {action.failure && <FailureNotice failure={action.failure} />}
      {dump.map.failed > 0 && (
        <FailedPatients
          dump={dump}
          busy={action.busy}
          onRetry={
            dump.running || (dump.failure && dump.stage !== 'completed') ? undefined : () => void send('stage2:retry')
          }
        />
      )}
      <Actions onBack={() => goTo('review')} hint={dump.running ? MAP.running : undefined}>
        {(dump.stage === 'mapping' || dump.stage === 'failed') && (
          <CancelImport
            dump={dump}
            onCancelled={(cancelled) => {
              accept(cancelled)
              goTo('done')
            }}
          />
        )}
        <MapButtons dump={dump} action={action} send={send} goTo={goTo} />
      </Actions>
    </div>
  )
}

interface MapButtonsProps {
  readonly dump: DumpView
  readonly action: Action
  readonly send: (channel: MapChannel) => Promise<void>
  readonly goTo: StepProps['goTo']
}

function MapButtons({ dump, action, send, goTo }: MapButtonsProps) {
  if (dump.running) {
    return (
      <Button variant="default" loading={action.busy} onClick={() => send('stage2:pause')}>
        {BUTTONS.pause}
      </Button>
    )
  }
  if (dump.stage === 'completed' || dump.stage === 'cancelled') {
    return <Button onClick={() => goTo('done')}>{MAP.toReceipt}</Button>
  }
  return (
    <Button loading={action.busy} onClick={() => send('stage2:start')}>
      {startLabel(dump)}
    </Button>
  )
}

function startLabel({ failure, stage }: DumpView): string {
  if (failure) return BUTTONS.tryAgain
  return stage === 'approved' ? MAP.start : MAP.resume
}

function WhatWillHappen({ dump }: { dump: DumpView }) {
  return (
    <section className="card prose-card">
      <p className="promise tabular">{MAP.will(dump.map.total, dump.chatbot.name, WORKSPACES[dump.workspace].short)}</p>
      <ul className="plain-list">
        {MAP.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
        {dump.workspace === 'a2v2' && <li>{MAP.automation}</li>}
      </ul>
    </section>
  )
}

interface ReadBackChoiceProps {
  readonly value: ReadBack
  readonly onChange: (value: ReadBack) => void
}

/** What the upload is checked by, at its end. */
function ReadBackChoice({ value, onChange }: ReadBackChoiceProps) {
  const words = MAP.readBack
  return (
    <Radio.Group
      label={words.label}
      description={words.hint}
      value={value}
      onChange={(chosen) => onChange(READ_BACKS.find((one) => one === chosen) ?? 'sample')}
    >
      <Stack gap={8} mt={10}>
        {READ_BACKS.map((one) => (
          <Radio key={one} value={one} label={words[one].label} description={words[one].hint} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
