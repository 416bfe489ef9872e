import fs from 'node:fs'
import path from 'node:path'
import { npmCommand } from '../needs/npm.mjs'
import { inRoot, say, stop } from '../project.mjs'
import { run } from '../run.mjs'

/** The CPUs that one package run of a system makes installers for: electron-builder.config.mjs. */
const CPUS = /** @type {const} */ ({ win32: ['x64', 'arm64'], darwin: ['x64', 'arm64'] })

const SCOPE = 'node_modules/@napi-rs'

/**
 * npm installs the keychain addon of this computer's CPU alone. The other one is taken from the lock file too, so that
 * its hash is checked, into a folder of its own, and put beside the first.
 * @param {NodeJS.Platform} platform
 */
export async function ensureTargetAddons(platform) {
  if (platform !== 'win32' && platform !== 'darwin') return
  for (const cpu of CPUS[platform]) if (!isThere(platform, cpu)) await fetchAddon(platform, cpu)
}

/**
 * @param {string} platform
 * @param {string} cpu
 */
const isThere = (platform, cpu) =>
  fs.readdirSync(inRoot(SCOPE)).some((name) => name.startsWith(`keyring-${platform}-${cpu}`))

/**
 * @param {string} platform
 * @param {string} cpu
 */
async function fetchAddon(platform, cpu) {
  say(`Fetching the keychain addon for ${platform} ${cpu} …`)
  const folder = inRoot('.cache', `addons-${platform}-${cpu}`)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) fs.copyFileSync(inRoot(name), path.join(folder, name))
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', `--os=${platform}`, `--cpu=${cpu}`]
  if ((await run(npmCommand(args), { cwd: folder, stdout: 'stderr' })) !== 0) stop('npm ci failed: see above.')
  fs.cpSync(path.join(folder, SCOPE), inRoot(SCOPE), { recursive: true })
  fs.rmSync(folder, { recursive: true, force: true })
  if (!isThere(platform, cpu)) stop(`package-lock.json names no keychain addon for ${platform} ${cpu}.`)
}
