/** What the workspace holds of a patient now, against what would be sent. Pure. */
import { DIFFERENCE_KINDS, type DifferenceView, type ItemDifference } from '../../src-preload/contract/difference'
import type { ClinicalBundle, ClinicalKind, Contact, ContactBody, StoredBundle, StoredFile } from '../a2v2/schemas'
import { canonicalJson } from './digest'
import type { Payloads } from './payloads'

export interface Held {
  readonly contact: Contact
  /** Undefined: nothing clinical is there, or the workspace takes none. */
  readonly bundle?: StoredBundle | undefined
  readonly files: readonly StoredFile[]
}

/** More would not be read; the counts say how many there are. */
const LISTED = 50

const FIELDS = ['name', 'email', 'mobileNumber', 'gender', 'stage', 'status'] as const

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Custom fields stand under their own keys; only those which are sent, as the others are left alone. */
const fieldsOf = (before: Contact, after: ContactBody): DifferenceView['fields'] => {
  const rows = [
    ...FIELDS.map((field) => ({ field, before: textOf(before[field]), after: after[field] ?? '' })),
    { field: 'owner', before: textOf(before.owner?.primary), after: after.owner.primary ?? '' },
    ...Object.entries(after.customFields).map(([field, value]) => ({
      field,
      before: textOf(before.customFields?.[field]),
      after: value,
    })),
  ]
  return rows.filter((row) => row.before !== row.after)
}

type Item = StoredBundle[ClinicalKind][number]

/** The words under which a person knows the item. */
const titleOf = ({ title, medication, form, name, value, unit, time }: Item): string =>
  [title ?? medication ?? form ?? name, value, unit, time].map(textOf).filter(Boolean).join(' ')

const listed = (items: readonly Item[]): ItemDifference['created'] => ({
  count: items.length,
  titles: items.slice(0, LISTED).map(titleOf),
})

const itemsOf = (before: readonly Item[], after: readonly Item[], isComplete: boolean): ItemDifference => {
  const held = new Map(before.map((item) => [item.externalId, item]))
  const sent = new Set(after.map(({ externalId }) => externalId))
  const isNew = ({ externalId }: Item): boolean => !held.has(externalId)
  const isSame = (item: Item): boolean => canonicalJson(held.get(item.externalId)) === canonicalJson(item)
  const gone = before.filter(({ externalId, withdrawn }) => !sent.has(externalId) && withdrawn !== true)
  return {
    created: listed(after.filter(isNew)),
    updated: listed(after.filter((item) => !isNew(item) && !isSame(item))),
    withdrawn: listed(isComplete ? gone : []),
    unchanged: after.filter(isSame).length,
  }
}

const isComplete = ({ complete }: ClinicalBundle, kind: ClinicalKind): boolean => complete.some((one) => one === kind)

export const differenceOf = (
  { contact, bundle, files }: Held,
  sent: Pick<Payloads, 'contact' | 'bundle' | 'files'>,
): DifferenceView => {
  const held = new Set(files.map(({ sha256 }) => sha256))
  const added = sent.files.filter(({ sha256 }) => !held.has(sha256))
  return {
    archived: contact.archived === true,
    fields: fieldsOf(contact, sent.contact),
    items: Object.fromEntries(
      DIFFERENCE_KINDS.map((kind) => [
        kind,
        itemsOf(bundle?.[kind] ?? [], sent.bundle[kind], isComplete(sent.bundle, kind)),
      ]),
    ) as Record<ClinicalKind, ItemDifference>,
    files: {
      added: { count: added.length, titles: added.slice(0, LISTED).map(({ name }) => name) },
      unchanged: sent.files.length - added.length,
    },
  }
}
