import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../src-main/shell/log'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-log-'))
  file = join(folder, 'logs/shell.log')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one line an event: when, which, how many', () => {
  const log = createLog(file, () => new Date('2026-01-02T03:04:05Z'))
  log.note('started')
  log.note('engine_lost', 3)
  expect(readFileSync(file, 'utf8')).toBe(
    '{"at":"2026-01-02T03:04:05.000Z","code":"started"}\n{"at":"2026-01-02T03:04:05.000Z","code":"engine_lost","count":3}\n',
  )
})

test.skipIf(process.platform === 'win32')('is for its owner only', () => {
  createLog(file).note('started')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('grows to a megabyte, then begins anew beside the old one', () => {
  createLog(file).note('started')
  writeFileSync(file, 'x'.repeat(1_000_001))
  createLog(file).note('quit')
  expect(statSync(file).size).toBeLessThan(200)
  expect(statSync(`${file}.1`).size).toBe(1_000_001)
})

test('that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
  expect(() => createLog(file).note('started')).not.toThrow()
  expect(existsSync(file)).toBe(false)
})
