/** What a scene is: a place in the window, what the engine would say there, and what a person does before the picture. */
import type { Answers } from '../../../../src-preload/contract/api'
import type { Channel } from '../../../../src-preload/contract/channels'
import type { FailureCode } from '../../../../src-preload/contract/result'
import type { UnlockMethod } from '../../../../src-preload/contract/security'
import type { Step } from '../../../../src-preload/contract/steps'
import type { UpdateView } from '../../../../src-preload/contract/update'
import type { AppView, DumpView, PatientRow, SettingsView } from '../../../../src-preload/contract/views'
import type { Place } from '../../../../src-renderer/window-state'
import { APP } from '../views'

export interface Scene {
  readonly place?: Place
  readonly app?: AppView
  readonly dump?: DumpView
  readonly patients?: number
  /** Calls that fail, those that never answer, and those that answer something else than usual. */
  readonly fails?: Readonly<Partial<Record<Channel, FailureCode>>>
  readonly hangs?: readonly Channel[]
  readonly answers?: { readonly [C in Channel]?: Answers[C] }
  /** Changes each row of the patients table. */
  readonly row?: (row: PatientRow) => PatientRow
  readonly empty?: true
  readonly ready?: true
  readonly role?: 'User'
  readonly lost?: 'gone' | 'back'
  /** Names of files given to the app from outside. */
  readonly given?: readonly string[]
  readonly trailEntries?: number
  readonly locked?: readonly UnlockMethod[]
  readonly update?: UpdateView
  readonly acts?: readonly Act[]
  /** Drawn as on paper. */
  readonly paper?: true
  /** Also drawn at 200 % zoom. */
  readonly zoomed?: true
}

/**
 * What a person does, by the words on the screen. `see` scrolls a heading to the top; a `press` without a role is of a
 * button; `nth` picks one of several of the same name.
 */
export type Act =
  | {
      readonly press: string
      readonly role?: 'button' | 'option' | 'combobox' | 'checkbox' | 'radio'
      readonly nth?: number
    }
  | { readonly type: string; readonly into: string }
  | { readonly key: string; readonly times?: number }
  | { readonly see: string }

export const press = (name: string, nth = 0): Act => ({ press: name, nth })

const { workspace: _workspace, ...fresh } = APP
export const NEW_SETTINGS: SettingsView = { enabled: false, organisationId: '', organisationName: '' }
export const FRESH: AppView = { ...fresh, credentials: false, settings: NEW_SETTINGS }
export const A2V2: AppView = { ...APP, workspace: 'a2v2' }

export const wizard = (step: Step, dump?: DumpView): Scene => ({
  place: { name: 'wizard', step, ...(dump ? { dumpId: dump.id } : {}) },
  ...(dump ? { dump } : {}),
})
