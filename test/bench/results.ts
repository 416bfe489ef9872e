/** What was measured, as it is kept between the parts of a run: each part adds its own, and none needs another. */
import { existsSync, readFileSync } from 'node:fs'
import type { Input } from './inputs'
import type { Plan } from './plan'
import type { Row } from './run'

export interface Table {
  readonly input: Input
  readonly rows: readonly Row[]
}

export interface Results {
  readonly plan: Plan
  /** "held on its cores by taskset", or what had to do instead. */
  readonly pinned: string
  readonly tables: Table[]
  stage2?: Row
  /** By what the document holds. */
  readonly largeDocuments: { readonly name: string; readonly row: Row }[]
  /** Measured once: no accident of a second counts in a minute. */
  longRun?: Table
  /** In ascending order of patients. */
  readonly costs: Row[]
  /** What was left out or broke, and why. */
  readonly skipped: string[]
}

export const allTables = ({ tables, longRun }: Results): readonly Table[] =>
  longRun === undefined ? tables : [...tables, longRun]

/** Tasks over 50 ms of the window, by what was done in it meanwhile. */
export interface WindowTasks {
  readonly patients: number
  readonly tasks: readonly { readonly kind: string; readonly longestMs: number; readonly tasks: number }[]
}
export interface WindowStart {
  readonly electron: string
  readonly firstMs: number
  /** Medians of so many. */
  readonly starts: number
  readonly usableMs: number
}
export interface WindowStage1 {
  readonly documents: number
  readonly seconds: number
  readonly longestMs: number
  readonly tasks: number
}
export interface WindowResults {
  readonly review?: WindowTasks
  readonly start?: WindowStart
  readonly stage1?: WindowStage1
}

export const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
