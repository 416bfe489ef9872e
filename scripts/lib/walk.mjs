/**
 * A person's way through the wizard, one function a step, by the words on the screen. The demo and the window tests
 * walk it; each function ends when its step has visibly come to its end.
 * @typedef {import('@playwright/test').Page} Page
 */

/** Stages read and write real files; on a slow machine they may take this long. */
const STAGE_MS = 120_000

/**
 * @param {Page} page
 * @param {string} name
 */
export const button = (page, name) => page.getByRole('button', { name, exact: true })

/**
 * @param {Page} page
 * @param {string} name
 */
const heading = (page, name) => page.getByRole('heading', { name, exact: true })

/** @param {Page} page */
export async function firstStart(page) {
  await button(page, 'Get started').click()
  await button(page, 'Use the practice workspace').click()
  await button(page, 'Open Tebra Import').click()
  await button(page, 'Open import wizard').waitFor()
}

/**
 * @param {Page} page
 * @param {{ organisationId: string, organisationName: string, defaultUser: string }} settings
 */
export async function configure(page, { organisationId, organisationName, defaultUser }) {
  await button(page, 'Open import wizard').click()
  await page.getByRole('switch', { name: 'Enable Tebra integration' }).check()
  await page.getByLabel('Tebra Organisation ID').fill(organisationId)
  await page.getByLabel('Tebra Organisation Name').fill(organisationName)
  await page.getByLabel('Default Provider User').first().click()
  await page.getByRole('option', { name: defaultUser }).click()
  await button(page, 'Save settings').click()
  await page.getByText('Settings saved').waitFor()
}

/**
 * @param {Page} page
 * @returns {Promise<string>} the Dump ID
 */
export async function createDump(page) {
  await button(page, 'Continue').click()
  await button(page, 'Create dump').click()
  return (await page.getByTestId('dump-id').textContent()) ?? ''
}

/** @param {Page} page */
export async function addSample(page) {
  await button(page, 'Use the sample export').click()
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).waitFor({ timeout: STAGE_MS })
}

/** @param {Page} page */
export async function parse(page) {
  await button(page, 'Continue to Parse').click()
  await button(page, 'Start Stage 1').click()
  await page.getByText('Stage 1 is finished').waitFor({ timeout: STAGE_MS })
}

/** @param {Page} page */
export async function openReview(page) {
  await button(page, 'Continue').click()
  await heading(page, 'Dump preview').waitFor({ timeout: STAGE_MS })
}

/**
 * Takes every suggestion; a provider without one falls back to the default user.
 * @param {Page} page
 */
export async function mapProviders(page) {
  const suggestions = page.getByRole('button', { name: /^Use all \d+ suggestions$/ })
  await suggestions.click()
  await suggestions.waitFor({ state: 'hidden' })
  for (const strategy of await page.getByRole('combobox', { name: /^Strategy for/ }).all()) {
    if ((await strategy.inputValue()) !== '') continue
    await strategy.click()
    await page.getByRole('option', { name: 'Fallback', exact: true }).click()
  }
  await page.getByText('Every provider has a decision.').waitFor()
}

/**
 * The patients whose id stands for two people: nothing can be approved while they are in.
 * @param {Page} page
 */
export async function leaveOutConflicts(page) {
  const see = page.getByRole('button', { name: 'See patients: Patient identity' })
  const conflict = page
    .getByRole('table', { name: 'Patients' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'Conflict', exact: true }) })
  while (await see.isVisible()) {
    await see.click()
    await conflict
      .first()
      .getByRole('button', { name: /^Open / })
      .click()
    await button(page, 'Leave this patient out').click()
    await button(page, 'Bring this patient back in').waitFor()
    await button(page, 'Close patient').click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}

/** @param {Page} page */
export async function approve(page) {
  await leaveOutConflicts(page)
  await page.getByRole('checkbox', { name: /^I have reviewed/ }).check()
  await button(page, 'Approve and continue').click()
  await button(page, 'Start Stage 2').waitFor()
}

/** @param {Page} page */
export async function map(page) {
  await button(page, 'Start Stage 2').click()
  await button(page, 'Continue to receipt').click({ timeout: STAGE_MS })
  await heading(page, 'Import receipt').waitFor({ timeout: STAGE_MS })
}

/** @param {Page} page */
export async function saveReceipt(page) {
  await button(page, 'Print / save as PDF').click()
  await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  await page.getByText('The receipt was saved.').waitFor()
}

/** @param {Page} page */
export async function goHome(page) {
  await page.getByRole('navigation').getByRole('button', { name: 'Tebra', exact: true }).click()
  await heading(page, 'Recent imports').waitFor()
}
