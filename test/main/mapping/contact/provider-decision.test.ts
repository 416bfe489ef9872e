import { expect, test } from 'vitest'
import { decideOwner, type ProviderMapping } from '../../../../src-main/mapping/contact/provider-decision'

const NPI = '1999999984'
const exact: ProviderMapping = { strategy: 'exact', userId: 'u-exact' }

test.each<[string, string | undefined, ProviderMapping | undefined, string | undefined, string | undefined]>([
  ['Exact: the chosen user', NPI, exact, 'u-default', 'u-exact'],
  ['Exact without a default', NPI, exact, undefined, 'u-exact'],
  ['Exact without a user leads nowhere', NPI, { strategy: 'exact' }, 'u-default', 'no_provider_mapping'],
  ['Fallback: the Default Provider User', NPI, { strategy: 'fallback' }, 'u-default', 'u-default'],
  ['Fallback without a default fails', NPI, { strategy: 'fallback' }, undefined, 'no_provider_mapping'],
  ['Skip: nobody', NPI, { strategy: 'skip' }, 'u-default', undefined],
  ['Skip without a default', NPI, { strategy: 'skip' }, undefined, undefined],
  ['not mapped: the default', NPI, undefined, 'u-default', 'u-default'],
  ['not mapped and no default fails', NPI, undefined, undefined, 'no_provider_mapping'],
  ['no provider: the default', undefined, exact, 'u-default', 'u-default'],
  ['no provider and no default: nobody', undefined, exact, undefined, undefined],
])('%s', (_name, attributedNpi, mapping, defaultUserId, expected) => {
  const decided = decideOwner(attributedNpi === undefined ? {} : { attributedNpi }, {
    mappings: new Map(mapping && [[NPI, mapping]]),
    defaultUserId,
  })
  expect(decided.ok ? decided.value : decided.failure.code).toBe(expected)
})
