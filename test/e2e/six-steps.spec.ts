import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { type RunningApp, SETTINGS, test } from './app'

/** Family names of the sample export: none may stand in plain text anywhere outside the window. */
const PATIENTS = ['Abernathy', 'Calloway', 'Castellan', 'Chowdhury']

test.beforeEach(async ({ page }) => {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
})

const step = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Import steps' }).getByRole('button', { name })
const row = (page: Page, id: string) => page.getByRole('row', { name: new RegExp(id) })
const counted = (page: Page, name: string) => page.getByText(name, { exact: true }).locator('xpath=..')

async function readSample(page: Page): Promise<string> {
  const id = await walk.createDump(page)
  await walk.addSample(page)
  await walk.parse(page)
  return id
}

async function importSample(page: Page): Promise<string> {
  const id = await readSample(page)
  await walk.openReview(page)
  await walk.approve(page)
  await walk.map(page)
  return id
}

function filesHolding({ dataDir }: RunningApp, words: readonly string[]): string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataDir, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .filter((file) => {
      const bytes = readFileSync(file)
      return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
    })
}

test('the sample export goes through all six steps, and the receipt says what landed', async ({ running, page }) => {
  for (const name of ['Configure', 'Create dump', 'Parse (Stage 1)', 'Verify & review', 'Map (Stage 2)', 'Done'])
    await expect(step(page, name)).toBeVisible()
  const id = await walk.createDump(page)
  expect(id).toMatch(/^TBR-\d{8}-[0-9a-z]{4,}$/)
  await walk.addSample(page)
  await expect(step(page, 'Verify & review')).toBeDisabled()
  await walk.parse(page)
  await expect(page.getByText('1 file could not be read', { exact: true })).toBeVisible()

  await walk.openReview(page)
  await expect(counted(page, 'Patients').first()).toContainText('37')
  await expect(counted(page, 'Missing contact info').first()).toContainText('1')
  await expect(counted(page, 'Repeat patients').first()).toContainText('0')
  await walk.mapProviders(page)
  await expect(walk.button(page, 'Approve and continue')).toBeDisabled()
  await walk.approve(page)
  await walk.map(page)

  await expect(page.getByText('35 patients imported')).toBeVisible()
  await expect(page.getByText('35 created, 0 updated, 0 unchanged')).toBeVisible()
  for (const name of [
    'Clinical notes',
    'Active prescriptions',
    'Vital/lab results',
    'Patient files',
    'Form submissions',
    'Tasks',
  ])
    await expect(counted(page, name)).toContainText(/[1-9]\d*$/)

  await walk.button(page, 'View patient records').click()
  await expect(page.getByText('35 contacts')).toBeVisible()
  await walk.goHome(page)
  await expect(row(page, id)).toContainText('Completed')
  expect(filesHolding(running, PATIENTS)).toEqual([])
})

test('the receipt is saved as a PDF where the owner says, and a closed dialog saves nothing', async ({
  running,
  page,
}) => {
  await importSample(page)
  const file = join(running.dataDir, 'receipt.pdf')
  const answerDialog = (filePath: string | undefined) =>
    running.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: path === undefined, filePath: path ?? '' })
    }, filePath)
  await answerDialog(undefined)
  await walk.button(page, 'Print / save as PDF').click()
  await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  await expect(walk.button(page, 'Print / save as PDF')).toBeEnabled()
  expect(existsSync(file)).toBe(false)
  await answerDialog(file)
  await walk.saveReceipt(page)
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  await answerDialog(join(running.dataDir, 'no such folder', 'receipt.pdf'))
  await walk.button(page, 'Print / save as PDF').click()
  await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})

test('the receipt is printed by the dialog of the system', async ({ running, page }) => {
  await importSample(page)
  await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents)
      contents.print = (options, done) => {
        Object.assign(globalThis, { printed: options })
        done?.(true, '')
      }
  })
  await walk.button(page, 'Print / save as PDF').click()
  await page.getByRole('menuitem', { name: 'Print…' }).click()
  await expect
    .poll(() => running.app.evaluate(() => (globalThis as { printed?: unknown }).printed))
    .toMatchObject({ silent: false })
  // Only the receipt goes on paper.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('35 patients imported')).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
})

test('the same export again creates nobody twice', async ({ page }) => {
  await importSample(page)
  await walk.goHome(page)
  await walk.button(page, 'Open import wizard').click()
  await readSample(page)
  await walk.openReview(page)
  await expect(counted(page, 'Repeat patients').first()).toContainText('35')
  await walk.approve(page)
  await walk.map(page)
  await expect(page.getByText('0 created, 0 updated, 35 unchanged')).toBeVisible()
  await walk.button(page, 'View patient records').click()
  await expect(page.getByText('35 contacts')).toBeVisible()
})

test('discarding an import deletes what was staged of it, and nothing that was imported', async ({ running, page }) => {
  const id = await importSample(page)
  const staged = () => readdirSync(join(running.dataDir, 'dumps')).filter((name) => name.startsWith(id))
  expect(staged().length).toBeGreaterThan(0)
  await walk.goHome(page)
  await row(page, id)
    .getByRole('button', { name: /^Discard/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText(/does not delete.*records already imported into your CRM/)
  await walk.button(page, 'Discard import').click()
  await expect(row(page, id)).toHaveCount(0)
  expect(staged()).toEqual([])
  await page.getByRole('navigation').getByRole('button', { name: 'Patient records' }).click()
  await expect(page.getByText('35 contacts')).toBeVisible()
})
