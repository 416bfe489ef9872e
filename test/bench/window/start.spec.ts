/** From the start of the program to a window that can be worked with: out/bench/window-start.json. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as walk from '../../../scripts/lib/walk.mjs'
import { launchApp, ROOT, type RunningApp, removeData } from '../../e2e/app'
import type { WindowStart } from '../results'

const STARTS = Number(process.env.TEBRA_IMPORT_BENCH_ROUNDS ?? 5)

/** Until the button can be clicked, which needs the engine's first answers. */
async function started(button: string, dataDir?: string): Promise<{ running: RunningApp; tookMs: number }> {
  const startedMs = performance.now()
  const running = await launchApp(dataDir)
  await expect(walk.button(running.window, button)).toBeEnabled()
  return { running, tookMs: Math.round(performance.now() - startedMs) }
}

test('the app starts', async () => {
  const first = await started('Get started')
  const electron = await first.running.app.evaluate(() => process.versions.electron ?? '')
  await walk.firstStart(first.running.window)
  await first.running.close()
  const times: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const { running, tookMs } = await started('Open import wizard', first.running.dataDir)
    times.push(tookMs)
    await running.close()
  }
  removeData(first.running)
  const usableMs = times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0
  const result: WindowStart = { electron, firstMs: first.tookMs, starts: STARTS, usableMs }
  mkdirSync(join(ROOT, 'out/bench'), { recursive: true })
  writeFileSync(join(ROOT, 'out/bench/window-start.json'), JSON.stringify(result))
})
