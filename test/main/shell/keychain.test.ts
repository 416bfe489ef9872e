import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createKeychain, keychainName } from '../../../src-main/shell/keychain'

/** Only in a keychain made for the tests (scripts/lib/session.mjs): never in that of the person at the computer. */
const isThrowAway = process.env.TEBRA_IMPORT_KEYRING === 'throw-away'

describe.skipIf(!isThrowAway)('the keychain', () => {
  const keychain = createKeychain(`Tebra Import test ${randomBytes(4).toString('hex')}`)

  test('keeps, replaces and forgets a value', async () => {
    expect(await keychain.get('workspace')).toBeUndefined()
    await keychain.set('workspace', 'first')
    await keychain.set('workspace', 'Schlüssel 鍵')
    expect(await keychain.get('workspace')).toBe('Schlüssel 鍵')
    await keychain.delete('workspace')
    expect(await keychain.get('workspace')).toBeUndefined()
  })

  test('forgetting what is not there is no failure', async () => {
    await expect(keychain.delete('never-set')).resolves.toBeUndefined()
  })

  test('names do not mix', async () => {
    await keychain.set('dump:A', 'a')
    await keychain.set('dump:B', 'b')
    await keychain.delete('dump:A')
    expect(await keychain.get('dump:B')).toBe('b')
    await keychain.delete('dump:B')
  })
})

test.runIf(process.platform === 'linux')('without a Secret Service it fails: no kernel keyring instead', () => {
  // A process of its own: the library connects to the bus once and keeps to it.
  const file = join(import.meta.dirname, '../../../src-main/shell/keychain.ts')
  const code = `const { createKeychain } = await import(${JSON.stringify(pathToFileURL(file).href)})
    await createKeychain('Tebra Import test').set('workspace', 'value').then(() => process.exit(0), () => process.exit(7))`
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', code], { env }).status).toBe(7)
})

test('every system has a name to show', () => {
  expect([keychainName('darwin'), keychainName('win32'), keychainName('linux')]).toEqual([
    'macOS Keychain',
    'Windows Credential Manager',
    'Secret Service keyring',
  ])
})
