/**
 * Which patient a loose document belongs to. A wrong match puts one patient's paper into another's chart, so three
 * signals are read and must agree; whatever stays open goes to the owner.
 */
import type { PatientFile } from '../../src-preload/contract/record'
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
/** A GUID has five words; the longest usual double name four pieces. */
const MAX_ID_WORDS = 5
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

function byFolder(file: string, { folders }: Indexes): Keys {
  const folder = folderOf(file)
  const keys = folder === '' ? undefined : folders.get(folder)
  return keys?.size === 1 && !keys.has(UNREAD) ? keys : NOBODY
}

function byId(segments: readonly string[], { ids }: Indexes): Keys {
  const runs = segments.flatMap((segment) => runsOf(wordsOf(segment), MAX_ID_WORDS, ' '))
  return union(runs.flatMap(({ text }) => ids.get(text) ?? []))
}

/** Family and given name, in either order, and the birth date, all within one segment. */
function byName(segments: readonly string[], { births }: Indexes): Keys {
  const found = segments.flatMap((segment) => {
    const pieces = piecesOf(segment)
    const families = datesOf(pieces).flatMap((date) => births.get(date) ?? [])
    if (families.length === 0) return []
    const runs = runsOf(
      pieces.filter((piece) => /^\p{L}/u.test(piece)),
      MAX_NAME_PIECES,
      '',
    )
    return families.flatMap((family) =>
      runs.flatMap((name) => {
        const givens = family.get(name.text)
        if (givens === undefined) return []
        return runs.flatMap(({ text, from, to }) =>
          to <= name.from || from >= name.to ? (givens.get(text) ?? []) : [],
        )
      }),
    )
  })
  return union(found)
}

function matchOf(file: string, indexes: Indexes): DocumentMatch | undefined {
  const segments = file.split('/')
  const signals: readonly (readonly [Signal, Keys])[] = [
    ['folder', byFolder(file, indexes)],
    ['id', byId(segments, indexes)],
    ['name', byName(segments, indexes)],
  ]
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
  return new Map(documents.map(({ file }) => [file, matchOf(file, indexes)]))
}
