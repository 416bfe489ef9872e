import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { DumpView } from '../../../src-preload/contract/views'
import { type Action, call, useEvent } from '../../import-api'
import { Notice } from '../../ui/notice'
import { useWindowState } from '../../window-state'
import { GIVEN } from '../../words/wizard'
import { useWorkspace } from '../../workspace'
import { areReady, takesFiles } from '../step-access'

/** Files dropped on the app's icon or opened with it lead to a new import, or into the one that is being put together. */
export function useGivenFiles(): void {
  const { app } = useWorkspace()
  const place = useWindowState((state) => state.place)
  const go = useWindowState((state) => state.go)
  const give = useWindowState((state) => state.give)
  const receive = (names: readonly string[]) => {
    if (names.length === 0) return
    give(names)
    const isCollecting = place.name === 'wizard' && place.step === 'create' && place.dumpId !== undefined
    if (!isCollecting) go({ name: 'wizard', step: areReady(app.settings) ? 'create' : 'configure' })
  }
  useEvent('files:given', ({ names }) => receive(names))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for those given before the window was there.
  useEffect(() => {
    void call('main:given:names').then((names) => names.ok && receive(names.value))
  }, [])
}

interface AddGivenOptions {
  readonly dump: DumpView
  readonly accept: (dump: DumpView) => void
  readonly action: Action
}

export function useAddGiven({ dump, accept, action }: AddGivenOptions): void {
  const given = useWindowState((state) => state.given)
  const give = useWindowState((state) => state.give)
  const isWanted = given.length > 0 && takesFiles(dump)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there are some, and not again for the same.
  useEffect(() => {
    if (!isWanted) return
    give([])
    void action.run('main:given:add', { dumpId: dump.id }).then((changed) => changed && accept(changed))
  }, [isWanted])
}

/** Until there is a dump to take them. */
export function GivenNotice() {
  const given = useWindowState((state) => state.given)
  const give = useWindowState((state) => state.give)
  if (given.length === 0) return null
  const leave = () => {
    give([])
    void call('main:given:forget')
  }
  return (
    <Notice
      tone="blue"
      title={GIVEN.title(given)}
      action={
        <Button variant="default" size="xs" onClick={leave}>
          {GIVEN.leave}
        </Button>
      }
    >
      {GIVEN.text}
    </Notice>
  )
}
