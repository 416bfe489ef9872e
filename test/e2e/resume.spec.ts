/** Killed at each of the six steps, the app comes back with everything done so far, on the screen it was left at. */
import { once } from 'node:events'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { launchApp, type RunningApp, removeData, SETTINGS } from './app'

let running: RunningApp
let page: Page
test.beforeEach(async () => {
  running = await launchApp()
  page = running.window
})
test.afterEach(async () => {
  await running.close()
  removeData(running)
})

/** As a power cut would: nobody is told. */
async function killAndReopen(): Promise<void> {
  const main = running.app.process()
  const ended = once(main, 'exit')
  main.kill('SIGKILL')
  await ended
  running = await launchApp(running.dataDir)
  page = running.window
  await expect(walk.button(page, 'Open import wizard')).toBeVisible()
}

async function expectResumedAt(id: string, step: string, word = 'Resume'): Promise<void> {
  await killAndReopen()
  await walk.button(page, `${word} ${id}`).click()
  await expect(page.getByRole('heading', { name: step, exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: step })).toHaveAttribute('aria-current', 'step')
}

test('killed at each step, it is resumed there', async () => {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await killAndReopen()
  await walk.button(page, 'Open import wizard').click()
  await expect(page.getByLabel('Tebra Organisation ID')).toHaveValue('T-1')
  await expect(page.getByRole('switch', { name: 'Enable Tebra integration' })).toBeChecked()

  const id = await walk.createDump(page)
  await walk.addSample(page)
  await expectResumedAt(id, 'Create dump')
  await expect(page.getByRole('table', { name: 'Added' }).getByRole('row')).toHaveCount(2)

  await walk.button(page, 'Continue to Parse').click()
  await walk.button(page, 'Start Stage 1').click()
  await expect(page.getByRole('region', { name: 'Stage 1 progress' })).toBeVisible()
  await killAndReopen()
  await walk.button(page, `Resume ${id}`).click()
  await finishParsing()

  await walk.openReview(page)
  await walk.mapProviders(page)
  await expectResumedAt(id, 'Verify & review')
  await expect(page.getByText('Every provider has a decision.')).toBeVisible()

  await walk.approve(page)
  await expectResumedAt(id, 'Map (Stage 2)')
  await walk.button(page, 'Start Stage 2').click()
  await expect(page.getByRole('region', { name: 'Stage 2 progress' })).toBeVisible()
  await killAndReopen()
  await finishMapping(id)

  await expect(page.getByText('35 created, 0 updated, 0 unchanged')).toBeVisible()
  await expectResumedAt(id, 'Done', 'View')
  await expect(page.getByText('35 patients imported')).toBeVisible()
})

/** A stage this short may have ended before it was killed; then the app is at the next step, and that is right. */
async function finishParsing(): Promise<void> {
  const heading = page.getByRole('heading', { name: /^(Parse \(Stage 1\)|Verify & review)$/ })
  await heading.waitFor()
  if ((await heading.textContent()) === 'Verify & review') {
    await page.getByRole('button', { name: 'Parse (Stage 1)' }).click()
  } else {
    await walk.button(page, 'Continue Stage 1').click()
  }
  await page.getByText('Stage 1 is finished').waitFor()
}

async function finishMapping(id: string): Promise<void> {
  const resume = page.getByRole('button', { name: new RegExp(`^(Resume|View) ${id}$`) })
  await resume.click()
  await page.getByRole('heading', { name: /^(Map \(Stage 2\)|Done)$/ }).waitFor()
  const goOn = walk.button(page, 'Continue Stage 2')
  if (await goOn.isVisible()) {
    await goOn.click()
    await walk.button(page, 'Continue to receipt').click()
  }
  await page.getByRole('heading', { name: 'Import receipt', exact: true }).waitFor()
}
