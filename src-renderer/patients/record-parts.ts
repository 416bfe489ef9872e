/** The parts of a record in the order a clinician looks for them. */
import type { PatientRecord } from '../../src-preload/contract/record'
import type { StatementKind } from '../../src-preload/contract/statements'
import { RECORD, SECTION_TITLES } from '../words/record'

export const KINDS = Object.keys(SECTION_TITLES) as readonly StatementKind[]
const OTHERS = ['notes', 'files', 'providers', 'documents', 'warnings'] as const
type Other = (typeof OTHERS)[number]

export interface Part {
  readonly name: StatementKind | Other
  readonly title: string
  readonly size: number
}

/** Those that hold something. */
export function partsOf(record: PatientRecord): readonly Part[] {
  const statements = KINDS.map((name): Part => ({ name, title: SECTION_TITLES[name], size: record[name].length }))
  const others = OTHERS.map((name): Part => ({ name, title: RECORD[name], size: record[name].length }))
  return [...statements, ...others].filter(({ size }) => size > 0)
}

export const silentKinds = (record: PatientRecord): readonly string[] =>
  KINDS.filter((kind) => record[kind].length === 0).map((kind) => SECTION_TITLES[kind])

export const sectionId = (name: string): string => `record-${name}`
