import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKeyFile } from '../../../src-main/headless/key-file'
import { KeyStoreError } from '../../../src-main/pipeline/context'
import { temporaryFolder } from '../staging/temporary-store'

test('a key file keeps keys for its owner alone, and forgets them', async () => {
  const file = join(temporaryFolder(), 'a', 'headless.key')
  const keys = createKeyFile(file)
  expect(await keys.get('workspace')).toBeUndefined()
  await keys.set('workspace', 'one')
  await keys.set('dump:1', 'two')
  await keys.set('workspace', 'three')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await createKeyFile(file).get('workspace')).toBe('three')
  await keys.delete('dump:1')
  expect(await keys.get('dump:1')).toBeUndefined()
})

test('a damaged key file is never replaced', async () => {
  const file = join(temporaryFolder(), 'headless.key')
  writeFileSync(file, '{"workspace": "abc')
  const keys = createKeyFile(file)
  await expect(keys.get('workspace')).rejects.toBeInstanceOf(KeyStoreError)
  await expect(keys.set('workspace', 'new')).rejects.toBeInstanceOf(KeyStoreError)
})
