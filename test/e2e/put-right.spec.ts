/** What an owner meets on a real day and puts right without help: each cause is told before or after, and mended. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { PRACTICE_CHATBOTS } from '../../src-main/practice/clinic'
import { FAILURES } from '../../src-renderer/words/failures'
import { type SyntheticDocument, syntheticDocument } from '../main/pipeline/synthetic-document'
import { launchApp, type RunningApp, removeData } from './app'
import { startServer } from './practice-server'

const person = (id: string, given: string, more: Partial<SyntheticDocument> = {}): SyntheticDocument => ({
  id,
  given,
  family: 'Testperson',
  birthDate: '19800203',
  phone: `+1202555${id}`,
  ...more,
})
const { phone: _, ...unreachable } = person('1002', 'Berta')
const STRANGER = { npi: '1234567893', provider: 'Dr. Stranger' }
const EXPORT: Readonly<Record<string, SyntheticDocument>> = {
  'a.ccda': person('1001', 'Anna', STRANGER),
  'b.ccda': unreachable,
  'c.ccda': person('1003', 'Carla'),
  'c-again.ccda': person('1003', 'Carla', { birthDate: '19700101', time: '20230101' }),
  'd.ccda': person('1004', 'Dora'),
}

let running: RunningApp
let page: Page
let folder: string

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-right-'))
  mkdirSync(join(folder, 'export'))
  for (const [name, document] of Object.entries(EXPORT))
    writeFileSync(join(folder, 'export', name), syntheticDocument(document))
  running = await launchApp()
  page = running.window
})
test.afterEach(async () => {
  await running.close()
  removeData(running)
  rmSync(folder, { recursive: true, force: true })
})

const step = (name: string) => page.getByRole('group', { name: 'Import steps' }).getByRole('button', { name })
const line = (title: string) => page.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) })
const table = () => page.getByRole('table', { name: 'Patients' })

/** The next dialog of the system is answered so. */
const answerDialogs = (path: string): Promise<void> =>
  running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)

/** No Default Provider User is chosen. */
async function configure(): Promise<void> {
  await walk.button(page, 'Open import wizard').click()
  await page.getByRole('switch', { name: 'Enable Tebra integration' }).check()
  await page.getByLabel('Tebra Organisation ID').fill('T-1')
  await walk.button(page, 'Save settings').click()
  await page.getByText('Settings saved').waitFor()
}

async function addExport(): Promise<void> {
  await answerDialogs(join(folder, 'export'))
  await walk.button(page, 'Choose folder…').click()
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).waitFor()
}

async function fillMissingContact(): Promise<void> {
  const file = join(folder, 'missing.csv')
  await answerDialogs(file)
  await page.getByRole('button', { name: /^Save as table…/ }).click()
  await expect(walk.button(page, 'Saved')).toBeVisible()
  const [head = '', row = '', ...others] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  expect([row.includes('Berta Testperson'), others]).toEqual([true, []])
  const cells = row.split(',')
  cells[head.split(',').indexOf('Phone')] = '(202) 555-0102'
  writeFileSync(file, [head, cells.join(',')].join('\r\n'))
  await page.getByRole('button', { name: /^Fill from a file…/ }).click()
  await walk.button(page, 'Fill 1 patient').click()
  await expect(line('Contact info')).toContainText('Every patient has an email or a phone.')
}

async function mapStranger(): Promise<void> {
  await page.getByRole('combobox', { name: 'Strategy for Dr. Stranger' }).click()
  await page.getByRole('option', { name: 'Exact', exact: true }).click()
  await page.getByRole('combobox', { name: 'A2V2 user for Dr. Stranger' }).click()
  await page.getByRole('option', { name: /Jordan Miles/ }).click()
  await expect(line('Providers')).toContainText('Every provider has a decision.')
}

