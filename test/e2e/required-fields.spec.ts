import { expect } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { SETTINGS, test } from './app'

test('fields which the chatbot demands are answered under review; the whole import is read back', async ({ page }) => {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await walk.button(page, 'Continue').click()
  await page.getByLabel('Target chatbot').first().click()
  await page.getByRole('option', { name: 'Intake Desk' }).click()
  await walk.button(page, 'Create dump').click()
  await walk.addSample(page)
  await walk.parse(page)
  await walk.openReview(page)

  await expect(page.getByText('2 fields that your chatbot demands have no value yet.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^I have reviewed/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Fill in: Required fields' }).click()
  await expect(page.getByRole('heading', { name: 'Required fields' })).toBeFocused()

  await page.getByLabel('Where Clinic location comes from').click()
  await page.getByRole('option', { name: 'The same for every patient' }).click()
  await page.getByLabel('Clinic location for every patient').click()
  await page.getByRole('option', { name: 'Riverside' }).click()
  await page.getByLabel('Where Chart number comes from').click()
  await page.getByRole('option', { name: 'Tebra: Tebra patient ID' }).click()
  await page.getByLabel('Chart number for patients without one').fill('none')
  await page.getByLabel('Chart number for patients without one').blur()
  await expect(page.getByText('Every field that your chatbot demands has a value.')).toBeVisible()
  await expect(page.getByText('Needs an answer')).toHaveCount(0)

  await walk.approve(page)
  await page.getByRole('radio', { name: 'Every patient that was written' }).check()
  await walk.map(page)
  await expect(page.getByText('35 patients imported')).toBeVisible()
  await expect(page.getByText(/Every patient that was written: .* 35 of 35 patients match/)).toBeVisible()
})
