/**
 * A dump of many patients in the real window: the table holds what is in view, whatever one does with it. `npm run bench
 * -- --full` does the same with 50,000 and writes the longest task of each kind to out/bench/window.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { runnerImport } from 'vite'
import * as walk from '../../scripts/lib/walk.mjs'
import { launchApp, ROOT, type RunningApp, removeData, SETTINGS } from './app'
import { type LongTasks, longTasks } from './long-tasks'

/** Set by the benchmark alone. */
const MEASURED = process.env.TEBRA_IMPORT_REVIEW_PATIENTS
const STAGED = Number(MEASURED ?? 2_000)
const SAMPLE = 37
const ALL = STAGED + SAMPLE
/** One patient is called so. */
const ONE = 'Zebediah'
const MOST_BUILT = 60

let running: RunningApp
let page: Page
test.afterEach(async () => {
  await running.close()
  removeData(running)
})

const table = () => page.getByRole('table', { name: 'Patients' })
const list = () => page.getByRole('region', { name: 'Patients, list' })
const shown = (count: number) =>
  expect(
    page.getByRole('status').filter({ hasText: new RegExp(`^${count.toLocaleString('en')} patients?$`) }),
  ).toBeVisible()
const nameAt = (index: number) => table().locator(`tr[aria-rowindex="${index + 2}"] button`)

/** Loaded by Vite: Playwright takes the path of a type for that of a module, and the database would be one. */
async function stage(dataDir: string, dumpId: string): Promise<void> {
  const file = join(import.meta.dirname, 'many-patients.ts')
  const { module } = await runnerImport<typeof import('./many-patients')>(file, { configFile: false, root: ROOT })
  await module.stagePatients(dataDir, dumpId, STAGED, ONE)
}

async function openReview(): Promise<void> {
  running = await launchApp()
  page = running.window
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  const id = await walk.createDump(page)
  await walk.addSample(page)
  await walk.parse(page)
  await running.close()
  await stage(running.dataDir, id)
  running = await launchApp(running.dataDir)
  page = running.window
  await walk.button(page, `Resume ${id}`).click()
  await shown(ALL)
  await nameAt(0).waitFor()
}

async function scroll(): Promise<void> {
  await list().evaluate(async (box) => {
    for (let part = 1; part <= 60; part += 1) {
      box.scrollTop = ((box.scrollHeight - box.clientHeight) * part) / 60
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  await expect(nameAt(ALL - 1)).toBeVisible()
  expect(await table().getByRole('row').count()).toBeLessThan(MOST_BUILT)
  await list().evaluate((box) => box.scrollTo(0, 0))
  await expect(nameAt(0)).toBeVisible()
}

async function sort(): Promise<void> {
  const first = await nameAt(0).innerText()
  for (const column of ['Born', 'Provider', 'Entries', 'Warnings', 'Name', 'Name']) {
    await table().getByRole('button', { name: column, exact: true }).click()
    await expect(table().getByRole('columnheader', { name: column })).toHaveAttribute('aria-sort', /ending$/)
  }
  await expect(nameAt(0)).not.toHaveText(first)
  await table().getByRole('button', { name: 'Name', exact: true }).click()
  await expect(nameAt(0)).toHaveText(first)
}

async function search(): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Search patients' })
  await field.pressSequentially(ONE.toLowerCase())
  await shown(1)
  await expect(nameAt(0)).toContainText(ONE)
  await field.fill('')
  await shown(ALL)
}

async function filter(): Promise<void> {
  const choose = async (option: string) => {
    await page.getByRole('combobox', { name: 'Show', exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await choose('With warnings')
  await shown(Math.floor((STAGED + 3) / 6) + 1)
  await choose('All patients')
  await shown(ALL)
}

test('many patients are scrolled, sorted, searched and filtered', async () => {
  test.setTimeout(MEASURED === undefined ? 90_000 : 600_000)
  await openReview()
  const tasks: (LongTasks & { readonly kind: string })[] = []
  for (const [kind, work] of Object.entries({ scroll, sort, search, filter }))
    await test.step(kind, async () => void tasks.push({ kind, ...(await longTasks(page, work)) }))
  expect(await table().getAttribute('aria-rowcount')).toBe(String(ALL + 1))
  if (MEASURED === undefined) return
  mkdirSync(join(ROOT, 'out/bench'), { recursive: true })
  writeFileSync(join(ROOT, 'out/bench/window.json'), `${JSON.stringify({ patients: ALL, tasks }, undefined, 2)}\n`)
})
