import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { addSample, button, configure, createDump, firstStart, openReview, parse } from '../../scripts/lib/walk.mjs'
import type { Result } from '../../src-preload/contract/result'
import { launchApp, type RunningApp, removeData, SETTINGS, test } from './app'
import { startServer } from './practice-server'

/** A minute of this many milliseconds: ten of them pass before the window locks. */
const SHORT_MINUTE = { TEBRA_IMPORT_MINUTE_MS: '300' }
/** In the sample export, and on the screen of Verify & review. */
const PATIENT = /Northcote|Delgado|Okonkwo|[A-Z][a-z]+, [A-Z][a-z]+/

const lockTitle = (page: Page) => page.getByRole('heading', { name: 'Tebra Import is locked' })
const ask = (page: Page, channel: string, args?: unknown): Promise<Result<unknown>> =>
  page.evaluate(
    ([name, value]) =>
      (window as unknown as { tebraImport: { call(...all: unknown[]): Promise<Result<unknown>> } }).tebraImport.call(
        name,
        ...(value === undefined ? [] : [value]),
      ),
    [channel, args] as const,
  )
const lockByMenu = ({ app }: RunningApp): Promise<void> =>
  app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label === 'Lock now')?.click()
  })
const trail = async (page: Page): Promise<string[]> => {
  const page1 = await ask(page, 'audit:page', { offset: 0, limit: 100 })
  const { rows } = (page1.ok ? page1.value : { rows: [] }) as { rows: { action: string; detail?: string }[] }
  return rows.map(({ action, detail }) => `${action} ${detail ?? ''}`.trim())
}

test.describe('with patients in view', () => {
  let running: RunningApp
  let dumpId: string
  test.beforeAll(async () => {
    running = await launchApp()
    await firstStart(running.window)
    await configure(running.window, SETTINGS)
    dumpId = await createDump(running.window)
    await addSample(running.window)
    await parse(running.window)
    await openReview(running.window)
    await running.window.getByRole('table', { name: 'Patients' }).locator('td').first().waitFor()
  })
  test.afterAll(async () => {
    await running.close()
    removeData(running)
  })

  test('locked by hand, the window shows no patient, holds none in its memory, and is refused every call', async () => {
    const { window: page } = running
    const name = (await page.locator('.row-name').first().textContent()) ?? ''
    expect(name.length).toBeGreaterThan(4)
    expect(await heapHolds(page, name)).toBe(true)
    await lockByMenu(running)
    await expect(lockTitle(page)).toBeVisible()
    expect(await page.locator('body').innerText()).not.toMatch(PATIENT)
    await expect.poll(() => heapHolds(page, name), { timeout: 30_000 }).toBe(false)
    const refused = { ok: false, failure: { code: 'locked' } }
    const all = { offset: 0, limit: 10, filter: 'all', sort: 'name', descending: false }
    expect(await ask(page, 'patients:page', { dumpId, ...all })).toEqual(refused)
    for (const channel of ['dumps:list', 'app:state', 'workspace:integration', 'audit:verify', 'main:support:show']) {
      expect(await ask(page, channel), channel).toEqual(refused)
    }
    expect(await ask(page, 'dump:get', { dumpId })).toEqual(refused)
    expect(await ask(page, 'main:activity')).toEqual(refused)
  })

  test('unlocked without a key to ask for by a press, and the place is kept', async () => {
    const { window: page } = running
    await expect(page.getByText('No API key is kept on this computer')).toBeVisible()
    await button(page, 'Unlock').click()
    await expect(page.getByRole('heading', { name: 'Dump preview' })).toBeVisible()
    expect((await trail(page)).slice(0, 2)).toEqual(['unlocked press', 'locked asked'])
  })

  test('a stage at work goes on behind the lock', async () => {
    const { window: page } = running
    await page.getByRole('navigation').getByRole('button', { name: 'Tebra', exact: true }).click()
    await configureAgain(page)
    const second = await createDump(page)
    await addSample(page)
    expect(await ask(page, 'stage1:start', { dumpId: second })).toMatchObject({ ok: true, value: { running: true } })
    await lockByMenu(running)
    await expect(lockTitle(page)).toBeVisible()
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          ;(window as unknown as { tebraImport: { on(event: string, listener: () => void): void } }).tebraImport.on(
            'dump:changed',
            () => resolve('told'),
          )
          setTimeout(() => resolve('silent'), 1500)
        }),
    )
    expect(await told).toBe('silent')
    await button(page, 'Unlock').click()
    await expect
      .poll(async () => await ask(page, 'dump:get', { dumpId: second }), { timeout: 60_000 })
      .toMatchObject({ ok: true, value: { stage: 'parsed', running: false } })
    expect((await trail(page)).filter((entry) => entry.startsWith('parse_'))).toEqual([
      'parse_ended',
      'parse_started',
      'parse_ended',
      'parse_started',
    ])
  })

  test('it locks with the computer, closing the app is no way out, and the idle window locks by itself', async () => {
    await running.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'))
    await expect(lockTitle(running.window)).toBeVisible()
    await running.close()
    running = await launchApp(running.dataDir, SHORT_MINUTE)
    await expect(lockTitle(running.window)).toBeVisible()
    expect(await ask(running.window, 'dumps:list')).toEqual({ ok: false, failure: { code: 'locked' } })
    await button(running.window, 'Unlock').click()
    await expect(button(running.window, 'Open import wizard')).toBeVisible()
    await expect(lockTitle(running.window)).toBeVisible({ timeout: 10_000 })
    await button(running.window, 'Unlock').click()
    await expect(button(running.window, 'Open import wizard')).toBeVisible()
    expect((await trail(running.window)).slice(0, 4)).toEqual([
      'unlocked press',
      'locked idle',
      'unlocked press',
      'locked started',
    ])
    expect(await trail(running.window)).toContain('locked screen')
  })
})

