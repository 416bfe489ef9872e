import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { addSample, button, configure, createDump, firstStart } from '../../scripts/lib/walk.mjs'
import type { ImportApi } from '../../src-preload/contract/api'
import { launchApp, removeData, SETTINGS, test } from './app'
import { engineIds, isAlive } from './engine-ids'

declare global {
  interface Window {
    readonly tebraImport: ImportApi
  }
}

const state = (page: Page) => page.evaluate(() => window.tebraImport.call('app:state'))

test.describe('the app', () => {
  test('opens with its first start, names its keychain, and ends its engine when it ends', async ({
    running,
    page,
  }) => {
    await expect(button(page, 'Get started')).toBeVisible()
    expect(await state(page)).toMatchObject({ ok: true, value: { credentials: false } })
    const engines = await engineIds(running)
    expect(engines).toHaveLength(1)
    await running.close()
    await expect.poll(() => engines.filter(isAlive)).toEqual([])
  })

  test('survives the loss of its engine, and says so', async ({ running, page }) => {
    await firstStart(page)
    const [lost] = await engineIds(running)
    process.kill(lost!, 'SIGKILL')
    await expect(page.getByText('The app recovered from a problem.')).toBeVisible()
    const [back] = await engineIds(running)
    expect(back).not.toBe(lost)
    expect(await state(page)).toMatchObject({ ok: true, value: { workspace: 'practice' } })
  })

  test('says so when its engine keeps dying, and starts it again when the owner asks', async ({ running, page }) => {
    await firstStart(page)
    const again = button(page, 'Start it again')
    while (!(await again.isVisible())) for (const engine of await engineIds(running)) process.kill(engine, 'SIGKILL')
    await expect(page.getByText('What had been read or sent is kept')).toBeVisible()
    await again.click()
    await expect(button(page, 'Open import wizard')).toBeVisible()
    await expect(page.getByText('The app recovered from a problem.')).toBeVisible()
  })

  test('shows the licences of what it is made of', async ({ running }) => {
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

  test('reloads a page that crashed', async ({ running, page }) => {
    await firstStart(page)
    const answer = await running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const reloaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(undefined)))
      contents?.forcefullyCrashRenderer()
      await reloaded
      return await contents?.executeJavaScript("window.tebraImport.call('app:state')")
    })
    expect(answer).toMatchObject({ ok: true, value: { workspace: 'practice' } })
  })

  test('opens again where and as it was left', async ({ running, page }) => {
    await firstStart(page)
    const bounds = { x: 120, y: 90, width: 1000, height: 700 }
    await running.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
    await running.close()
    const again = await launchApp(running.dataDir)
    await expect(button(again.window, 'Open import wizard')).toBeVisible()
    expect(
      await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds()),
    ).toEqual(bounds)
    await again.close()
  })

  test('logs codes and counts only', async ({ running, page }) => {
    await firstStart(page)
    await running.close()
    const lines = readFileSync(join(running.dataDir, 'logs/shell.log'), 'utf8').trim().split('\n')
    for (const line of lines) expect(line).toMatch(/^\{"at":"[0-9T:.-]+Z","code":"[a-z_]+"(,"count":\d+)?\}$/)
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['started', 'engine_started', 'quit'])
  })
})

test.describe('files', () => {
  test.beforeEach(async ({ page, folder }) => {
    mkdirSync(join(folder, 'an export'))
    const minimal = '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>'
    writeFileSync(join(folder, 'an export', 'one.ccda'), minimal)
    writeFileSync(join(folder, 'single.xml'), minimal)
    await firstStart(page)
    await configure(page, SETTINGS)
    await createDump(page)
  })

  test('chosen in the dialog are added; a closed dialog adds nothing', async ({ running, page, folder }) => {
    const choose = (paths: string[]) =>
      running.app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths })
      }, paths)
    await choose([])
    await button(page, 'Choose folder…').click()
    await expect(button(page, 'Choose folder…')).toBeEnabled()
    await expect(page.getByText('an export', { exact: true })).toHaveCount(0)
    await choose([join(folder, 'an export')])
    await button(page, 'Choose folder…').click()
    await expect(page.getByText('an export', { exact: true })).toBeVisible()
    await choose([join(folder, 'single.xml')])
    await button(page, 'Choose files…').click()
    await expect(page.getByText('single.xml', { exact: true })).toBeVisible()
  })

  test('dropped on the window are added, folders too', async ({ page, folder }) => {
    const area = page.getByText('Drop the Tebra export here')
    const box = await area.boundingBox()
    const cdp = await page.context().newCDPSession(page)
    const at = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }
    const files = [join(folder, 'an export'), join(folder, 'single.xml')]
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
    await expect(page.getByText('an export', { exact: true })).toBeVisible()
    await expect(page.getByText('single.xml', { exact: true })).toBeVisible()
  })

  test('of the sample show progress to the system while they are read, and a word when it ends out of sight', async ({
    running,
    page,
  }) => {
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
    await addSample(page)
    await button(page, 'Continue to Parse').click()
    await button(page, 'Start Stage 1').click()
    await page.getByText('Stage 1 is finished').waitFor({ timeout: 60_000 })
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
