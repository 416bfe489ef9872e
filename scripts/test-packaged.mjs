// npm run test:packaged: the window tests against the packaged app instead of the built one. They drive a copy with its
// debugger on, in out/test-copy; what is handed out, in dist, is looked at as well (test/e2e/packaged.spec.ts).
import fs from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { playwrightCommand } from './lib/playwright.mjs'
import { stop } from './lib/project.mjs'
import { runInSession } from './lib/session.mjs'

await ensurePackages()
ensureSystem(['window', 'display', 'keyring'])
const { packageApp } = await import('./lib/package/package-app.mjs')
const release = programIn(await packageApp({ args: ['--dir'] }))
const program = programIn(await packageApp({ args: ['--dir'], testCopy: true }))
const command = await playwrightCommand(['test', ...process.argv.slice(2)])
const env = { ...command.env, TEBRA_IMPORT_PACKAGED: program, TEBRA_IMPORT_RELEASE: release }
process.exitCode = await runInSession({ ...command, env }, { keyring: true, display: true })

/** @param {string} output */
function programIn(output) {
  const inside = { win32: 'Tebra Import.exe', darwin: 'Tebra Import.app/Contents/MacOS/Tebra Import' }
  const name = process.platform === 'win32' || process.platform === 'darwin' ? inside[process.platform] : 'tebra-import'
  const programs = fs.readdirSync(output).map((folder) => path.join(output, folder, name))
  return programs.find((file) => fs.existsSync(file)) ?? stop('electron-builder left no program behind.')
}
