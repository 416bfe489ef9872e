import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeCommand } from './needs/node24.mjs'
import { inRoot, stop } from './project.mjs'
import { run } from './run.mjs'

const SOURCES = ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json']
const RESULTS = ['out/main/index.cjs', 'out/main/engine.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
const LOCK_POLL_MS = 200
const LOCK_STALE_MS = 120_000

export const buildCommand = () =>
  nodeCommand('node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel=warn'])

/** Builds when a source is newer than what was built; one build at a time, as several commands may start at once. */
export async function ensureBuild() {
  const unlock = await lock()
  try {
    if (isBuilt()) return
    if ((await run(await buildCommand(), { stdout: 'stderr' })) !== 0) stop('The build failed: see above.')
  } finally {
    unlock()
  }
}

function isBuilt() {
  const built = Math.min(...RESULTS.map((file) => fs.statSync(inRoot(file), { throwIfNoEntry: false })?.mtimeMs ?? 0))
  return SOURCES.every((source) => newest(inRoot(source)) < built)
}

/**
 * @param {string} file
 * @returns {number}
 */
function newest(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(stat.mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))))
}

/** A folder is made atomically on every file system; one left behind by a killed build is taken over. */
async function lock() {
  const folder = inRoot('.cache/build.lock')
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  for (;;) {
    try {
      fs.mkdirSync(folder)
      const unlock = () => fs.rmSync(folder, { recursive: true, force: true })
      process.once('exit', unlock)
      return unlock
    } catch {
      const since = fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs
      if (since !== undefined && Date.now() - since > LOCK_STALE_MS) fs.rmSync(folder, { recursive: true, force: true })
      else await sleep(LOCK_POLL_MS)
    }
  }
}
