/** The window while Stage 1 has every core: out/bench/window-stage-1.json. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as walk from '../../../scripts/lib/walk.mjs'
import { launchApp, ROOT, type RunningApp, removeData, SETTINGS } from '../../e2e/app'
import { longTasks } from '../../e2e/long-tasks'
import type { WindowStage1 } from '../results'

const STAGE_MS = 360_000
const inputs = ['copies', 'generated'].map((name) => join(ROOT, 'out/bench/input', name))

let running: RunningApp
test.afterEach(async () => {
  await running.close()
  removeData(running)
})

test('the window is at hand while Stage 1 runs', async () => {
  const folder = inputs.find(existsSync)
  if (folder === undefined) throw new Error('npm run bench makes the input')
  running = await launchApp()
  const page = running.window
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await walk.button(page, 'Choose folder…').click()
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).click({ timeout: STAGE_MS })
  const startedMs = performance.now()
  const tasks = await longTasks(page, async () => {
    await walk.button(page, 'Start Stage 1').click()
    await expect(page.getByText('Stage 1 is finished')).toBeVisible({ timeout: STAGE_MS })
  })
  const seconds = (performance.now() - startedMs) / 1000
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
  const result: WindowStage1 = { documents: documents.length, seconds, ...tasks }
  writeFileSync(join(ROOT, 'out/bench/window-stage-1.json'), JSON.stringify(result))
})
