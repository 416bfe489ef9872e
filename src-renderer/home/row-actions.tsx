import { Button, Group } from '@mantine/core'
import { isFinished, stepOf } from '../../src-preload/contract/steps'
import type { DumpRow } from '../../src-preload/contract/views'
import { useWindowState } from '../window-state'
import { RECENT } from '../words/home'

/** Resume what is under way, View what is finished, Discard either. */
export function RowActions({ row, onDiscard }: { row: DumpRow; onDiscard: () => void }) {
  const go = useWindowState((state) => state.go)
  const word = isFinished(row.stage) ? RECENT.view : RECENT.resume
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button
        variant="default"
        size="xs"
        miw={80}
        aria-label={`${word} ${row.id}`}
        onClick={() => go({ name: 'wizard', dumpId: row.id, step: stepOf(row.stage) })}
      >
        {word}
      </Button>
      <Button variant="subtle" size="xs" aria-label={`${RECENT.discard} ${row.id}`} onClick={onDiscard}>
        {RECENT.discard}
      </Button>
    </Group>
  )
}
