import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

/** Says `text` to a screen reader, at most every ten seconds: progress comes five times a second. */
export function LiveText({ text }: { text: string }) {
  const [said, setSaid] = useState(text)
  const newest = useRef(text)
  useEffect(() => {
    newest.current = text
  }, [text])
  useEffect(() => {
    const timer = setInterval(() => setSaid(newest.current), 10_000)
    return () => clearInterval(timer)
  }, [])
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}
