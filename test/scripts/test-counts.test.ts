import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { playwrightCounts, stageCounts, vitestCounts } from '../../scripts/lib/test-counts.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function report(content: object): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('a stage without tests counts as one', () => {
  expect(stageCounts(0)).toEqual({ passed: 1, failed: 0 })
  expect(stageCounts(127)).toEqual({ passed: 0, failed: 1 })
})

describe('vitest', () => {
  test('its own counts', () => {
    const file = report({ numPassedTests: 5, numFailedTests: 2 })
    expect(vitestCounts(file, 1)).toEqual({ passed: 5, failed: 2 })
  })
  test('a file that could not be loaded has no failed test, and still failed', () => {
    expect(vitestCounts(report({ numPassedTests: 5, numFailedTests: 0 }), 1)).toEqual({ passed: 5, failed: 1 })
  })
  test('a run without a report failed, even if it ended well', () => {
    expect(vitestCounts(join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('playwright', () => {
  test('a test that passed at the second try failed', () => {
    const file = report({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 } })
    expect(playwrightCounts(file, 1)).toEqual({ passed: 7, failed: 2 })
  })
  test('a run without a report failed', () => {
    writeFileSync(join(folder, 'broken.json'), '{')
    expect(playwrightCounts(join(folder, 'broken.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})
