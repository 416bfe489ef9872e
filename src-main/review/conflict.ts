/**
 * Two people under one patient id: the documents disagree on the birth date, or have no family name in common.
 * Partial dates agree as far as both go; a family name that only one document gives says nothing.
 */
import type { Demographics } from '../../src-preload/contract/record'
import { fold } from '../lib/fold'

type Identity = Pick<Demographics, 'birthDate' | 'names'>

const familyNames = ({ names }: Identity): ReadonlySet<string> =>
  new Set(names.flatMap(({ family }) => (family === undefined ? [] : fold(family))).filter((name) => name !== ''))

const DAY_LENGTH = 10
const datesDiffer = (a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined) return false
  const length = Math.min(a.length, b.length, DAY_LENGTH)
  return a.slice(0, length) !== b.slice(0, length)
}

const namesDiffer = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((name) => b.has(name))

export const isConflict = (documents: readonly Identity[]): boolean =>
  documents.some((one, index) =>
    documents
      .slice(index + 1)
      .some(
        (other) =>
          datesDiffer(one.birthDate?.iso, other.birthDate?.iso) || namesDiffer(familyNames(one), familyNames(other)),
      ),
  )
