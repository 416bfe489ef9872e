/** What goes wrong in a clinic, in the real window: it says what happened and what to do, and nothing staged is lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import type { FailureCode } from '../../src-preload/contract/result'
import { FAILURES } from '../../src-renderer/words/failures'
import { BAD_EXPORTS, type BadExport, UNREADABLE } from '../bad-input/bad-exports'
import { boundByModes, mountSmallDisk } from '../bad-input/system-limits'
import { launchApp, ROOT, type RunningApp, removeData, SETTINGS } from './app'
import { HEADLESS, type Key, type PracticeServer, startServer } from './practice-server'

const PATIENTS = 6
const EVERYBODY_CREATED = `${PATIENTS} created, 0 updated, 0 unchanged`
const MANY = 150
/** Enough to begin with them, not to end. */
const ROOM_BYTES = 512 * 1024
const PICTURES = join(ROOT, 'out/bad-input')

let folder: string
/** A ZIP of the generator: `PATIENTS` invented patients. */
let good: string
let running: RunningApp
let page: Page
/** An A2V2 of its own, where a test has one. */
let server: PracticeServer

test.beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-bad-'))
  good = await sampleOf(PATIENTS)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function sampleOf(patients: number): Promise<string> {
  const out = join(folder, `export-${patients}.zip`)
  const child = spawn(process.execPath, [HEADLESS, 'sample', '--patients', `${patients}`, '--seed', '5', '--out', out])
  expect((await once(child, 'exit'))[0]).toBe(0)
  return out
}

async function open(dataDir?: string, environment?: Readonly<Record<string, string>>): Promise<void> {
  running = await launchApp(dataDir, environment)
  page = running.window
}
async function close(): Promise<void> {
  await running.close()
  removeData(running)
}

async function startDump(): Promise<void> {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
}

/** By mouse, as a real path of the system. */
async function drop(...paths: readonly string[]): Promise<void> {
  const box = await page.getByText('Drop the Tebra export here').boundingBox()
  if (box === null) throw new Error('no drop zone')
  const cdp = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
  await cdp.detach()
}

async function dropGood(): Promise<void> {
  await drop(good)
  await expect(row('export-6.zip')).toContainText('export-6.zip')
}

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const counted = (name: string) => page.getByText(name, { exact: true }).first().locator('xpath=..')
const step = (name: string) => page.getByRole('group', { name: 'Import steps' }).getByRole('button', { name })
/** Playwright's own way to hold animations crashes the page of the old Electron: they are given time to end. */
async function picture(name: string): Promise<void> {
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

/** All three parts: what it is, what happened, what to do. */
async function expectWords(code: FailureCode, within = page.getByRole('main')): Promise<void> {
  const { title, happened, next } = FAILURES[code]
  for (const words of [title, happened, next]) await expect(within).toContainText(words)
}
const alert = () => page.getByRole('alert')

async function addBad({ name, code, write }: BadExport): Promise<void> {
  const path = join(mkdtempSync(join(folder, 'bad-')), name)
  write(path)
  await drop(path)
  const line = page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: FAILURES[code].title })
  await expect(line).toBeVisible()
  await expectWords(code, line)
}

test.describe('what was chosen by mistake', () => {
  test.beforeEach(async () => {
    await open()
    await startDump()
  })
  test.afterEach(close)

  test('is named, with what to do, does not go on to Parse, and can be taken away', async () => {
    for (const bad of BAD_EXPORTS)
      await test.step(bad.what, async () => {
        await addBad(bad)
        await expect(walk.button(page, 'Continue to Parse')).toBeDisabled()
        await picture(bad.name.replace(/\W/g, '-').toLowerCase())
        await walk.button(page, `Remove ${bad.name}`).click()
        await expect(page.getByText('1 item cannot be used')).toHaveCount(0)
      })
  })

  test('beside a good export costs nobody of it', async () => {
    await dropGood()
    for (const bad of BAD_EXPORTS) await addBad(bad)
    await walk.parse(page)
    await expect(counted('Patients parsed')).toContainText(String(PATIENTS))
    await walk.openReview(page)
    await expect(counted('Patients')).toContainText(String(PATIENTS))
    await picture('all-beside-a-good-one')
  })
})

test('a file without read rights is named, with what to do, and the export beside it is read', async () => {
  const engine = boundByModes({ command: process.execPath, args: [] })
  test.skip(engine === undefined, 'File modes bind nobody here.')
  await open(undefined, engine && { TEBRA_IMPORT_ENGINE_NODE: scriptOf(engine) })
  test.skip(await isEngineOurs(), 'As root only an engine of its own Node can be bound by file modes.')
  try {
    await startDump()
    await dropGood()
    await addBad(UNREADABLE)
    await picture('no-read-rights')
    await walk.parse(page)
    await expect(counted('Patients parsed')).toContainText(String(PATIENTS))
  } finally {
    await close()
  }
})

