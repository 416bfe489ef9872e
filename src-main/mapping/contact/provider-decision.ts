/** Whom a patient is attributed to: the spec's "Provider mappings". */
import type { PatientRecord } from '../../../src-preload/contract/record'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Strategy } from '../../../src-preload/contract/views'

export interface ProviderMapping {
  readonly strategy: Strategy
  /** For 'exact'. */
  readonly userId?: string | undefined
}

export interface ProviderContext {
  readonly mappings: ReadonlyMap<string, ProviderMapping>
  /** The Default Provider User. */
  readonly defaultUserId?: string | undefined
}

/**
 * The owner's user id; undefined for none. An NPI with neither a mapping nor a Default Provider User fails, and so
 * does a mapping that leads nowhere. A patient without any provider has nobody to be mapped and never fails.
 */
export const decideOwner = (
  { attributedNpi }: Pick<PatientRecord, 'attributedNpi'>,
  { mappings, defaultUserId }: ProviderContext,
): Result<string | undefined> => {
  if (attributedNpi === undefined) return ok(defaultUserId)
  const mapping = mappings.get(attributedNpi)
  if (mapping?.strategy === 'skip') return ok(undefined)
  const userId = mapping?.strategy === 'exact' ? mapping.userId : defaultUserId
  return userId === undefined ? fail('no_provider_mapping') : ok(userId)
}
