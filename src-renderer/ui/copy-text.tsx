import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { BUTTONS } from '../words'

/** The app refuses every browser permission, the clipboard's too, so the old way of copying a selection is the one left. */
function copyText(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'off-screen'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={copied ? BUTTONS.copied : label}
      leftSection={copied ? <IconCheck aria-hidden size={15} /> : <IconCopy aria-hidden size={15} />}
      onClick={(event) => {
        setCopied(copyText(text))
        event.currentTarget.focus()
      }}
    >
      {copied ? BUTTONS.copied : BUTTONS.copy}
    </Button>
  )
}
