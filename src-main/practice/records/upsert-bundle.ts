/** Pure: a stored bundle and the one that was sent → the bundle to store, and exact counts. */
import { isDeepStrictEqual } from 'node:util'
import type { ClinicalBody, Item, ItemKind, StoredBundle } from '../bodies/clinical-body'
import { ITEM_KINDS } from '../bodies/clinical-body'
import type { RefusedItem } from './item-checks'

export interface UpsertCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Only of a kind that was sent as complete. */
  readonly withdrawn?: number
}

export interface UpsertedBundle {
  readonly bundle: StoredBundle
  readonly counts: Readonly<Record<ItemKind, UpsertCounts>>
  readonly refused: readonly RefusedItem[]
}

type Lists = Record<ItemKind, readonly Item[]>
type ListCounts = Record<ItemKind, UpsertCounts>

/** Marked, never deleted. An item that was sent but refused is still there for the sender. */
const withdraw = (items: readonly Item[], sent: readonly Item[]): [readonly Item[], number] => {
  const there = new Set(sent.map(({ externalId }) => externalId))
  const gone = (item: Item): boolean => !there.has(item.externalId) && item.withdrawn !== true
  const marked = items.map((item) => (gone(item) ? { ...item, withdrawn: true as const } : item))
  return [marked, items.filter(gone).length]
}

/** Items that are not sent again stay: a bundle adds and changes, it never takes away. */
const upsertItems = (stored: readonly Item[], sent: readonly Item[]): [readonly Item[], UpsertCounts] => {
  const items = new Map(stored.map((item) => [item.externalId, item]))
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const item of sent) {
    const before = items.get(item.externalId)
    if (before === undefined) counts.created += 1
    else if (isDeepStrictEqual(before, item)) counts.unchanged += 1
    else counts.updated += 1
    items.set(item.externalId, item)
  }
  return [[...items.values()], counts]
}

/** `refusalOf` says why an item is not taken; `position` counts over the whole bundle, from 0. */
export const upsertBundle = (
  stored: StoredBundle | undefined,
  sent: ClinicalBody,
  refusalOf: (item: Item, position: number) => RefusedItem | undefined,
): UpsertedBundle => {
  const refused: RefusedItem[] = []
  const lists = {} as Lists
  const counts = {} as ListCounts
  let position = 0
  const isTaken = (item: Item): boolean => {
    const refusal = refusalOf(item, position)
    position += 1
    if (refusal !== undefined) refused.push(refusal)
    return refusal === undefined
  }
  for (const kind of ITEM_KINDS) {
    const all: readonly Item[] = sent[kind]
    const [items, itemCounts] = upsertItems(stored?.[kind] ?? [], all.filter(isTaken))
    const isComplete = sent.complete?.some((complete) => complete === kind) === true
    const [marked, withdrawn] = isComplete ? withdraw(items, all) : [items, 0]
    lists[kind] = marked
    counts[kind] = isComplete ? { ...itemCounts, withdrawn } : itemCounts
  }
  const digest = refused.length === 0 ? sent.digest : ''
  return { bundle: { dumpId: sent.dumpId, digest, ...lists }, counts, refused }
}
