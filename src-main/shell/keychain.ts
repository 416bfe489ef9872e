import { AsyncEntry } from '@napi-rs/keyring'

/** The service under which the entries stand in the system's own keychain program. */
const KEYCHAIN_SERVICE = 'Tebra Import'

/** Without this the library falls back to Linux's kernel keyring, whose entries are gone at the next boot. */
const OPTIONS = { linux: { store: 'secret-service' } } as const

const STORES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
}
/** Shown to the owner: "encrypted with a key from …". */
export const keychainName = (platform: NodeJS.Platform): string => STORES[platform] ?? 'Secret Service keyring'

/** Every method rejects when the system's keychain is absent or locked; the caller says so and stores nothing. */
export interface Keychain {
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

/** Values go to the engine alone. They must not be exposed over IPC: the window can never read one. */
export function createKeychain(service: string = KEYCHAIN_SERVICE): Keychain {
  const entry = (name: string): AsyncEntry => new AsyncEntry(service, name, OPTIONS)
  return {
    get: async (name) => (await entry(name).getPassword()) ?? undefined,
    set: async (name, value) => await entry(name).setPassword(value),
    delete: async (name) => {
      await entry(name).deleteCredential()
    },
  }
}
