/** How much of an upload is read back, and how far that has come: kept, so that a pause or a kill costs nothing. */
import type { ReadBack } from '../../../src-preload/contract/read-back'
import { namedValue, putValue, removeValue } from '../../staging/tables/settings'
import type { OpenDump } from './open-dump'

const CHOICE = 'readBack'
const PROGRESS = 'readBackProgress'

/** In the order of external references; `done` counts those that could not be read too. */
export interface ReadBackProgress {
  readonly afterRef: string
  readonly done: number
  readonly checked: number
  readonly matching: number
}
const NOTHING: ReadBackProgress = { afterRef: '', done: 0, checked: 0, matching: 0 }

export const readBackOf = ({ db }: Pick<OpenDump, 'db'>): ReadBack => namedValue(db, 'meta', CHOICE) ?? 'sample'
export const chooseReadBack = ({ db }: OpenDump, readBack: ReadBack): void => putValue(db, 'meta', CHOICE, readBack)

export const readBackProgress = ({ db }: OpenDump): ReadBackProgress => namedValue(db, 'meta', PROGRESS) ?? NOTHING
export const keepReadBack = ({ db }: OpenDump, progress: ReadBackProgress): void =>
  putValue(db, 'meta', PROGRESS, progress)
export const endReadBack = ({ db }: OpenDump): void => removeValue(db, 'meta', PROGRESS)
