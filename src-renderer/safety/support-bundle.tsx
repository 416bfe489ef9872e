import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useAction, useCall } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Loaded } from '../ui/loading'
import { Notice } from '../ui/notice'
import { BUTTONS } from '../words'
import { SUPPORT_BUNDLE } from '../words/security'

/** Every line of it is shown before any of it is saved. */
export function SupportBundle({ shown }: { shown: boolean }) {
  const [open, setOpen] = useState(shown)
  const [saved, setSaved] = useState(false)
  return (
    <>
      <div className="row">
        <Button variant="default" onClick={() => setOpen(true)}>
          {SUPPORT_BUNDLE.open}
        </Button>
      </div>
      {saved && <Notice tone="green">{SUPPORT_BUNDLE.saved}</Notice>}
      <Modal opened={open} onClose={() => setOpen(false)} title={SUPPORT_BUNDLE.dialog} size={680} className="dialog">
        <Bundle
          onClose={() => setOpen(false)}
          onSaved={() => {
            setSaved(true)
            setOpen(false)
          }}
        />
      </Modal>
    </>
  )
}

function Bundle({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const text = useCall('main:support:show')
  const action = useAction()
  const save = async () => {
    const answer = await action.run('main:support:save')
    if (answer?.saved === true) onSaved()
  }
  return (
    <div className="stack">
      <Loaded from={text} lines={8}>
        {(bundle) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: focusable, so that the arrow keys can scroll it.
          <section className="bundle" tabIndex={0} aria-label={SUPPORT_BUNDLE.label}>
            <pre className="mono">{bundle}</pre>
          </section>
        )}
      </Loaded>
      {action.failure && <FailureNotice failure={action.failure} />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {BUTTONS.close}
        </Button>
        <Button disabled={text.value === undefined} loading={action.busy} onClick={save}>
          {SUPPORT_BUNDLE.save}
        </Button>
      </Group>
    </div>
  )
}
