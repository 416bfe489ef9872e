/** Keys in a file that only its owner may read, for machines without a keychain. One JSON object, name → key. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type KeyStore, KeyStoreError } from '../pipeline/context'

const read = (file: string): Record<string, string> => {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    throw new KeyStoreError('key file')
  }
}

/** Replaced as a whole: a kill half way leaves the old one. */
const write = (file: string, keys: Readonly<Record<string, string>>): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(keys, undefined, 2), { mode: 0o600, flush: true })
  renameSync(draft, file)
}

export const createKeyFile = (file: string): KeyStore => ({
  get: async (name) => read(file)[name],
  set: async (name, value) => write(file, { ...read(file), [name]: value }),
  delete: async (name) => {
    const { [name]: _gone, ...others } = read(file)
    write(file, others)
  },
})
