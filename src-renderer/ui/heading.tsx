import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

interface HeadingProps {
  readonly order: 1 | 2
  readonly children: ReactNode
  readonly lead?: ReactNode
}

/** The heading of a screen or a step. It takes the focus when it appears, so that a screen reader starts there. */
export function Heading({ order, children, lead }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="heading">
      <Title order={order} ref={heading} tabIndex={-1}>
        {children}
      </Title>
      {lead !== undefined && <p className="lead">{lead}</p>}
    </div>
  )
}
