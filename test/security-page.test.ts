import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')

test('every promise of SECURITY.md names a test, and every test that it names is there', () => {
  const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file)
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  const promises = page.slice(page.indexOf('## Promises')).match(/^\| (?!Promise|---).*$/gm) ?? []
  expect(promises.filter((promise) => !/`test\/[^`]+\.(test|spec)\.tsx?`/.test(promise))).toEqual([])
})
