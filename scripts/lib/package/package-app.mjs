import fs from 'node:fs'
import path from 'node:path'
import { buildCommand } from '../build.mjs'
import { electronBinary } from '../needs/ensure-electron.mjs'
import { findNode24, nodeCommand } from '../needs/node24.mjs'
import { inRoot, say, stop } from '../project.mjs'
import { run } from '../run.mjs'
import { leftOut } from './signing.mjs'
import { ensureTargetAddons } from './target-addons.mjs'

/**
 * It would search the keychain of the person at the computer; and in CI of a pull request it would not sign at all, not
 * even as nobody's, which Apple silicon asks for.
 */
const WITHOUT_CERTIFICATE = { CSC_IDENTITY_AUTO_DISCOVERY: 'false', CSC_FOR_PULL_REQUEST: 'true' }

/**
 * Builds, draws the icons and runs electron-builder. Needs the packages installed.
 * @param {{ args: readonly string[], testCopy?: boolean }} options the arguments are electron-builder's own
 */
export async function packageApp({ args, testCopy = false }) {
  const electron = await electronBinary()
  const onlyFolder = args.includes('--dir')
  if (!electron.pinned && !onlyFolder)
    stop('The pinned Electron cannot be downloaded here, so no installer can be made. `npm run package -- --dir` can.')
  if (!electron.pinned) say('Packaging with the older Electron of the tests: to try out, not to hand out.')
  if (!testCopy) tellWhatIsLeftOut()

  if ((await run(await buildCommand(), { stdout: 'stderr' })) !== 0) stop('The build failed: see above.')
  const { drawInstallerArt } = await import('./installer-art.mjs')
  drawInstallerArt()
  await ensureTargetAddons(process.platform)

  const command = await nodeCommand('node_modules/electron-builder/cli.js', [
    ...['--config', 'electron-builder.config.mjs', '--publish', 'never'],
    ...args,
  ])
  const env = {
    ...command.env,
    TEBRA_IMPORT_TEST_COPY: testCopy ? '1' : '',
    TEBRA_IMPORT_ELECTRON_DIST: electron.pinned ? '' : electron.dist,
    TEBRA_IMPORT_ENGINE_NODE: electron.pinned ? '' : (await findNode24()).command,
    ...(!process.env.CSC_LINK && !process.env.CSC_NAME && WITHOUT_CERTIFICATE),
  }
  if ((await run({ ...command, env })) !== 0) stop('electron-builder failed: see above.')
  const output = inRoot(testCopy ? 'out/test-copy' : 'dist')
  if (!electron.pinned) removeDefaultApp(output)
  return output
}

/** A release (`TEBRA_IMPORT_SIGNED=1`) is signed or it is not made. */
function tellWhatIsLeftOut() {
  const { env, platform } = process
  const lines = leftOut(env, platform)
  for (const line of lines) say(line)
  if (lines.length > 0 && env.TEBRA_IMPORT_SIGNED === '1') stop('TEBRA_IMPORT_SIGNED=1 asks for a signed package.')
  if (!env.TEBRA_IMPORT_UPDATE_URL) say('Without updates: TEBRA_IMPORT_UPDATE_URL names no place to look for them.')
}

/**
 * The old Electron brings an app of its own, which electron-builder takes along.
 * @param {string} output
 */
function removeDefaultApp(output) {
  for (const entry of fs.readdirSync(output, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    fs.rmSync(path.join(output, entry.name, 'resources/default_app.asar'), { force: true })
    fs.rmSync(path.join(output, entry.name, 'version'), { force: true })
  }
}
