/** Patients by the folder of their documents, by id, and by name with birth date. */
import { foldName, isDateLike, wordsOf } from './path-tokens'

export interface MatchablePatient {
  readonly key: string
  /** Extensions of the patient's ids. */
  readonly ids: readonly string[]
  readonly family: string
  readonly given: string
  /** YYYYMMDD */
  readonly birthDate: string
  /** Shown paths of the patient's clinical documents. */
  readonly files: readonly string[]
}

/** From a folder, an id or a name to the patients it may mean. */
export type Index = Map<string, Set<string>>

export interface Indexes {
  readonly folders: Index
  readonly ids: Index
  /** The most words of any id: a GUID has five. */
  readonly idWords: number
  /** By birth date, then folded family, then folded given name: each step a look-up, however many share a date. */
  readonly births: Map<string, Map<string, Index>>
}

/** Stands in the folder of a document which gave no patient: whose papers lie there is then open. */
export const UNREAD = ''
/** Shorter ones are page numbers, years and times. */
const MIN_ID_LENGTH = 5

const MAX_ID_WORDS = 5

export const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
/** Beyond this many patients an entry tells nothing, and need not grow. */
const MAX_SHARED = 8

function add(index: Index, entry: string, key: string): void {
  const keys = at(index, entry, () => new Set())
  if (keys.size < MAX_SHARED) keys.add(key)
}

/** Ids as they may stand in a path: their words one by one, or run together. */
function idForms(id: string): readonly string[] {
  const words = wordsOf(id)
  const whole = words.join('')
  if (whole.length < MIN_ID_LENGTH || !/\d/.test(whole) || isDateLike(whole)) return []
  return [words.join(' '), whole]
}

/** "Mary Ann" is filed under Mary as well. */
const givenForms = (given: string): readonly string[] =>
  [foldName(given), foldName(given.trim().split(/\s+/)[0] ?? '')].filter((form) => form !== '')

export function indexPatients(patients: readonly MatchablePatient[], unreadFiles: readonly string[]): Indexes {
  const folders: Index = new Map()
  const ids: Index = new Map()
  const births: Indexes['births'] = new Map()
  let idWords = 1
  for (const patient of patients) {
    for (const file of patient.files) add(folders, folderOf(file), patient.key)
    for (const form of patient.ids.flatMap(idForms)) {
      add(ids, form, patient.key)
      idWords = Math.max(idWords, Math.min(form.split(' ').length, MAX_ID_WORDS))
    }
    const family = foldName(patient.family)
    if (family === '' || patient.birthDate === '') continue
    const givens = at(
      at(births, patient.birthDate, () => new Map()),
      family,
      () => new Map(),
    )
    for (const given of givenForms(patient.given)) add(givens, given, patient.key)
  }
  for (const file of unreadFiles) add(folders, folderOf(file), UNREAD)
  return { folders, ids, idWords, births }
}
