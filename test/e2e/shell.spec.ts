import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { addSample, button, configure, createDump, firstStart } from '../../scripts/lib/walk.mjs'
import type { ImportApi } from '../../src-preload/contract/api'
import { launchApp, type RunningApp, removeData, SETTINGS } from './app'
import { engineIds, isAlive } from './engine-ids'

declare global {
  interface Window {
    readonly tebraImport: ImportApi
  }
}

const state = (page: Page) => page.evaluate(() => window.tebraImport.call('app:state'))

test.describe('the app', () => {
  let running: RunningApp
  test.beforeEach(async () => {
    running = await launchApp()
  })
  test.afterEach(async () => {
    await running.close()
    removeData(running)
  })

  test('opens with its first start, names its keychain, and ends its engine when it ends', async () => {
    await expect(button(running.window, 'Get started')).toBeVisible()
    expect(await state(running.window)).toMatchObject({ ok: true, value: { credentials: false } })
    const engines = await engineIds(running)
    expect(engines).toHaveLength(1)
    await running.close()
    await expect.poll(() => engines.filter(isAlive)).toEqual([])
  })

  test('survives the loss of its engine, and says so', async () => {
    await firstStart(running.window)
    const [lost] = await engineIds(running)
    process.kill(lost!, 'SIGKILL')
    await expect(running.window.getByText('The app recovered from a problem.')).toBeVisible()
    const [back] = await engineIds(running)
    expect(back).not.toBe(lost)
    expect(await state(running.window)).toMatchObject({ ok: true, value: { workspace: 'practice' } })
  })

  test('says so when its engine keeps dying, and starts it again when the owner asks', async () => {
    await firstStart(running.window)
    const again = button(running.window, 'Start it again')
    while (!(await again.isVisible())) for (const engine of await engineIds(running)) process.kill(engine, 'SIGKILL')
    await expect(running.window.getByText('What had been read or sent is kept')).toBeVisible()
    await again.click()
    await expect(button(running.window, 'Open import wizard')).toBeVisible()
    await expect(running.window.getByText('The app recovered from a problem.')).toBeVisible()
  })

  test('shows the licences of what it is made of', async () => {
    const opened = await running.app.evaluate(async ({ Menu, shell }) => {
      const file = new Promise<string>((resolve) => {
        shell.openPath = async (path) => {
          resolve(path)
          return ''
        }
      })
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
      items.find(({ label }) => label === 'Licences')?.click()
      return await file
    })
    expect(readFileSync(opened, 'utf8')).toContain('<b>electron</b>')
  })

  test('reloads a page that crashed', async () => {
    await firstStart(running.window)
    const answer = await running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const reloaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(undefined)))
      contents?.forcefullyCrashRenderer()
      await reloaded
      return await contents?.executeJavaScript("window.tebraImport.call('app:state')")
    })
    expect(answer).toMatchObject({ ok: true, value: { workspace: 'practice' } })
  })

  test('opens again where and as it was left', async () => {
    await firstStart(running.window)
    const bounds = { x: 120, y: 90, width: 1000, height: 700 }
    await running.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
    await running.close()
    running = await launchApp(running.dataDir)
    await expect(button(running.window, 'Open import wizard')).toBeVisible()
    expect(
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds()),
    ).toEqual(bounds)
  })

  test('logs codes and counts only', async () => {
    await firstStart(running.window)
    await running.close()
    const lines = readFileSync(join(running.dataDir, 'logs/shell.log'), 'utf8').trim().split('\n')
    for (const line of lines) expect(line).toMatch(/^\{"at":"[0-9T:.-]+Z","code":"[a-z_]+"(,"count":\d+)?\}$/)
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['started', 'engine_started', 'quit'])
  })
})

test.describe('files', () => {
  let running: RunningApp
  let folder: string
  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tebra-import-chosen-'))
    mkdirSync(join(folder, 'an export'))
    const minimal = '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>'
    writeFileSync(join(folder, 'an export', 'one.ccda'), minimal)
    writeFileSync(join(folder, 'single.xml'), minimal)
    running = await launchApp()
    await firstStart(running.window)
    await configure(running.window, SETTINGS)
    await createDump(running.window)
  })
  test.afterEach(async () => {
    await running.close()
    removeData(running)
    rmSync(folder, { recursive: true, force: true })
  })

  test('chosen in the dialog are added; a closed dialog adds nothing', async () => {
    const choose = (paths: string[]) =>
      running.app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths })
      }, paths)
    await choose([])
    await button(running.window, 'Choose folder…').click()
    await expect(button(running.window, 'Choose folder…')).toBeEnabled()
    await expect(running.window.getByText('an export', { exact: true })).toHaveCount(0)
    await choose([join(folder, 'an export')])
    await button(running.window, 'Choose folder…').click()
    await expect(running.window.getByText('an export', { exact: true })).toBeVisible()
    await choose([join(folder, 'single.xml')])
    await button(running.window, 'Choose files…').click()
    await expect(running.window.getByText('single.xml', { exact: true })).toBeVisible()
  })

  test('dropped on the window are added, folders too', async () => {
    const area = running.window.getByText('Drop the Tebra export here')
    const box = await area.boundingBox()
    const cdp = await running.window.context().newCDPSession(running.window)
    const at = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }
    const files = [join(folder, 'an export'), join(folder, 'single.xml')]
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
    await expect(running.window.getByText('an export', { exact: true })).toBeVisible()
    await expect(running.window.getByText('single.xml', { exact: true })).toBeVisible()
  })

  test('of the sample show progress to the system while they are read, and a word when it ends out of sight', async () => {
    await running.app.evaluate(({ BrowserWindow, Notification }) => {
      const seen: number[] = []
      const told: string[] = []
      Object.assign(globalThis, { seen, told })
      const window = BrowserWindow.getAllWindows()[0]
      if (window) Object.assign(window, { setProgressBar: (value: number) => seen.push(value), isFocused: () => false })
      Object.assign(Notification, { isSupported: () => true })
      Notification.prototype.show = function show() {
        told.push(this.body)
      }
    })
    await addSample(running.window)
    await button(running.window, 'Continue to Parse').click()
    await button(running.window, 'Start Stage 1').click()
    await running.window.getByText('Stage 1 is finished').waitFor({ timeout: 60_000 })
    const seen = await running.app.evaluate(() => (globalThis as unknown as { seen: number[] }).seen)
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(0)
    expect(seen.at(-1)).toBe(-1)
    const told = await running.app.evaluate(() => (globalThis as unknown as { told: string[] }).told)
    expect(told).toEqual(['Stage 1 has read every file. The dump is ready to review.'])
  })
})

test('without a keychain the app says so and keeps nothing', async () => {
  test.skip(process.platform !== 'linux', 'Only here can a test take the keychain away.')
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent'
  const running = await launchApp()
  try {
    expect(await state(running.window)).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    await expect(running.window.getByRole('heading', { level: 1 })).toContainText(/keychain/i)
    await expect(button(running.window, 'Get started')).toHaveCount(0)
    const files = readdirSync(running.dataDir, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('.db'))).toEqual([])
  } finally {
    if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
    else process.env.DBUS_SESSION_BUS_ADDRESS = bus
    await running.close()
    removeData(running)
  }
})
