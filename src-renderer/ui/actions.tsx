import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { BUTTONS } from '../words'

/** The foot of a step: back on the left, the one way on at the right, and why it is closed while it is. */
export function Actions({
  onBack,
  hint,
  children,
}: {
  onBack?: () => void
  hint?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="actions no-print">
      {onBack && (
        <Button variant="subtle" leftSection={<IconArrowLeft aria-hidden size={16} />} onClick={onBack}>
          {BUTTONS.back}
        </Button>
      )}
      <div className="actions-end">
        {hint !== undefined && <span className="muted small">{hint}</span>}
        {children}
      </div>
    </div>
  )
}
