import type { Page } from '@playwright/test'

export interface LongTasks {
  /** In whole ms; 0 when there was none: Chromium reports those from 50 ms on. */
  readonly longestMs: number
  readonly tasks: number
}

/** Long tasks of the page's main thread while `work` went on, as Chromium itself reports them. */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<LongTasks> {
  await page.evaluate(() => {
    const durations: number[] = []
    const observer = new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) durations.push(duration)
    })
    observer.observe({ type: 'longtask' })
    Object.assign(window, { durations, observer })
  })
  await work()
  // Reported a little later than they happened.
  await page.waitForTimeout(200)
  const durations = await page.evaluate(() => {
    const { durations: all, observer } = window as unknown as { durations: number[]; observer: PerformanceObserver }
    observer.disconnect()
    return all
  })
  return { longestMs: Math.round(Math.max(0, ...durations)), tasks: durations.length }
}
