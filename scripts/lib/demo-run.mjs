// The demo itself; scripts/demo.mjs gives it an Electron, a display and a keychain.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron as electron } from '@playwright/test'
import { inRoot, root } from './project.mjs'
import { removeFolder } from './session.mjs'
import * as walk from './walk.mjs'

const OUT = inRoot('out/demo')
const SIZE = { width: 1280, height: 840 }
const SETTLE_MS = 500

fs.rmSync(OUT, { recursive: true, force: true })
fs.mkdirSync(OUT, { recursive: true })
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'tebra-import-demo-'))
const app = await electron.launch({
  args: ['--disable-gpu', '.'],
  cwd: root,
  env: {
    .../** @type {Record<string, string>} */ (process.env),
    TEBRA_IMPORT_USER_DATA: data,
    TEBRA_IMPORT_ENGINE_NODE: process.execPath,
  },
})
/** @type {string[]} */
const written = []
let shots = 0

try {
  const page = await app.firstWindow()
  const receipt = path.join(OUT, 'receipt.pdf')
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    SIZE,
  )
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
  }, receipt)

  await show(page, 'first-start')
  await walk.firstStart(page)
  await walk.configure(page, {
    organisationId: 'T-20260',
    organisationName: 'Practice Clinic',
    defaultUser: 'Jordan Miles',
  })
  await show(page, 'configure')
  await walk.createDump(page)
  await walk.addSample(page)
  await show(page, 'create-dump')
  await walk.parse(page)
  await show(page, 'parse')
  await walk.openReview(page)
  await walk.mapProviders(page)
  await show(page, 'verify-and-review')
  await walk.approve(page)
  await show(page, 'map')
  await walk.map(page)
  await show(page, 'done')
  await walk.saveReceipt(page)
  written.push(receipt)
  await walk.goHome(page)
  await show(page, 'tebra')
} finally {
  await app.close()
  removeFolder(data)
}

console.log(
  `The demo went through all six steps. It wrote:\n${written
    .sort()
    .map((file) => `  ${path.relative(root, file)}`)
    .join('\n')}`,
)

/**
 * The whole screen as one picture, however far a person would scroll: the page is drawn as tall as what it holds.
 * Playwright's own way to hold animations still crashes the page of the old Electron, so they are given time to end.
 * @param {walk.Page} page
 * @param {string} name
 */
async function show(page, name) {
  shots += 1
  const file = path.join(OUT, `${String(shots).padStart(2, '0')}-${name}.png`)
  const cdp = await page.context().newCDPSession(page)
  await page.waitForTimeout(SETTLE_MS)
  const main = page.getByRole('main')
  let { height } = SIZE
  // Twice: a table that takes its share of the window is taller in a taller one.
  for (let round = 0; round < 2; round += 1) {
    height = Math.max(height, await main.evaluate(({ scrollHeight }) => scrollHeight))
    const tall = { width: SIZE.width, height, deviceScaleFactor: 1, mobile: false }
    await cdp.send('Emulation.setDeviceMetricsOverride', tall)
    await page.waitForTimeout(SETTLE_MS)
  }
  await page.screenshot({ path: file })
  await cdp.send('Emulation.clearDeviceMetricsOverride')
  await cdp.detach()
  written.push(file)
}
