import { Accordion } from '@mantine/core'
import { useState } from 'react'
import type { Note } from '../../src-preload/contract/statements'
import { RichText } from '../ui/rich-text'
import { RECORD } from '../words/record'
import { codeText, instantText, joined, providersText, sectionName } from './describe/text'
import { SourceLine } from './source'

/** Sections as they were written. A note is built when it is opened: some are 300,000 characters long. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const [open, setOpen] = useState<string[]>([])
  return (
    <Accordion multiple value={open} onChange={setOpen} variant="separated" radius="md" className="notes" order={4}>
      {notes.map((note, index) => {
        const value = String(index)
        return (
          <Accordion.Item key={value} value={value}>
            <Accordion.Control>
              <span className="strong">
                {note.title || codeText(note.code) || sectionName(note.source.section) || RECORD.unnamed}
              </span>
              <span className="muted small note-by">
                {joined([instantText(note.time), providersText(note.authors)])}
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              {open.includes(value) && <RichText html={note.html} />}
              <SourceLine source={note.source} />
            </Accordion.Panel>
          </Accordion.Item>
        )
      })}
    </Accordion>
  )
}
