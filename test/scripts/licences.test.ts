import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeLicences } from '../../scripts/lib/package/licences.mjs'
import { removeFolder } from '../../scripts/lib/session.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tebra-import-licences-'))
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'), 'junction')
})
afterEach(() => removeFolder(root))

const bundle = (name: string, licences: object[]): void => {
  mkdirSync(join(root, 'out', name), { recursive: true })
  writeFileSync(join(root, 'out', name, 'licenses.json'), JSON.stringify(licences))
}

test('the page holds every bundled package once, the native ones and Electron, each with its text', () => {
  const zod = { name: 'zod', version: '4.0.0', identifier: 'MIT', text: 'MIT License <of zod>' }
  bundle('main', [zod, { name: 'saxes', version: '6.0.0', identifier: 'ISC', text: null }])
  bundle('renderer', [zod])
  writeLicences(root)
  const page = readFileSync(join(root, 'out/licences/licences.html'), 'utf8')
  const names = [...page.matchAll(/<b>([^<]+)<\/b>/g)].map(([, name]) => name)
  expect(names).toEqual(['@napi-rs/keyring', 'better-sqlite3-multiple-ciphers', 'electron', 'saxes', 'zod'])
  expect(page).toContain('MIT License &lt;of zod&gt;')
  expect(page).toContain('ISC (its package holds no text of it)')
  expect(page).toContain('Electron contributors')
  expect(page).not.toMatch(/<script|https?:\/\/[^ ]+\.(js|css)/)
})
