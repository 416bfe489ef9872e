import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'

export const ROOT = join(import.meta.dirname, '../..')

/** The program of the packaged copy, when that is what is tested (scripts/test-packaged.mjs). */
const PACKAGED = process.env.TEBRA_IMPORT_PACKAGED
/** The app folder, which Electron alone wants to be told. */
export const APP_ARGS: readonly string[] = PACKAGED ? [] : ['.']

/** Of the clinic that every walk through the wizard imports. */
export const SETTINGS = { organisationId: 'T-1', organisationName: 'Practice Clinic', defaultUser: 'Jordan Miles' }

export interface RunningApp {
  readonly app: ElectronApplication
  readonly window: Page
  /** The app's own data folder, new for every run. */
  readonly dataDir: string
  close(): Promise<void>
}

/**
 * The built app with a data folder of its own. `scripts/test.mjs` names the Electron and the engine's Node. A virtual
 * display has no GPU: without the flag a page can start before Chromium has found that out.
 */
export async function launchApp(
  dataDir = mkdtempSync(join(tmpdir(), 'tebra-import-e2e-')),
  environment: Readonly<Record<string, string>> = {},
  given: readonly string[] = [],
): Promise<RunningApp> {
  const app = await electron.launch({
    ...(PACKAGED && { executablePath: PACKAGED }),
    args: ['--disable-gpu', ...APP_ARGS, ...given],
    cwd: ROOT,
    env: {
      ...(process.env as Record<string, string>),
      TEBRA_IMPORT_USER_DATA: dataDir,
      TEBRA_IMPORT_ENGINE_NODE: process.execPath,
      ...environment,
    },
  })
  return { app, window: await app.firstWindow(), dataDir, close: () => app.close() }
}

export const removeData = ({ dataDir }: RunningApp): void =>
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })

interface Fixtures {
  /** Started anew for every test, with a data folder that goes with it. */
  readonly running: RunningApp
  /** For what a test writes or saves. */
  readonly folder: string
}

/** A test with the app as its owner first sees it. `page` is its window, which may not complain of anything. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads in the braces what a fixture needs.
  running: async ({}, use) => {
    const running = await launchApp()
    await use(running)
    await running.close()
    removeData(running)
  },
  page: async ({ running }, use) => {
    // A style or a script that the content policy refused would be among these.
    const complaints: string[] = []
    running.window.on('console', (message) => complaints.push(message.text()))
    running.window.on('pageerror', (error) => complaints.push(error.message))
    await use(running.window)
    expect(complaints, 'of the page').toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tebra-import-test-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
})
