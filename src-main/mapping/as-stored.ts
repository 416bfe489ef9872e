/** Whether the workspace holds what was sent: every field, every item, whatever else it keeps beside them. Pure. */
import { DIFFERENCE_KINDS } from '../../src-preload/contract/difference'
import type { ClinicalBundle, Contact, ContactBody, StoredBundle } from '../a2v2/schemas'
import { canonicalJson } from './digest'

const FIELDS = ['name', 'mobileNumber', 'gender', 'stage', 'status'] as const

const isSame = (sent: unknown, stored: unknown): boolean =>
  sent === undefined || canonicalJson(sent) === canonicalJson(stored)

/** An email address is the same in capitals and small letters. */
const isSameEmail = (sent: string | undefined, stored: string | null | undefined): boolean =>
  sent === undefined || sent.toLowerCase() === stored?.toLowerCase()

export const isContactStored = (sent: ContactBody, stored: Contact): boolean =>
  stored.archived !== true &&
  FIELDS.every((field) => isSame(sent[field], stored[field])) &&
  isSameEmail(sent.email, stored.email) &&
  isSame(sent.owner.primary, stored.owner?.primary) &&
  Object.entries(sent.customFields).every(([key, value]) => isSame(value, stored.customFields?.[key]))

export const isBundleStored = (sent: ClinicalBundle, stored: StoredBundle): boolean =>
  DIFFERENCE_KINDS.every((kind) => {
    const there = new Map(stored[kind].map((item) => [item.externalId, item]))
    return sent[kind].every((item) => {
      const held: Readonly<Record<string, unknown>> | undefined = there.get(item.externalId)
      return held?.withdrawn !== true && Object.entries(item).every(([name, value]) => isSame(value, held?.[name]))
    })
  })
