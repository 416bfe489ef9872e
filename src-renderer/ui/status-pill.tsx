import type { ReactNode } from 'react'
import { type DumpStatus, type Stage, statusOf } from '../../src-preload/contract/steps'
import { STATUS_MEANING } from '../words'

export type Tone = 'green' | 'blue' | 'amber' | 'red' | 'grey'

/** A dot, a ground and a word: the word alone says it all, so colour is never the only sign. */
export function Pill({ tone, title, children }: { tone: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={`pill pill-${tone}`} title={title}>
      {children}
    </span>
  )
}

const TONES: Readonly<Record<DumpStatus, Tone>> = {
  Preflight: 'grey',
  Parsing: 'blue',
  Mapping: 'blue',
  Completed: 'green',
  Failed: 'red',
  Cancelled: 'grey',
}

export function StatusPill({ stage }: { stage: Stage }) {
  const status = statusOf(stage)
  return (
    <Pill tone={TONES[status]} title={STATUS_MEANING[status]}>
      {status}
    </Pill>
  )
}
