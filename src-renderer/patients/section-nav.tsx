import { UnstyledButton } from '@mantine/core'
import type { RefObject } from 'react'
import type { PatientRecord } from '../../src-preload/contract/record'
import { count } from '../words/format'
import { RECORD } from '../words/record'
import { partsOf, sectionId } from './record-parts'

interface SectionNavProps {
  readonly record: PatientRecord
  readonly sections: RefObject<HTMLElement | null>
}

export function SectionNav({ record, sections }: SectionNavProps) {
  const show = (name: string) => {
    const heading = sections.current?.querySelector<HTMLElement>(`#${sectionId(name)}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <nav className="section-nav" aria-label={RECORD.sections}>
      <ul>
        {partsOf(record).map(({ name, title, size }) => (
          <li key={name}>
            <UnstyledButton onClick={() => show(name)}>
              <span>{title}</span>
              <span className="muted tabular">{count(size)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