/** Whether a text stands anywhere in the page's JavaScript heap, after a garbage collection. */
async function heapHolds(page: Page, text: string): Promise<boolean> {
  const cdp = await page.context().newCDPSession(page)
  const chunks: string[] = []
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await cdp.detach()
  return chunks.join('').includes(text)
}

async function configureAgain(page: Page): Promise<void> {
  await button(page, 'Open import wizard').click()
  await page.getByRole('switch', { name: 'Enable Tebra integration' }).waitFor()
}

/** The keychain is one for all the windows of a test run. */
async function forgetCredentials(page: Page, secret: string): Promise<void> {
  await ask(page, 'main:lock:unlock', { secret })
  await ask(page, 'credentials:forget')
}

test('with an API key the window opens to the key or its secret alone, and guessers wait', async ({ page, folder }) => {
  const server = await startServer(folder, 0)
  const { url: baseUrl, apiKey, apiSecret } = server
  try {
    await ask(page, 'workspace:choose', { kind: 'a2v2' })
    expect(await ask(page, 'credentials:save', { baseUrl, apiKey, apiSecret })).toMatchObject({ ok: true })
    await ask(page, 'main:lock:now')
    await expect(page.getByLabel('API key or API secret')).toBeVisible()
    await expect(button(page, 'Unlock')).toBeVisible()
    const refused = { ok: false, failure: { code: 'unlock_refused' } }
    expect(await ask(page, 'main:lock:unlock', {})).toEqual(refused)
    const guesses = await Promise.all(
      Array.from({ length: 8 }, (_, n) => ask(page, 'main:lock:unlock', { secret: `guess-number-${n}` })),
    )
    expect(guesses.filter(({ ok }) => ok)).toEqual([])
    expect(guesses.at(-1)).toMatchObject({ ok: false, failure: { code: 'unlock_wait' } })
    expect(await ask(page, 'main:lock:unlock', { secret: apiSecret })).toMatchObject({
      failure: { code: 'unlock_wait' },
    })
    await expect
      .poll(async () => (await ask(page, 'main:lock:unlock', { secret: apiSecret })).ok, { timeout: 20_000 })
      .toBe(true)
    expect(await ask(page, 'app:state')).toMatchObject({ ok: true })
    await ask(page, 'main:lock:now')
    await page.getByLabel('API key or API secret').fill(apiKey)
    await button(page, 'Unlock').click()
    await expect(lockTitle(page)).toBeHidden()
    expect(await trail(page)).toEqual(expect.arrayContaining(['unlocked secret', 'unlock_refused', 'locked asked']))
  } finally {
    await forgetCredentials(page, apiSecret)
    await server.stop()
  }
})

test('screen protection is on until the owner switches it off, and stays as chosen', async () => {
  let running = await launchApp()
  const watch = () =>
    running.app.evaluate(({ BrowserWindow }) => {
      const seen: boolean[] = []
      Object.assign(globalThis, { seen })
      const window = BrowserWindow.getAllWindows()[0]
      if (window) window.setContentProtection = (enable) => void seen.push(enable)
    })
  const seen = () => running.app.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen)
  try {
    await firstStart(running.window)
    await watch()
    await running.window.getByRole('button', { name: 'Security', exact: true }).click()
    const screen = running.window.getByRole('switch', { name: 'Hide the window from screenshots and recordings' })
    await expect(screen).toBeChecked()
    await screen.click({ force: true })
    await expect.poll(seen).toEqual([false])
    await running.window.getByLabel('Lock after').first().click()
    await running.window.getByRole('option', { name: '30 minutes without use' }).click()
    await expect.poll(seen).toEqual([false, false])
    await running.close()
    running = await launchApp(running.dataDir)
    expect(await ask(running.window, 'app:state')).toMatchObject({
      value: { security: { lockAfterMinutes: 30, screenProtection: false } },
    })
    await running.window.getByRole('button', { name: 'Security', exact: true }).click()
    await watch()
    await running.window.getByRole('switch', { name: /^Hide the window/ }).click({ force: true })
    await expect.poll(seen).toEqual([true])
    expect(existsSync(join(running.dataDir, 'locked'))).toBe(false)
  } finally {
    await running.close()
    removeData(running)
  }
})

test('the support bundle is shown before it is saved, to the letter, and holds counts and codes alone', async ({
  running,
  page,
  folder,
}) => {
  await firstStart(page)
  await configure(page, { ...SETTINGS, organisationId: 'Marker-Organisation', organisationName: 'Marker Clinic' })
  const dumpId = await createDump(page)
  await addSample(page)
  await parse(page)
  expect(await ask(page, 'main:support:save')).toMatchObject({ failure: { code: 'bad_request' } })
  await running.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label === 'Support bundle…')?.click()
  })
  const bundle = page.getByRole('region', { name: 'The whole bundle' })
  const shown = (await bundle.locator('pre').textContent()) ?? ''
  const file = join(folder, 'support.json')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  expect(readdirSync(folder)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Save…' }).click()
  await expect(page.getByText('The support bundle was saved.')).toBeVisible()
  expect(readFileSync(file, 'utf8')).toBe(shown)
  expect(JSON.parse(shown)).toMatchObject({
    facts: { workspace: 'practice', importsByStage: { parsed: 1 }, trail: { damaged: false } },
    log: expect.arrayContaining([expect.objectContaining({ code: 'started' })]),
  })
  for (const marker of ['Marker', dumpId, running.dataDir, 'Jordan', 'Northcote', '.ccda', '@']) {
    expect(shown, marker).not.toContain(marker)
  }
})
