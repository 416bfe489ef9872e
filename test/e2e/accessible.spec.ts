/** WCAG 2.2 AA by axe, on every screen in every state, by day and by night. */
import { expect, type Page, test } from '@playwright/test'
import { button } from '../../scripts/lib/walk.mjs'
import { SCENES } from '../renderer/preview/scenes'
import type { Scene } from '../renderer/preview/scenes/scene'
import { launchApp, type RunningApp, removeData } from './app'
import { bringAxe, violations } from './axe'
import { openPreview, type Preview, settled } from './preview-window'

let running: RunningApp
let preview: Preview
let page: Page

test.beforeAll(async () => {
  running = await launchApp()
  preview = await openPreview(running.app)
  page = preview.page
  await bringAxe(page)
})
test.afterAll(async () => {
  preview.close()
  await running.close()
  removeData(running)
})

/** The page follows the computer's scheme while it is open, so that one opening serves both. */
async function expectNothing(): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
    expect.soft(await violations(page, scheme === 'dark'), scheme).toEqual([])
  }
}

test('every screen in every state', async () => {
  // Those with acts or other answers are the same screens once more; what opens is looked at below.
  const standing = Object.entries<Scene>(SCENES).filter(([, { acts, answers }]) => !acts && !answers)
  for (const [scene] of standing)
    await test.step(scene, async () => {
      await preview.show(scene)
      await expectNothing()
    })
})

interface Opened {
  readonly scene: string
  readonly what: string
  readonly open: () => Promise<void>
}

/** What only a click brings up, each in the scene it belongs to. */
const OPENED: readonly Opened[] = [
  { scene: 'review-ready', what: 'a patient, with the source of a statement', open: openPatient },
  { scene: 'review-ready', what: 'the choice of a provider', open: () => named('combobox', /^Strategy for/).click() },
  { scene: 'review', what: 'a table of contact info', open: () => named('button', /^Fill from a file/).click() },
  { scene: 'home', what: 'the question before a discard', open: () => named('button', /^Discard/).click() },
  { scene: 'parse-paused', what: 'the question before a cancel', open: () => button(page, 'Cancel import').click() },
  { scene: 'done', what: 'the question before an undo', open: () => button(page, 'Undo this import…').click() },
  { scene: 'done', what: 'the ways to keep the receipt', open: () => button(page, 'Print / save as PDF').click() },
]
const named = (role: 'button' | 'combobox', name: RegExp) => page.getByRole(role, { name }).first()

async function openPatient(): Promise<void> {
  await named('button', /^Open .*,/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Source' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Assessment and plan/ })
    .click()
}

test('everything that opens', async () => {
  for (const { scene, what, open } of OPENED)
    await test.step(what, async () => {
      await preview.show(scene)
      await open()
      await settled(page)
      await expectNothing()
    })
})
