import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

interface LiveTextProps {
  readonly text: string
  /** Another one is said at once. */
  readonly state: string
}

/**
 * Says `text` to a screen reader, at most every ten seconds: progress comes five times a second. It begins empty, as a
 * region that comes with its words is not always read.
 */
export function LiveText({ text, state }: LiveTextProps) {
  const [said, setSaid] = useState('')
  const newest = useRef(text)
  useEffect(() => {
    newest.current = text
  }, [text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what it waits for.
  useEffect(() => {
    setSaid(newest.current)
    const timer = setInterval(() => setSaid(newest.current), 10_000)
    return () => clearInterval(timer)
  }, [state])
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}
