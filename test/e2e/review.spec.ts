/** Verify & review in the real window: what the checklist leads to, what is shown, and that going back loses nothing. */
import { expect, type Page } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { SETTINGS, test } from './app'

const step = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Import steps' }).getByRole('button', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const shown = (page: Page) => page.getByRole('status').filter({ hasText: /^[\d,]+ patients?$/ })

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('the checklist leads to each fix at one click, and nothing that was chosen is lost on the way back', async ({
  page,
}) => {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  const id = await walk.createDump(page)
  await walk.addSample(page)
  await walk.parse(page)
  await walk.openReview(page)

  await test.step('one click from a line to its fix', async () => {
    await page.getByRole('button', { name: 'See files: Files that could not be read' }).click()
    await expect(heading(page, 'Parse (Stage 1)')).toBeFocused()
    await step(page, 'Verify & review').click()
    await page.getByRole('button', { name: 'See patients: Contact info' }).click()
    await expect(heading(page, 'Patients').last()).toBeFocused()
    await expect(shown(page)).toHaveText('1 patient')
    await page.getByRole('button', { name: 'Map providers: Providers' }).click()
    await expect(heading(page, 'Provider mappings')).toBeFocused()
    await page.getByRole('button', { name: 'Assign files: Patient files' }).click()
    await expect(heading(page, 'Unmatched files')).toBeFocused()
  })

  await test.step('each filter, and the patients of one provider', async () => {
    for (const [filter, count] of [
      ['All patients', '37 patients'],
      ['Will be imported', '35 patients'],
      ['Conflicts', '1 patient'],
      ['With warnings', '1 patient'],
      ['Repeat patients', undefined],
    ] as const) {
      await choose(page, 'Show', filter)
      if (count === undefined) await expect(page.getByText('No patients here')).toBeVisible()
      else await expect(shown(page)).toHaveText(count)
    }
    await walk.button(page, 'Show all patients').click()
    const table = page.getByRole('table', { name: 'Patients' })
    await choose(page, 'Provider', 'Dr. Amelia Hart')
    await expect(shown(page)).not.toHaveText('37 patients')
    const providers = await table.getByRole('cell', { name: /^(Dr|Nora|Samuel|Priya)/ }).allInnerTexts()
    expect(new Set(providers)).toEqual(new Set(['Dr. Amelia Hart']))
  })

  await test.step('vitals and labs over time', async () => {
    await page
      .getByRole('button', { name: /^Open / })
      .first()
      .click()
    const chart = page
      .getByRole('dialog')
      .getByRole('img', { name: /values from .* to .*, between/ })
      .first()
    await chart.scrollIntoViewIfNeeded()
    await expect(chart.locator('svg path.recharts-line-curve, svg .recharts-curve').first()).toBeAttached()
    await page.keyboard.press('Escape')
  })

  await test.step('what was chosen stays, there and back', async () => {
    await step(page, 'Configure').click()
    await page.getByLabel('Tebra Organisation Name').fill('Typed, not saved')
    await step(page, 'Verify & review').click()
    await expect(page.getByRole('combobox', { name: 'Provider', exact: true })).toHaveValue('Dr. Amelia Hart')
    await step(page, 'Configure').click()
    await expect(page.getByLabel('Tebra Organisation Name')).toHaveValue('Typed, not saved')
  })

  await test.step('the tick under the review stays until something it covers changes', async () => {
    await step(page, 'Verify & review').click()
    await page.getByRole('button', { name: 'See patients: Patient identity' }).waitFor()
    await walk.leaveOutConflicts(page)
    const tick = page.getByRole('checkbox', { name: /^I have reviewed/ })
    await tick.check()
    await step(page, 'Configure').click()
    await step(page, 'Verify & review').click()
    await expect(tick).toBeChecked()
    await expect(walk.button(page, 'Approve and continue')).toBeEnabled()
    await page.getByRole('combobox', { name: 'Strategy for Dr. Amelia Hart' }).click()
    await page.getByRole('option', { name: 'Fallback', exact: true }).click()
    await expect(page.getByText(/^Default: /).first()).toBeVisible()
    await expect(tick).not.toBeChecked()
  })

  await test.step('provider mappings are managed from the Tebra screen too', async () => {
    await walk.goHome(page)
    const strategy = page.getByRole('combobox', { name: 'Strategy for Dr. Amelia Hart' })
    await strategy.click()
    await page.getByRole('option', { name: 'Skip', exact: true }).click()
    await expect(page.getByText('Not attributed')).toBeVisible()
    await walk.button(page, `Resume ${id}`).click()
    await expect(strategy).toHaveValue('Skip')
  })
})
