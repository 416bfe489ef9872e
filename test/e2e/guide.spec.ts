/** The owner's guide: found from the Tebra screen and the Help menu, whole without a network, and printable. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { bringAxe, violations } from '../../scripts/lib/axe.mjs'
import { button, firstStart } from '../../scripts/lib/walk.mjs'
import { STEP_LABELS } from '../../src-preload/contract/steps'
import { launchApp, type RunningApp, removeData } from './app'

let running: RunningApp
test.beforeAll(async () => {
  running = await launchApp()
  // Nobody's browser is opened: what it would be handed is kept.
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  })
})
test.afterAll(async () => {
  await running.close()
  removeData(running)
})

const opened = () => running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)

test('is opened by the Tebra screen and by the Help menu', async () => {
  await firstStart(running.window)
  await button(running.window, "Owner's guide").click()
  await expect.poll(opened).toHaveLength(1)
  await running.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    items.find(({ label }) => label === "Owner's guide")?.click()
  })
  await expect.poll(opened).toHaveLength(2)
  const [first, second] = await opened()
  expect(second).toBe(first)
  expect(existsSync(first!)).toBe(true)
})

test('shows its folder where nothing can open it', async () => {
  const shown = await running.app.evaluate(async ({ shell, Menu }) => {
    shell.openPath = async () => 'no program for it'
    const file = new Promise<string>((resolve) => {
      shell.showItemInFolder = resolve
    })
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    items.find(({ label }) => label === "Owner's guide")?.click()
    return await file
  })
  expect(shown).toMatch(/owners-guide\.html$/)
})

test('is whole without a network, readable, and printable', async () => {
  const [file] = await opened()
  const arriving = running.app.waitForEvent('window')
  const made = running.app.evaluate(async ({ BrowserWindow }) => {
    // As in a browser: nothing of the app's own session, and no network.
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'guide', sandbox: true } })
    window.webContents.session.enableNetworkEmulation({ offline: true })
    await window.loadURL('about:blank')
  })
  const page = await arriving
  await made
  await bringAxe(page)
  await page.goto(pathToFileURL(file!).href)
  for (const label of Object.values(STEP_LABELS))
    await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: label })).toHaveCount(1)
  const pictures = await page
    .locator('img')
    .evaluateAll((all) => (all as HTMLImageElement[]).map(({ complete, naturalWidth }) => complete && naturalWidth))
  expect(pictures.length).toBeGreaterThanOrEqual(7)
  expect(pictures.filter((width) => width !== 1280)).toEqual([])
  expect(await violations(page)).toEqual([])
  const pdf = await running.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('file:'))
    return (await window?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('latin1') ?? ''
  })
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(10)
})
