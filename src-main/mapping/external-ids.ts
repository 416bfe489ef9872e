/**
 * Names under which A2V2 finds a patient and each of its items again. They are hashes: an id goes into URLs and
 * lists, and must say nothing about anybody.
 */
import type { Code, Identifier } from '../../src-preload/contract/data-types'
import { sha256Of } from '../lib/sha256'
import { canonicalJson, digestOf } from './digest'
import { codeText } from './text'

/** Common to all patients of one Tebra organisation. */
export const organisationPrefix = (organisationId: string): string =>
  `tebra-${sha256Of(organisationId.trim()).slice(0, 8)}-`

export const externalReferenceId = (organisationId: string, patientKey: string): string =>
  organisationPrefix(organisationId) + sha256Of(patientKey).slice(0, 32)

type Part = string | undefined

export interface Draft<T> {
  readonly ids?: readonly Identifier[] | undefined
  /** What the item is, in things which a correction leaves alone: code and time. */
  readonly identity: readonly Part[]
  /** What else tells two items of the same identity apart: value, instructions. */
  readonly detail: readonly Part[]
  readonly item: T
}

const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

/**
 * The key of the item in the source's own database. A UUID doesn't count: many exports make new ones every time,
 * and the same reading must not land twice because it was exported twice.
 */
const lastingId = (ids: readonly Identifier[] | undefined): string | undefined => {
  const found = ids?.find(({ extension }) => extension !== undefined && extension !== '' && !UUID.test(extension))
  return found && canonicalJson([found.root, found.extension])
}

/**
 * Gives every draft an external id, unique among them and the same in every export: by its lasting id, else by its
 * identity; where several share that (exports that write one id everywhere, two readings in one minute), their
 * details count too; what then still differs is numbered in a fixed order, and what is the same is one item.
 * `scope`: the patient's external reference id, so that no two patients share an item's id.
 */
export const identify = <T extends object>(
  scope: string,
  kind: string,
  drafts: readonly Draft<T>[],
): (T & { readonly externalId: string })[] => {
  const id = (key: unknown): string => digestOf([scope, kind, key]).slice(0, 32)
  return groups(drafts, (draft) => lastingId(draft.ids) ?? canonicalJson(draft.identity)).flatMap(([first, same]) =>
    same.length === 1
      ? same.map(({ item }) => ({ ...item, externalId: id(first) }))
      : groups(same, (draft) => canonicalJson([first, draft.identity, draft.detail])).flatMap(([second, alike]) =>
          distinct(alike.map(({ item }) => item)).map((item, index) => ({
            ...item,
            externalId: id(index === 0 ? second : [second, index]),
          })),
        ),
  )
}

const groups = <T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] => {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group === undefined) found.set(key, [item])
    else group.push(item)
  }
  return [...found]
}

const distinct = <T>(items: readonly T[]): T[] =>
  [...new Map(items.map((item) => [canonicalJson(item), item]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)

/** A concept by its code; by its words where it has none. */
export const conceptKey = (code: Code | undefined): string | undefined => {
  const coded = code && [code, ...(code.translations ?? [])].find((one) => one.code !== undefined)
  return coded === undefined ? codeText(code)?.toLowerCase() : `${coded.system ?? ''}|${coded.code}`
}
