/** The whole wizard without a mouse, in the real window. */
import { expect, type Page } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { test } from './app'
import { expectAtHeading, expectFocusKept, press, tabTo } from './keyboard'

const { button } = walk

async function choose(page: Page, name: string | RegExp, option: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name }).first())
  await page.keyboard.press('ArrowDown')
  const wanted = page.getByRole('option', { name: option })
  await wanted.waitFor()
  for (let moves = 0; moves < 10 && (await wanted.getAttribute('data-combobox-selected')) === null; moves += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectFocusKept(page)
}

async function firstStart(page: Page): Promise<void> {
  await press(page, button(page, 'Get started'))
  await press(page, button(page, 'Use the practice workspace'))
  await press(page, button(page, 'Open Tebra Import'))
  await expectAtHeading(page, 'Tebra')
}

async function configure(page: Page): Promise<void> {
  await press(page, button(page, 'Open import wizard'))
  await expectAtHeading(page, 'Configure')
  await press(page, page.getByRole('switch', { name: 'Enable Tebra integration' }), 'Space')
  await tabTo(page, page.getByLabel('Tebra Organisation ID'))
  await page.keyboard.type('T-1')
  await choose(page, 'Default Provider User', 'Jordan Miles')
  await press(page, button(page, 'Save settings'))
  await page.getByText('Settings saved').waitFor()
  await expectFocusKept(page)
  await press(page, button(page, 'Continue'))
}

async function collect(page: Page): Promise<void> {
  await expectAtHeading(page, 'Create dump')
  await press(page, button(page, 'Create dump'))
  await expectAtHeading(page, 'Create dump')
  await press(page, button(page, 'Use the sample export'))
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).waitFor()
  await expectFocusKept(page)
  await press(page, button(page, 'Continue to Parse'))
}

/** From the checklist to the patient and back to the checklist. */
async function leaveOutConflict(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See patients: Patient identity' }).focus()
  await page.keyboard.press('Enter')
  await expectAtHeading(page, 'Patients')
  await expect(page.getByRole('cell', { name: 'Conflict' })).toHaveCount(1)
  await press(page, page.getByRole('table', { name: 'Patients' }).getByRole('button', { name: /^Open / }))
  await press(page, button(page, 'Leave this patient out'))
  await expect(button(page, 'Leave this patient out')).toBeHidden()
  await page.keyboard.press('Escape')
  await expectFocusKept(page)
}

test('goes from the first start to the receipt', async ({ page }) => {
  await firstStart(page)
  await configure(page)
  await collect(page)
  await expectAtHeading(page, 'Parse (Stage 1)')
  await press(page, button(page, 'Start Stage 1'))
  await expectFocusKept(page)
  await expect(page.getByRole('status').filter({ hasText: /^Stage 1: 37 patients parsed, 100%.$/ })).toBeAttached()
  await expectFocusKept(page)
  await press(page, button(page, 'Continue'))
  await expectAtHeading(page, 'Verify & review')
  await press(page, page.getByRole('button', { name: /^Use all \d+ suggestions$/ }))
  await page.getByRole('button', { name: /^Use all/ }).waitFor({ state: 'hidden' })
  await expectFocusKept(page)
  await leaveOutConflict(page)
  await press(page, page.getByRole('checkbox', { name: /^I have reviewed/ }), 'Space')
  await press(page, button(page, 'Approve and continue'))
  await expectAtHeading(page, 'Map (Stage 2)')
  await press(page, button(page, 'Start Stage 2'))
  await expectFocusKept(page)
  await press(page, button(page, 'Continue to receipt'))
  await expectAtHeading(page, 'Done')
})

test('finds a patient, returns to every step, and gets the focus back from every dialog', async ({ page }) => {
  await walk.firstStart(page)
  await walk.configure(page, { organisationId: 'T-1', organisationName: '', defaultUser: 'Jordan Miles' })
  await walk.createDump(page)
  await walk.addSample(page)
  await walk.parse(page)
  await walk.openReview(page)

  await test.step('a patient is found, opened and left again where the list was', async () => {
    await tabTo(page, page.getByRole('textbox', { name: 'Search patients' }))
    await page.keyboard.type('a')
    await tabTo(page, button(page, 'Born'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('columnheader', { name: 'Born' })).toHaveAttribute('aria-sort', 'ascending')
    await tabTo(page, page.getByRole('button', { name: /^Open / }).first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const third = page.getByRole('table', { name: 'Patients' }).getByRole('row').nth(3).getByRole('button')
    await expect(third).toBeFocused()
    const name = await third.innerText()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(third).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expectFocusKept(page)
  })

  await test.step('every step done so far is returned to, and the dialogs give the focus back', async () => {
    for (const name of ['Parse (Stage 1)', 'Create dump', 'Configure', 'Verify & review']) {
      await press(page, page.getByRole('group', { name: 'Import steps' }).getByRole('button', { name }))
      await expectAtHeading(page, name)
    }
    await press(page, page.getByRole('button', { name: 'Tebra', exact: true }))
    await expectAtHeading(page, 'Tebra')
    const discard = page.getByRole('button', { name: /^Discard TBR/ })
    await press(page, discard)
    await expect(button(page, 'Keep it')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(discard).toBeFocused()
    await page.keyboard.press('Enter')
    await press(page, button(page, 'Discard import'), 'Space')
    await expect(page.getByText('No imports yet')).toBeVisible()
    await expectFocusKept(page)
  })
})
