import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 120

interface Stop {
  readonly what: string
  readonly top: number
  readonly bottom: number
  readonly inMain: boolean
}

/** Undefined when nothing has the focus: the next Tab would begin at the top of the page again. */
export const focused = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return undefined
    const { top, bottom } = element.getBoundingClientRect()
    const what = element.getAttribute('aria-label') ?? element.textContent ?? element.tagName
    return { what, top: top + scrollY, bottom: bottom + scrollY, inMain: element.closest('main') !== null }
  })

/** By Tab alone. On the way nothing may lose the focus, and within the content no stop may lie above the one before. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  let before: Stop | undefined
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    expect(stop, `after ${before?.what}`).toBeDefined()
    if (before?.inMain && stop?.inMain)
      expect(stop.bottom, `${stop.what} after ${before.what}`).toBeGreaterThan(before.top)
    before = stop
  }
  throw new Error(`not reached in ${MOST_STOPS} stops: ${target}`)
}

export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** A new screen begins at its heading. */
export const expectAtHeading = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('heading', { name, exact: true })).toBeFocused()

export const expectFocusKept = (page: Page): Promise<void> =>
  expect.poll(() => focused(page), 'something has the focus').toBeDefined()
