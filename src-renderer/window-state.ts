/** What the window shows and nothing else: lost on close, and that is right. The truth is the engine's. */
import { create } from 'zustand'
import type { Step } from '../src-preload/contract/steps'
import type { PatientFilter, SettingsView, WorkspaceKind } from '../src-preload/contract/views'

export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'records'; readonly chatbotId?: string }
  | { readonly name: 'wizard'; readonly step: Step; readonly dumpId?: string }
  | { readonly name: 'workspace' }
  | { readonly name: 'audit' }
  | { readonly name: 'security'; readonly support?: boolean }

/** Settings belong to a workspace, and so does their draft. */
export interface SettingsDraft {
  readonly workspace: WorkspaceKind | undefined
  readonly settings: SettingsView
}

interface WindowState {
  readonly place: Place
  /** The filter of Verify & review's patients table, so that a line of the checklist can lead into it. */
  readonly patientFilter: PatientFilter
  /** The NPI of the provider whose patients it shows, undefined for those of all. */
  readonly patientNpi: string | undefined
  /** What was searched for among them: in one import, and never kept beyond a lock. */
  readonly patientSearch: { readonly dumpId: string; readonly text: string } | undefined
  /** What was typed into Configure and not saved yet, so that a look at another step does not lose it. */
  readonly settingsDraft: SettingsDraft | undefined
  /** Names of files that were given to the app from outside and wait for an import. */
  readonly given: readonly string[]
  /** The target chatbot of the dump that is about to be created. */
  readonly chatbotDraft: string | undefined
  /** What the owner's tick under the review covers: counts and decisions. */
  readonly reviewed: string | undefined
  readonly go: (place: Place) => void
  readonly showPatients: (filter: PatientFilter, npi?: string) => void
  readonly searchPatients: (dumpId: string, text: string) => void
  readonly draftSettings: (draft: SettingsDraft | undefined) => void
  readonly draftChatbot: (chatbotId: string | undefined) => void
  readonly markReviewed: (covers: string | undefined) => void
  readonly give: (names: readonly string[]) => void
  /** When the window is locked: everything but the place, which names an import and no patient. */
  readonly forget: () => void
}

export const useWindowState = create<WindowState>()((set) => ({
  place: { name: 'home' },
  patientFilter: 'all',
  patientNpi: undefined,
  patientSearch: undefined,
  settingsDraft: undefined,
  given: [],
  chatbotDraft: undefined,
  reviewed: undefined,
  go: (place) => set({ place }),
  showPatients: (patientFilter, patientNpi) => set({ patientFilter, patientNpi }),
  searchPatients: (dumpId, text) => set({ patientSearch: { dumpId, text } }),
  draftSettings: (settingsDraft) => set({ settingsDraft }),
  draftChatbot: (chatbotDraft) => set({ chatbotDraft }),
  markReviewed: (reviewed) => set({ reviewed }),
  give: (given) => set({ given }),
  forget: () =>
    set({
      patientFilter: 'all',
      patientSearch: undefined,
      settingsDraft: undefined,
      reviewed: undefined,
      given: [],
    }),
}))
