import { expect, test } from 'vitest'
import { leftOut, signing } from '../../scripts/lib/package/signing.mjs'

const MAC = { CSC_LINK: 'file.p12' }
const APPLE = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }

test('an empty variable, as CI gives for a secret that is not set, is none', () => {
  expect(signing({ CSC_LINK: '', WIN_CSC_LINK: '' })).toEqual({
    canSignMac: false,
    canSignWindows: false,
    canNotarise: false,
  })
})

test('only what is signed can be notarised', () => {
  expect(signing(APPLE).canNotarise).toBe(false)
  expect(signing({ ...MAC, ...APPLE }).canNotarise).toBe(true)
  expect(signing({ ...MAC, ...APPLE, APPLE_API_ISSUER: '' }).canNotarise).toBe(false)
})

test.each([
  ['darwin', {}, 2],
  ['darwin', MAC, 1],
  ['darwin', { ...MAC, ...APPLE }, 0],
  ['win32', {}, 1],
  ['win32', { WIN_CSC_LINK: 'file.pfx' }, 0],
  ['linux', {}, 0],
] as const)('on %s with %o, %i things are left out, each with a word', (platform, env, count) => {
  const lines = leftOut(env, platform)
  expect(lines).toHaveLength(count)
  for (const line of lines) expect(line).toMatch(/^Not (signed|notarised): [A-Z_]+/)
})
