import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { UpdateView } from '../../src-preload/contract/update'
import { useAction, useCall, useEvent } from '../import-api'
import { Notice } from '../ui/notice'
import { BUTTONS } from '../words'
import { UPDATES } from '../words/updates'

/** A newer version is offered once; "Later" hides it until another one comes or the app is opened again. */
export function UpdateNotice() {
  const update = useCall('main:update:get')
  const [putOff, setPutOff] = useState<string>()
  const { busy, run } = useAction()
  useEvent('update:changed', update.accept)

  const view = update.value
  if (view === undefined || view.state === 'none' || view.version === putOff) return null
  if (view.state === 'downloading') {
    return (
      <Notice tone="blue" title={UPDATES.downloading(view.version)}>
        {UPDATES.progress(view.share)}
      </Notice>
    )
  }
  const failed = view.state === 'failed'
  const blocked = !failed && view.blocked
  return (
    <Notice
      tone={failed ? 'amber' : 'blue'}
      title={failed ? UPDATES.failed(view.version) : UPDATES.available(view.version)}
      action={
        <Group gap="xs" wrap="nowrap">
          <Button variant="subtle" size="xs" onClick={() => setPutOff(view.version)}>
            {UPDATES.later}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={blocked}
            loading={busy}
            onClick={() => void run('main:update:install')}
          >
            {failed ? BUTTONS.tryAgain : UPDATES.install}
          </Button>
        </Group>
      }
    >
      {textOf(view)}
    </Notice>
  )
}

function textOf(view: Extract<UpdateView, { state: 'available' | 'failed' }>): string {
  if (view.state === 'failed') return UPDATES.failedText
  return view.blocked ? UPDATES.blocked : UPDATES.text
}
