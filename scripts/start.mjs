// npm start: builds what changed and opens the app; on a computer without a display, runs the demo instead.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { electronBinary } from './lib/needs/ensure-electron.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { findNode24 } from './lib/needs/node24.mjs'
import { isRoot, root, say } from './lib/project.mjs'
import { hasDisplay, hasSessionBus, removeFolder, runInSession } from './lib/session.mjs'

await ensurePackages()
await ensureBuild()
if (hasDisplay()) process.exitCode = await openApp()
else {
  say('No display here: running the demo (the sample export through all six steps) instead of opening the app.')
  await import('./demo.mjs')
}

async function openApp() {
  const borrowed = !hasSessionBus()
  ensureSystem(borrowed ? ['window', 'keyring'] : ['window'])
  const electron = await electronBinary()
  const node = await findNode24()
  /** @type {NodeJS.ProcessEnv} */
  const env = { TEBRA_IMPORT_ENGINE_NODE: node.command }
  // A throw-away keychain must not lock up lasting data: what it keeps the keys of goes with it.
  const data = borrowed ? fs.mkdtempSync(path.join(os.tmpdir(), 'tebra-import-data-')) : undefined
  if (data !== undefined) {
    say('There is no keychain on this computer, so everything of this run is forgotten when the app closes.')
    env.TEBRA_IMPORT_USER_DATA = data
  }
  try {
    return await runInSession(
      { command: electron.file, args: [...(isRoot ? ['--no-sandbox'] : []), root], env },
      { keyring: borrowed },
    )
  } finally {
    if (data !== undefined) removeFolder(data)
  }
}
