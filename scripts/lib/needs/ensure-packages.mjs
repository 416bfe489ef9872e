import fs from 'node:fs'
import { inRoot, say, stop } from '../project.mjs'
import { run } from '../run.mjs'
import { npmCommand } from './npm.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  try {
    return /** @type {Lock} */ (JSON.parse(fs.readFileSync(file, 'utf8'))).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * Whether node_modules holds what the lock file names. npm writes what it installed into a lock file of its own there;
 * comparing the two is exact where times of files are not (a clone, a copy or a checkout gives any order of times).
 * Packages of other platforms are optional and absent.
 */
export function arePackagesCurrent() {
  const installed = packagesOf(inRoot('node_modules/.package-lock.json'))
  return Object.entries(packagesOf(inRoot('package-lock.json'))).every(([name, locked]) => {
    if (name === '') return true
    const found = installed[name]
    return found === undefined
      ? locked.optional === true || locked.devOptional === true
      : found.version === locked.version
  })
}

/** Runs on bare Node 20 without a single package. */
export async function ensurePackages() {
  if (arePackagesCurrent()) return
  say('Installing the packages of package-lock.json (npm ci) …')
  const command = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  // NODE_ENV=production or omit=dev of the caller would leave out everything that builds and tests.
  const code = await run(
    { ...command, env: { NODE_ENV: '', npm_config_omit: '', npm_config_include: 'dev,optional' } },
    { stdout: 'stderr' },
  )
  if (code !== 0) stop('npm ci failed: see above. Network and registry access are needed once.')
}
