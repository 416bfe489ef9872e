/**
 * A patient of planted words goes through the real window, whatever the owner does and whatever breaks; then everything
 * below the home and temporary folders, and all that was printed, is searched. Only what the owner saves may hold them.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { MARKED_FILES, NAMES, SPOKEN, WORDS } from '../phi/marked-patient'
import { leaksBelow, wordsIn } from '../phi/search'
import { launchApp, type RunningApp, SETTINGS } from './app'
import { engineIds } from './engine-ids'

/** Filled in from a table, for the second patient. */
const FILLED = 'zqfilledmarker@example.org'
const ALL = [...SPOKEN, ...Object.values(NAMES), FILLED]

let folder: string
let running: RunningApp
let page: Page
const inFolder = (...parts: readonly string[]): string => join(folder, ...parts)

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-leaks-'))
  for (const name of ['home', 'home/tmp', 'saved', 'export']) mkdirSync(inFolder(name))
  const second = MARKED_FILES[`${NAMES.file}.xml`]
    ?.replaceAll(NAMES.id, `${NAMES.id}2`)
    .replaceAll(/<telecom[^>]*>/g, '')
    .replaceAll(WORDS.given, `${WORDS.given}two`)
  for (const [name, content] of Object.entries({ ...MARKED_FILES, [`${NAMES.file}2.xml`]: second ?? '' })) {
    mkdirSync(dirname(inFolder('export', name)), { recursive: true })
    writeFileSync(inFolder('export', name), content)
  }
  const table = `Patient ID,First,Last,DOB,Email\n${NAMES.id}2,${WORDS.given}two,${WORDS.family},9/19/1937,${FILLED}\n`
  writeFileSync(inFolder('contacts.csv'), table)
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** The dialogs of the system answer with this path. */
const answerDialogs = (path: string): Promise<void> =>
  running.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)

async function read(): Promise<void> {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
  await answerDialogs(inFolder('export'))
  await walk.button(page, 'Choose folder…').click()
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).waitFor()
  await walk.parse(page)
  await walk.openReview(page)
}

async function lookAtPatient(): Promise<void> {
  await page.getByLabel('Search patients').fill(WORDS.email)
  await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(1)
  await walk.button(page, `Open ${WORDS.given} ${WORDS.family}`).click()
  const patient = page.getByRole('dialog')
  await expect(patient.getByText(WORDS.problem).first()).toBeVisible()
}

async function fillContacts(): Promise<void> {
  await answerDialogs(inFolder('contacts.csv'))
  await walk.button(page, 'Fill from a file…: missing email and phone').click()
  await expect(page.getByRole('dialog').getByText(FILLED)).toBeVisible()
  await page.getByRole('button', { name: 'Fill 1 patient' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function decideProviders(): Promise<void> {
  for (const strategy of await page.getByRole('combobox', { name: /^Strategy for/ }).all()) {
    await strategy.click()
    await page.getByRole('option', { name: 'Fallback', exact: true }).click()
  }
}

/** The page dies with the patient on the screen, the engine with its record in memory. */
async function breakBoth(): Promise<void> {
  await running.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const reloaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(undefined)))
    contents?.forcefullyCrashRenderer()
    await reloaded
  })
  await running.close()
}

async function saveEverything(): Promise<void> {
  for (const [item, name] of [
    ['Save as PDF…', 'receipt.pdf'],
    ['Save ids and counts as CSV…', 'receipt.csv'],
    ['Save ids and counts as JSON…', 'receipt.json'],
  ] as const) {
    await answerDialogs(inFolder('saved', name))
    await walk.button(page, 'Print / save as PDF').click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect.poll(() => readdirSync(inFolder('saved'))).toContain(name)
  }
  await answerDialogs(inFolder('saved', 'trail.json'))
  await page.getByRole('navigation').getByRole('button', { name: 'Audit trail' }).click()
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as JSON…' }).click()
  await expect(page.getByText('The audit trail was saved')).toBeVisible()
  await answerDialogs(inFolder('saved', 'support.json'))
  await running.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label === 'Support bundle…')?.click()
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Save…' }).click()
  await expect(page.getByText('The support bundle was saved.')).toBeVisible()
}

test('nothing of a patient is readable in what the app leaves behind, nor in what it prints', async () => {
  const home = inFolder('home')
  const places = { HOME: home, TMPDIR: inFolder('home/tmp'), XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home }
  const printed: Buffer[] = []
  const start = async (): Promise<void> => {
    running = await launchApp(inFolder('home/data'), places)
    page = running.window
    const { stdout, stderr } = running.app.process()
    for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => printed.push(chunk))
  }
  mkdirSync(inFolder('home/data'))
  await start()
  await read()
  await lookAtPatient()
  await breakBoth()

  await start()
  await page.getByRole('button', { name: /^Resume/ }).click()
  await fillContacts()
  const [engine] = await engineIds(running)
  process.kill(engine!, 'SIGKILL')
  await expect(page.getByText('The app recovered from a problem.')).toBeVisible()
  await decideProviders()
  await walk.approve(page)
  await walk.map(page)
  await saveEverything()
  await running.close()

  expect(readdirSync(home, { recursive: true }).length).toBeGreaterThan(10)
  expect(leaksBelow(home, ALL)).toEqual([])
  expect(wordsIn(Buffer.concat(printed), ALL)).toEqual([])
  // Receipts, trail and support bundle name ids, files and counts: never what is in a chart.
  expect(readdirSync(inFolder('saved')).sort()).toEqual([
    'receipt.csv',
    'receipt.json',
    'receipt.pdf',
    'support.json',
    'trail.json',
  ])
  expect(leaksBelow(inFolder('saved'), [...SPOKEN, FILLED])).toEqual([])
  expect(wordsIn(readFileSync(inFolder('saved/support.json')), ALL)).toEqual([])
})
