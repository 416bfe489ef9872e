/** The real window, made small and large in one session: at every size each screen is laid out anew and whole. */
import { expect, type Page } from '@playwright/test'
import { addSample, button, configure, createDump, firstStart, openReview, parse } from '../../scripts/lib/walk.mjs'
import { type RunningApp, SETTINGS, test } from './app'
import { CUT_OFF } from './cut-off'

const SIZES = [
  { width: 900, height: 600 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 900, height: 600 },
]
const SIDEBAR_PX = 236

test('every size lays out each screen right', async ({ running, page }) => {
  test.setTimeout(180_000)
  await atEverySize(running, 'first start', button(page, 'Get started'), false)
  await firstStart(page)
  await atEverySize(running, 'home', button(page, 'Open import wizard'))
  await configure(page, SETTINGS)
  await atEverySize(running, 'configure', button(page, 'Continue'))
  await createDump(page)
  await addSample(page)
  await atEverySize(running, 'create', button(page, 'Continue to Parse'))
  await parse(page)
  await atEverySize(running, 'parse', button(page, 'Continue'))
  await openReview(page)
  await atEverySize(running, 'review', button(page, 'Approve and continue'))
  await page.getByRole('table', { name: 'Patients' }).getByRole('button').nth(6).click()
  // A drawer takes the scrollbar away, and with it the evenness of what is beneath it.
  await atEverySize(running, 'patient', button(page, 'Close patient'), false)
  await button(page, 'Close patient').click()
  await page.getByRole('navigation').getByRole('button', { name: 'Security' }).click()
  await atEverySize(running, 'security', button(page, 'Lock now'))
})

/** `way` is the screen's way on: it must be reachable and whole. */
async function atEverySize(
  { app, window: page }: RunningApp,
  screen: string,
  way: ReturnType<Page['locator']>,
  framed = true,
): Promise<void> {
  for (const { width, height } of SIZES) {
    const label = `${screen}, ${width} x ${height}`
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setSize(size.width, size.height),
      { width, height },
    )
    await expect.poll(() => page.evaluate('innerWidth'), label).toBe(width)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    expect.soft(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), label).toBeLessThanOrEqual(0)
    // A drawer that has just been opened is still on its way in.
    await expect.poll(() => page.evaluate(CUT_OFF), label).toEqual([])
    await way.scrollIntoViewIfNeeded()
    await expect.soft(way, label).toBeInViewport({ ratio: 1 })
    if (framed) expect.soft(await page.evaluate(SPACES), label).toEqual({ sidebar: SIDEBAR_PX, uneven: 0 })
  }
}

/** The sidebar keeps its width; what is left and right of the content is the same. */
const SPACES = `(() => {
  const inner = document.querySelector('.content-inner').getBoundingClientRect()
  const sidebar = document.querySelector('.sidebar').getBoundingClientRect().width
  const right = document.documentElement.clientWidth - inner.right
  return { sidebar, uneven: Math.round(Math.abs(inner.left - sidebar - right)) }
})()`
