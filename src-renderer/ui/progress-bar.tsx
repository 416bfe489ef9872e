import { Progress } from '@mantine/core'
import { percent } from '../words/format'

/** `part`: 0 to 1. */
export function ProgressBar({ part, label, running }: { part: number; label: string; running: boolean }) {
  return (
    <div className="progress">
      <Progress.Root size={10} radius="xl" transitionDuration={200}>
        <Progress.Section value={part * 100} aria-label={label} color={running ? 'blue' : 'gray'} />
      </Progress.Root>
      <span className="progress-part tabular">{percent(part)}</span>
    </div>
  )
}
