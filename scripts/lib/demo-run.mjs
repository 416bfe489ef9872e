// The demo itself; scripts/demo.mjs gives it an Electron, a display and a keychain.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron as electron } from '@playwright/test'
import { inRoot, root } from './project.mjs'
import * as walk from './walk.mjs'

const OUT = inRoot('out/demo')
const SIZE = { width: 1280, height: 840 }

fs.rmSync(OUT, { recursive: true, force: true })
fs.mkdirSync(OUT, { recursive: true })
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'tebra-import-demo-'))
const app = await electron.launch({
  args: ['.'],
  cwd: root,
  env: {
    .../** @type {Record<string, string>} */ (process.env),
    TEBRA_IMPORT_USER_DATA: data,
    TEBRA_IMPORT_ENGINE_NODE: process.execPath,
  },
})
/** @type {string[]} */
const written = []

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
  fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 })
}

console.log(
  `The demo went through all six steps. It wrote:\n${written.map((file) => `  ${path.relative(root, file)}`).join('\n')}`,
)

/**
 * The whole page, however long: what a person would scroll through.
 * @param {walk.Page} page
 * @param {string} name
 */
async function show(page, name) {
  const file = path.join(OUT, `${String(written.length + 1).padStart(2, '0')}-${name}.png`)
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
  written.push(file)
}
