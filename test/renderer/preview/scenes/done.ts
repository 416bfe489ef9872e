/** Done: the receipt, and undoing an import. */
import { CLEAN_RECEIPT, LARGE_RECEIPT, MAPPED_CLEAN, UNDOING, UNDONE } from '../variants'
import { COMPLETED } from '../views'
import { A2V2, press, type Scene, wizard } from './scene'

const done = wizard('done', COMPLETED)
const CANCELLED = { ...COMPLETED, stage: 'cancelled' } as const
const menu = press('Print / save as PDF')
const undo = press('Undo this import…')

export const DONE = {
  done: { ...done, zoomed: true },
  'done-clean': { ...wizard('done', MAPPED_CLEAN), answers: { 'receipt:get': CLEAN_RECEIPT } },
  'done-large': { ...done, app: A2V2, answers: { 'receipt:get': LARGE_RECEIPT } },
  'done-loading': { ...done, hangs: ['receipt:get'] },
  'done-failed': { ...done, fails: { 'receipt:get': 'store_damaged' } },
  'done-print-menu': { ...done, acts: [menu] },
  'done-saved': { ...done, acts: [menu, { key: 'ArrowDown' }, { key: 'Enter' }] },
  'done-paper': { ...done, paper: true },
  'done-undo': { ...done, zoomed: true, acts: [undo] },
  'done-undo-failed': { ...done, fails: { 'stage2:undo': 'offline' }, acts: [undo, press('Archive 26 contacts')] },
  'done-undoing': wizard('done', UNDOING),
  'done-undone': wizard('done', UNDONE),
  cancelled: { ...wizard('done', CANCELLED), fails: { 'receipt:get': 'wrong_step' } },
  'cancelled-with-receipt': wizard('done', CANCELLED),
} as const satisfies Record<string, Scene>
