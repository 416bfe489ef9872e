import { Button } from '@mantine/core'
import { STAGES } from '../../../src-preload/contract/steps'
import type { DumpView } from '../../../src-preload/contract/views'
import { type Action, useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailedFiles } from '../../ui/failed-files'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { Notice } from '../../ui/notice'
import { BUTTONS } from '../../words'
import { PARSE } from '../../words/wizard'
import { CancelImport } from '../cancel-import'
import type { StepProps } from '../steps'
import { ParseProgress } from './parse-progress'

/** Stage 1: read everything, create nothing. */
export function ParseStep({ dump, accept, goTo }: StepProps) {
  const action = useAction()
  const send = async (channel: 'stage1:start' | 'stage1:pause' | 'stage1:retry') => {
    const changed = await action.run(channel, { dumpId: dump.id })
    if (changed) accept(changed)
  }
  const parsed = STAGES.indexOf(dump.stage) >= STAGES.indexOf('parsed')
  const reading = dump.stage === 'parsing' || parsed
  return (
    <div className="step">
      <Heading order={2} lead={PARSE.lead}>
        {PARSE.title}
      </Heading>
      {!reading && <WhatWillHappen />}
      {reading && <ParseProgress dump={dump} finished={parsed && !dump.running} />}
      {dump.stage === 'parsing' && !dump.running && !dump.failure && <Notice tone="blue">{PARSE.resumeHint}</Notice>}
      {dump.failure && !dump.running && <FailureNotice failure={dump.failure} />}
      {action.failure && <FailureNotice failure={action.failure} />}
      {reading && dump.failedFileCount > 0 && (
        <FailedFiles
          title={PARSE.failures(dump.failedFileCount)}
          hint={PARSE.failuresHint(dump.failedFileCount)}
          files={dump.failedFiles}
          count={dump.failedFileCount}
          {...(dump.running || !canRetry(dump)
            ? {}
            : { retry: { label: PARSE.retry, busy: action.busy, onRetry: () => void send('stage1:retry') } })}
        />
      )}
      <Actions onBack={() => goTo('create')} hint={hintFor(dump)}>
        {dump.stage === 'parsing' && (
          <CancelImport
            dump={dump}
            onCancelled={(cancelled) => {
              accept(cancelled)
              goTo('done')
            }}
          />
        )}
        <ParseButtons dump={dump} parsed={parsed} action={action} send={send} onContinue={() => goTo('review')} />
      </Actions>
    </div>
  )
}

function hintFor({ stage, running, patients }: DumpView): string | undefined {
  if (stage === 'parsing' && running) return PARSE.running
  return stage === 'parsed' && patients > 0 ? PARSE.next : undefined
}

/**
 * After approval the set is frozen; a file read later could not be part of it. A stage that stopped has one way on:
 * going on with all of it.
 */
const canRetry = (dump: DumpView): boolean =>
  dump.stage === 'parsed' || (dump.stage === 'parsing' && dump.failure === undefined)

interface ParseButtonsProps {
  readonly dump: DumpView
  readonly parsed: boolean
  readonly action: Action
  readonly send: (channel: 'stage1:start' | 'stage1:pause') => Promise<void>
  readonly onContinue: () => void
}

function ParseButtons({ dump, parsed, action, send, onContinue }: ParseButtonsProps) {
  if (dump.running && dump.stage === 'parsing') {
    return (
      <Button variant="default" loading={action.busy} onClick={() => send('stage1:pause')}>
        {BUTTONS.pause}
      </Button>
    )
  }
  if (parsed) {
    return (
      <Button disabled={dump.patients === 0} onClick={onContinue}>
        {BUTTONS.continue}
      </Button>
    )
  }
  return (
    <Button loading={action.busy} onClick={() => send('stage1:start')}>
      {startLabel(dump)}
    </Button>
  )
}

function startLabel({ failure, stage, parse }: DumpView): string {
  if (failure) return BUTTONS.tryAgain
  return stage === 'parsing' || parse.done > 0 ? PARSE.resume : PARSE.start
}

const WhatWillHappen = () => (
  <section className="card prose-card">
    <p className="promise">{PARSE.promise}</p>
    <ul className="plain-list">
      {PARSE.will.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  </section>
)