/** The engine is forked by the path of its Node, without arguments of ours. */
function scriptOf({ command, args }: { command: string; args: readonly string[] }): string {
  if (args.length === 0) return command
  const file = join(folder, 'bound-node')
  writeFileSync(file, `#!/bin/sh\nexec ${[command, ...args].map((part) => `'${part}'`).join(' ')} "$@"\n`)
  chmodSync(file, 0o755)
  return file
}
/** Whether the engine runs inside of Electron, whose rights are those of the test. */
const isEngineOurs = async () =>
  process.getuid?.() === 0 && (await running.app.evaluate(() => Number(process.versions.napi) >= 10))

test('a full disk stops Stage 1 and says so; with room again it goes on to the end', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tebra-import-e2e-'))
  const disk = mountSmallDisk(dataDir, 64)
  test.skip(disk === undefined, 'No disk can be mounted here.')
  try {
    const many = await sampleOf(MANY)
    await open(dataDir)
    await startDump()
    await dropGood()
    await walk.parse(page)
    await step('Create dump').click()
    await drop(many)
    await expect(row(`export-${MANY}.zip`)).toBeVisible()
    disk?.fill(ROOM_BYTES)
    await walk.button(page, 'Continue to Parse').click()
    await walk.button(page, 'Continue Stage 1').click()
    await expect(alert()).toBeVisible({ timeout: 30_000 })
    await expectWords('disk_full', alert())
    await picture('disk-full')
    disk?.grow()
    await walk.button(page, 'Try again').click()
    await page.getByText('Stage 1 is finished').waitFor({ timeout: 30_000 })
    await expect(counted('Patients parsed')).toContainText(String(MANY))
  } finally {
    await running.close()
    disk?.unmount()
    removeData(running)
  }
})

test('without a keychain nothing opens and nothing is lost', async () => {
  test.skip(process.platform !== 'linux', 'Only here can a test take the keychain away.')
  await open()
  await startDump()
  await dropGood()
  await walk.parse(page)
  await running.close()
  await open(running.dataDir, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' })
  await expectWords('keychain_missing')
  await picture('no-keychain')
  await walk.button(page, 'Try again').click()
  await expectWords('keychain_missing')
  await running.close()
  await open(running.dataDir)
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(counted('Patients')).toContainText(String(PATIENTS))
  await close()
})

test.describe('the workspace', () => {
  test.beforeEach(async () => {
    server = await startServer(mkdtempSync(join(folder, 'workspace-')), 0)
    await open()
  })
  test.afterEach(async () => {
    // The keychain is one for all tests.
    await page.evaluate(() => window.tebraImport.call('credentials:forget'))
    await close()
    await server.stop()
  })

  test('a wrong API key is refused with what to do, and the right one is taken', async () => {
    await chooseOwn()
    await enterKey({ ...server, apiSecret: 'not-the-secret' })
    await expectWords('credentials_wrong', alert())
    await picture('wrong-key')
    await enterKey(server)
    await walk.button(page, 'Open Tebra Import').waitFor()
  })

  test('a key that is revoked on the way is asked for anew, and the import goes on', async () => {
    await stageToOwn()
    await walk.approve(page)
    const { port } = server
    await server.stop()
    // The same address, another key.
    server = await startServer(mkdtempSync(join(folder, 'workspace-')), port)
    await walk.button(page, 'Start Stage 2').click()
    await expect(page.getByLabel('API secret', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expectWords('credentials_wrong', alert())
    await picture('revoked-key')
    await walk.button(page, 'Advanced').click()
    await enterKey(server)
    await walk.button(page, 'Try again').click()
    await walk.button(page, 'Continue to receipt').click({ timeout: 30_000 })
    await expect(page.getByText(EVERYBODY_CREATED)).toBeVisible()
  })

  test('no network at Stage 2: it stops and says so, and goes on when the network is back', async () => {
    await stageToOwn()
    await walk.approve(page)
    const { port, dataDir } = server
    await server.stop()
    await walk.button(page, 'Start Stage 2').click()
    await expect(alert()).toBeVisible({ timeout: 30_000 })
    await expectWords('offline', alert())
    await picture('offline')
    server = await startServer(dataDir, port)
    await walk.button(page, 'Try again').click()
    await walk.button(page, 'Continue to receipt').click({ timeout: 30_000 })
    await expect(page.getByText(EVERYBODY_CREATED)).toBeVisible()
  })
})

async function chooseOwn(): Promise<void> {
  await walk.button(page, 'Get started').click()
  await walk.button(page, 'Use my A2V2 workspace').click()
  await walk.button(page, 'Advanced').click()
}

async function enterKey({ url, apiKey, apiSecret }: Key): Promise<void> {
  await page.getByLabel('API key', { exact: true }).fill(apiKey)
  await page.getByLabel('API secret', { exact: true }).fill(apiSecret)
  await page.getByLabel('Base URL').fill(url)
  await walk.button(page, 'Check and save').click()
}

async function stageToOwn(): Promise<void> {
  await chooseOwn()
  await enterKey(server)
  await walk.button(page, 'Open Tebra Import').click()
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
  await dropGood()
  await walk.parse(page)
  await walk.openReview(page)
}
