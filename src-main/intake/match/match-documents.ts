/**
 * Which patient a loose document belongs to. A wrong match puts one patient's paper into another's chart, so three
 * signals are read and must agree; whatever stays open goes to the owner.
 */
import type { PatientFile } from '../../../src-preload/contract/record'
import { datesOf, piecesOf, wordsOf } from './path-tokens'
import { folderOf, type Indexes, indexPatients, type MatchablePatient, UNREAD } from './patient-index'

export interface DocumentPath {
  readonly file: string
}
export interface DocumentMatch {
  readonly key: string
  readonly match: Extract<PatientFile['match'], 'folder' | 'id' | 'name'>
}

type Keys = ReadonlySet<string>
type Signal = DocumentMatch['match']

const NOBODY: Keys = new Set()
/** The longest usual double name. */
const MAX_NAME_PIECES = 4

/** Neighbours joined, up to `most` at a time. */
function runsOf(pieces: readonly string[], most: number, joint: string): { text: string; from: number; to: number }[] {
  return pieces.flatMap((_, from) =>
    Array.from({ length: Math.min(most, pieces.length - from) }, (_, more) => {
      const to = from + more + 1
      return { text: pieces.slice(from, to).join(joint), from, to }
    }),
  )
}

const union = (sets: readonly Keys[]): Keys => (sets.length === 0 ? NOBODY : new Set(sets.flatMap((set) => [...set])))

function byFolder(folder: string, { folders }: Indexes): Keys {
  const keys = folder === '' ? undefined : folders.get(folder)
  return keys?.size === 1 && !keys.has(UNREAD) ? keys : NOBODY
}

const byId = (segment: string, { ids, idWords }: Indexes): readonly Keys[] =>
  runsOf(wordsOf(segment), idWords, ' ').flatMap(({ text }) => ids.get(text) ?? [])

/** Family and given name, in either order, and the birth date, all within one segment. */
function byName(segment: string, { births }: Indexes): readonly Keys[] {
  const pieces = piecesOf(segment)
  const families = datesOf(pieces).flatMap((date) => births.get(date) ?? [])
  if (families.length === 0) return []
  const letters = pieces.filter((piece) => /^\p{L}/u.test(piece))
  const runs = runsOf(letters, MAX_NAME_PIECES, '')
  return families.flatMap((family) =>
    runs.flatMap((name) => {
      const givens = family.get(name.text)
      if (givens === undefined) return []
      return runs.flatMap(({ text, from, to }) => (to <= name.from || from >= name.to ? (givens.get(text) ?? []) : []))
    }),
  )
}

interface SegmentKeys {
  readonly ids: readonly Keys[]
  readonly names: readonly Keys[]
}
const keysOf = (segment: string, indexes: Indexes): SegmentKeys => ({
  ids: byId(segment, indexes),
  names: byName(segment, indexes),
})

function decide(signals: readonly (readonly [Signal, Keys])[]): DocumentMatch | undefined {
  const spoken = signals.filter(([, keys]) => keys.size > 0)
  const [first, ...others] = spoken
  if (first === undefined) return undefined
  const agreed = [...first[1]].filter((key) => others.every(([, keys]) => keys.has(key)))
  const [key] = agreed
  if (key === undefined || agreed.length > 1) return undefined
  return { key, match: spoken.find(([, keys]) => keys.size === 1)?.[0] ?? first[0] }
}

/**
 * A document matches when folder (holding documents of exactly one patient), id and name with birth date, as far as
 * they say anything, leave one patient. `unreadFiles`: clinical documents which gave no patient. Linear in all inputs.
 */
export function matchDocuments(
  documents: readonly DocumentPath[],
  patients: readonly MatchablePatient[],
  unreadFiles: readonly string[] = [],
): Map<string, DocumentMatch | undefined> {
  const indexes = indexPatients(patients, unreadFiles)
  /** Folders come again with every file in them. */
  const folders = new Map<string, SegmentKeys>()
  const inFolder = (segment: string): SegmentKeys => {
    const keys = folders.get(segment) ?? keysOf(segment, indexes)
    folders.set(segment, keys)
    return keys
  }
  return new Map(
    documents.map(({ file }) => {
      const folder = folderOf(file)
      const keys = [...folder.split('/').slice(0, -1).map(inFolder), keysOf(file.slice(folder.length), indexes)]
      const match = decide([
        ['folder', byFolder(folder, indexes)],
        ['id', union(keys.flatMap(({ ids }) => ids))],
        ['name', union(keys.flatMap(({ names }) => names))],
      ])
      return [file, match]
    }),
  )
}
