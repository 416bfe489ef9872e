/** Pure: a stored bundle and the one that was sent → the bundle to store, and exact counts. */
import { isDeepStrictEqual } from 'node:util'
import type { ClinicalBody, Item, ItemKind, StoredBundle } from '../bodies/clinical-body'
import { ITEM_KINDS } from '../bodies/clinical-body'
import type { RefusedItem } from './item-checks'

export interface UpsertCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export interface UpsertedBundle {
  readonly bundle: StoredBundle
  readonly counts: Readonly<Record<ItemKind, UpsertCounts>>
  readonly refused: readonly RefusedItem[]
}

type Lists = Record<ItemKind, readonly Item[]>
type ListCounts = Record<ItemKind, UpsertCounts>

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
    const taken = (sent[kind] as readonly Item[]).filter(isTaken)
    const [items, itemCounts] = upsertItems(stored?.[kind] ?? [], taken)
    lists[kind] = items
    counts[kind] = itemCounts
  }
  const digest = refused.length === 0 ? sent.digest : ''
  return { bundle: { dumpId: sent.dumpId, digest, ...lists }, counts, refused }
}
