/** The packaged copy that the window tests drive: the same app with its debugger on. Never handed out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

const ATTACHED_WITHIN_MS = 10_000

/** Written into the archive's package.json by electron-builder.config.mjs; fuses keep others from changing it. */
function isTestCopy(): boolean {
  if (!app.isPackaged) return false
  const manifest = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as { testCopy?: unknown }
  return manifest.testCopy === true
}

/** Whether the environment may say where data and updates lie: never of a package that is handed out. */
export const canBeSteered = (): boolean => !app.isPackaged || isTestCopy()

/**
 * A packaged app is started without Playwright's loader, and a window made while it attaches makes it wait forever.
 * Attached, it calls this name; the loader, where there is one, has set it before us.
 */
export async function whenDriven(): Promise<void> {
  if (!isTestCopy()) return
  const driver = globalThis as { __playwright_run?: () => void }
  if (driver.__playwright_run !== undefined) return
  await new Promise<void>((resolve) => {
    driver.__playwright_run = resolve
    setTimeout(resolve, ATTACHED_WITHIN_MS)
  })
}
