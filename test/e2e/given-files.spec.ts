/** Files given to the app from outside: at its start, to the one that runs, and on the icon of the dock. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { APP_ARGS, launchApp, ROOT, type RunningApp, removeData, SETTINGS } from './app'

const DOCUMENT = '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>'

let running: RunningApp
let page: Page
let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-given-'))
  mkdirSync(join(folder, 'an export'))
  writeFileSync(join(folder, 'an export', 'one.ccda'), DOCUMENT)
  writeFileSync(join(folder, 'single.ccda'), DOCUMENT)
})
test.afterEach(async () => {
  await running.close()
  removeData(running)
  rmSync(folder, { recursive: true, force: true })
})

const source = (name: string) => page.getByRole('table', { name: 'Added' }).getByRole('row', { name })

test('lead to a new import, whenever they come', async () => {
  running = await launchApp(undefined, {}, [join(folder, 'an export')])
  page = running.window
  // They wait for the first start, and for the settings.
  await walk.button(page, 'Get started').click()
  await walk.button(page, 'Use the practice workspace').click()
  await walk.button(page, 'Open Tebra Import').click()
  await expect(page.getByRole('heading', { name: 'Configure', exact: true })).toBeVisible()
  await expect(page.getByText('an export', { exact: true })).toBeVisible()
  await walk.goHome(page)
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
  await expect(source('an export')).toBeVisible()

  await test.step('a second start hands its files to the first, and ends', async () => {
    const executable = await running.app.evaluate(() => process.execPath)
    const appArgs = APP_ARGS.length === 0 ? [] : [ROOT]
    const second = spawn(executable, ['--no-sandbox', '--disable-gpu', ...appArgs, 'single.ccda'], {
      cwd: folder,
      env: { ...process.env, TEBRA_IMPORT_USER_DATA: running.dataDir, TEBRA_IMPORT_ENGINE_NODE: process.execPath },
      stdio: 'ignore',
    })
    await once(second, 'exit')
    // Into the import that is being put together.
    await expect(source('single.ccda')).toBeVisible()
    await expect(source('an export')).toBeVisible()
  })

  await test.step('on the icon of the dock they begin the next one', async () => {
    await walk.goHome(page)
    await running.app.evaluate(
      ({ app }, path) => {
        app.emit('open-file', { preventDefault: () => undefined }, path)
      },
      join(folder, 'single.ccda'),
    )
    await expect(page.getByRole('heading', { name: 'Create dump', exact: true })).toBeVisible()
    await walk.button(page, 'Leave out').click()
    await expect(page.getByText('single.ccda')).toHaveCount(0)
    await walk.button(page, 'Create dump').last().click()
    await expect(page.getByTestId('dump-id')).toBeVisible()
    await expect(page.getByText('single.ccda')).toHaveCount(0)
  })
})
