import fs from 'node:fs'
import { _electron as electron } from '@playwright/test'
import { inRoot } from '../project.mjs'

/**
 * @typedef {{ press: string, role?: 'button' | 'option' | 'combobox' | 'checkbox' | 'radio', nth?: number }
 *   | { type: string, into: string } | { key: string, times?: number } | { see: string }} Act
 * @typedef {{ name: string, acts: readonly Act[], paper: boolean, zoomed: boolean }} Scene
 * @typedef {{ name: string, width: number, height: number, zoom: number, themes: readonly Theme[] }} Size
 * @typedef {'light' | 'dark'} Theme
 * @typedef {import('@playwright/test').Page} Page
 */

/** Longer than this no picture is: what follows is more of the same table. */
const MAX_HEIGHT = 8_000
const WAIT_MS = 20_000
const POLL_MS = 25
/** A search field asks only when the typing pauses. */
const SEARCH_MS = 300

/**
 * A real window in which scenes are opened and pictures taken.
 * @param {string} address of the served preview
 */
export async function openCamera(address) {
  const app = await electron.launch({ args: ['--disable-gpu', inRoot('scripts/lib/screens/app')] })
  const page = await app.firstWindow()
  const cdp = await page.context().newCDPSession(page)
  // The pictures show the page, not how scrollbars look on this system.
  await cdp.send('Emulation.setScrollbarsHidden', { hidden: true })
  /** @param {Size} size */
  const setSize = ({ width, height, zoom }) =>
    cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false })

  return {
    page,
    close: () => app.close(),

    /** @returns {Promise<readonly Scene[]>} */
    async scenes() {
      await page.goto(address)
      return await page.evaluate('preview.scenes')
    },

    /**
     * A new page in the scene's state.
     * @param {Scene} scene
     * @param {Size} size
     */
    async open(scene, size) {
      // The old Electron keeps answering media queries for the size before, unless the page is another one by then.
      await page.goto('about:blank')
      await setSize(size)
      await setMedia(page, scene, 'light')
      await page.goto(`${address}?scene=${scene.name}`)
      await settle(page)
      for (const act of scene.acts) {
        await perform(page, act)
        await settle(page)
      }
      // Nothing is lit up because the last press was near it.
      if (scene.acts.some((act) => 'press' in act)) await page.mouse.move(0, 0)
    },

    /**
     * A page of its own, which is no screen of the window.
     * @param {string} html
     * @param {Theme} theme
     * @param {Size} size
     * @param {string} file
     */
    async drawPage(html, theme, size, file) {
      await page.goto('about:blank')
      await setSize(size)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce', media: 'screen' })
      await page.setContent(html)
      await page.screenshot({ path: file })
    },

    /**
     * @param {Scene} scene
     * @param {Size} size
     */
    async resize({ acts }, size) {
      await setSize(size)
      await settle(page)
      for (const act of acts) if ('see' in act) await perform(page, act)
    },

    /**
     * @param {Scene} scene
     * @param {Theme} theme
     * @param {Size} size
     * @param {string} file
     * @param {{ whole: boolean }} options `whole`: all of the page, however far a person would scroll
     */
    async draw(scene, theme, { width, height }, file, { whole }) {
      await setMedia(page, scene, theme)
      await settle(page)
      const { y, all } = await page.evaluate(MEASURE)
      const clip = { x: 0, y, width, height: Math.min(MAX_HEIGHT, whole ? Math.max(height, all) : height), scale: 1 }
      const { data } = await cdp.send('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: clip.height > height,
        clip,
      })
      fs.writeFileSync(file, Buffer.from(data, 'base64'))
    },
  }
}

/** What lies over the page (a dialog, the patient), or was scrolled to, is drawn as the window has it. */
const MEASURE = `({
  y: scrollY,
  all: document.querySelector('[role="dialog"]') || scrollY > 0 ? 0 : document.documentElement.scrollHeight,
})`

/**
 * Motion is reduced, so that nothing moves when the picture is taken: Playwright's own way to hold animations crashes
 * the page of the old Electron.
 * @param {Page} page
 * @param {Scene} scene
 * @param {Theme} theme
 */
const setMedia = (page, { paper }, theme) =>
  page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce', media: paper ? 'print' : 'screen' })

/**
 * @param {Page} page
 * @param {Act} act
 */
async function perform(page, act) {
  if ('press' in act) {
    const name = new RegExp(`^${act.press.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    const target = page.getByRole(act.role ?? 'button', { name }).nth(act.nth ?? 0)
    await target.click({ timeout: WAIT_MS })
  } else if ('type' in act) {
    await page.getByLabel(act.into).first().fill(act.type, { timeout: WAIT_MS })
    await page.waitForTimeout(SEARCH_MS)
  } else if ('key' in act) {
    for (let time = 0; time < (act.times ?? 1); time += 1) await page.keyboard.press(act.key)
  } else {
    const heading = page.getByRole('heading', { name: act.see, exact: true })
    await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }), undefined, { timeout: WAIT_MS })
  }
}

/**
 * Until every call is answered, the fonts are there and nothing changes any more.
 * @param {Page} page
 */
async function settle(page) {
  const isStill = 'window.preview?.isStill() && document.fonts.status === "loaded"'
  await page.waitForFunction(isStill, undefined, { timeout: WAIT_MS, polling: POLL_MS })
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}