test('a conflict, a patient who cannot be reached, a provider whom nobody knows, and an undo', async () => {
  await walk.firstStart(page)
  await configure()
  await walk.createDump(page)
  await addExport()
  await walk.parse(page)
  await walk.openReview(page)

  await test.step('what will fail is said before the approval', async () => {
    await expect(line('Default Provider User')).toContainText('1 patient of providers without a mapping will fail')
    await expect(walk.button(page, 'Approve and continue')).toBeDisabled()
  })

  await test.step('a search stays on the way there and back, and gives way to a line of the checklist', async () => {
    const search = page.getByRole('textbox', { name: 'Search patients' })
    await search.fill('Testperson, Dora')
    await expect(table().getByRole('row')).toHaveCount(2)
    await step('Configure').click()
    await step('Verify & review').click()
    await expect(search).toHaveValue('Testperson, Dora')
    await expect(table().getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'See patients: Patient identity' }).click()
    await expect(search).toHaveValue('')
    await expect(table().getByRole('button', { name: 'Open Carla Testperson' })).toBeVisible()
  })

  await test.step('missing contact info is saved, filled in, and read back', fillMissingContact)

  await test.step('the undecided provider fails its patient alone, with that reason', async () => {
    await walk.approve(page)
    await walk.button(page, 'Start Stage 2').click()
    await expect(page.getByText('1 patient failed')).toBeVisible()
    await expect(page.getByText(FAILURES.no_provider_mapping.happened)).toBeVisible()
    await step('Verify & review').click()
    await expect(page.getByText('Nothing has been written yet')).toBeHidden()
    await mapStranger()
    await step('Map (Stage 2)').click()
    await walk.button(page, 'Retry failed').click()
    await expect(page.getByText('1 patient failed')).toBeHidden()
    await walk.button(page, 'Continue to receipt').click()
    await expect(page.getByText('3 patients imported')).toBeVisible()
    await expect(page.getByText('Left out by you.')).toBeVisible()
  })

  await test.step('who was left out can be brought back as the receipt says, and sees whose documents disagree', async () => {
    await step('Verify & review').click()
    await table().getByRole('button', { name: 'Open Carla Testperson' }).click()
    await expect(walk.button(page, 'Bring this patient back in')).toBeVisible()
    const dialog = page.getByRole('dialog')
    for (const born of ['February 3, 1980', 'January 1, 1970'])
      await expect(dialog.getByText(`Carla Testperson, ${born}`)).toBeVisible()
    await walk.button(page, 'Close patient').click()
    await step('Done').click()
  })

  await test.step('the undo archives what was created, and the records say so', async () => {
    await walk.button(page, 'Undo this import…').click()
    await walk.button(page, 'Archive 3 contacts').click()
    await expect(page.getByText('Undone by you: 3 of 3 created contacts archived.')).toBeVisible()
    await walk.button(page, 'View patient records').click()
    const archived = page.getByRole('table', { name: 'Patient records' }).getByText('Archived', { exact: true })
    await expect(archived).toHaveCount(3)
    const cut = await archived.first().evaluate((pill) => {
      const cell = pill.closest('[role=cell], td')?.getBoundingClientRect()
      return cell === undefined || pill.getBoundingClientRect().right > cell.right
    })
    expect(cut, 'the pill is cut off').toBe(false)
  })
})

test('a plain Open API key: the chatbot by its id, the owner by their word, and the receipt says what went how', async () => {
  const server = await startServer(join(folder, 'workspace'), 0, '--plain')
  try {
    await walk.button(page, 'Get started').click()
    await walk.button(page, 'Use my A2V2 workspace').click()
    await walk.button(page, 'Advanced').click()
    await page.getByLabel('API key', { exact: true }).fill(server.apiKey)
    await page.getByLabel('API secret', { exact: true }).fill(server.apiSecret)
    await page.getByLabel('Base URL').fill(server.url)
    await walk.button(page, 'Check and save').click()
    await walk.button(page, 'Open Tebra Import').click()
    await configure()
    await walk.button(page, 'Continue').click()
    await page.getByLabel('Chatbot ID').fill(PRACTICE_CHATBOTS[0]?.id ?? '')
    await walk.button(page, 'Create dump').click()
    await expect(page.getByText('Only the Owner may import.')).toBeVisible()
    await page.getByRole('checkbox', { name: 'I am the Owner of this organisation.' }).check()
    await walk.button(page, 'Create dump').click()
    await addExport()
    await walk.parse(page)
    await walk.openReview(page)
    await page.getByRole('combobox', { name: 'Strategy for Dr. Stranger' }).click()
    await page.getByRole('option', { name: 'Skip', exact: true }).click()
    await walk.approve(page)
    await walk.map(page)
    await expect(page.getByText('2 created, 0 updated, 0 unchanged')).toBeVisible()
    await expect(page.getByText('the record of 2 patients went as a readable summary')).toBeVisible()
    await walk.button(page, 'View patient records').click()
    await expect(page.getByText('2 contacts')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Chatbot' })).toHaveValue(PRACTICE_CHATBOTS[0]?.id ?? '')
  } finally {
    // The keychain is one for all tests.
    await page.evaluate(() => window.tebraImport.call('credentials:forget'))
    await server.stop()
  }
})
