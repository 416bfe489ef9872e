import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { isLinux, isRoot, say, stop } from '../project.mjs'

/**
 * What Electron and its tests need of a Linux system, each with the Debian package that brings it.
 * @typedef {{ package: string, why: string, library?: string, program?: string }} Need
 */

const OS_RELEASE = '/etc/os-release'
/** 1 on Ubuntu 23.10 and newer: Chromium's sandbox needs what it forbids to programs that no AppArmor profile names. */
const RESTRICTION = 'kernel.apparmor_restrict_unprivileged_userns'

/** @type {readonly Need[]} */
const WINDOW = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0', why: 'windows' },
  { package: 'libnss3', library: 'libnss3.so', why: 'windows' },
  { package: soundPackage(readOrNothing(OS_RELEASE)), library: 'libasound.so.2', why: 'windows' },
  { package: 'libgbm1', library: 'libgbm.so.1', why: 'windows' },
]

/** @type {readonly Need[]} */
const VIRTUAL_DISPLAY = [
  { package: 'xvfb', program: 'xvfb-run', why: 'a display where there is none' },
  { package: 'xauth', program: 'xauth', why: 'a display where there is none' },
]

/** @type {readonly Need[]} */
const KEYRING = [
  { package: 'dbus-daemon', program: 'dbus-run-session', why: 'a keychain to test with' },
  { package: 'gnome-keyring', program: 'gnome-keyring-daemon', why: 'a keychain to test with' },
]

export const NEEDS = { window: WINDOW, display: VIRTUAL_DISPLAY, keyring: KEYRING }

/**
 * Installs what is missing as root on Debian; otherwise names the one command to run. Windows and macOS need nothing.
 * @param {readonly (keyof typeof NEEDS)[]} parts
 */
export function ensureSystem(parts) {
  if (!isLinux) return
  if (parts.includes('window')) tellOfRestriction()
  const libraries = knownLibraries()
  const missing = parts.flatMap((part) => NEEDS[part]).filter((need) => !isThere(need, libraries))
  if (missing.length === 0) return
  const packages = missing.map((need) => need.package)
  for (const { package: name, why } of missing) say(`Missing on this computer: ${name} (for ${why})`)
  const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isRoot || !isOnPath('apt-get')) stop(`Run this once, then try again:\n  sudo sh -c '${install}'`)
  say(`Installing them: ${install}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (spawnSync('sh', ['-c', install], { stdio: ['ignore', 2, 2], env: environment }).status !== 0)
    stop('The packages above could not be installed.')
}

function tellOfRestriction() {
  if (isRoot || readOrNothing(`/proc/sys/${RESTRICTION.replace('.', '/')}`).trim() !== '1') return
  say('This system may keep Electron from its sandbox. If it does not start, run this and try again:')
  say(`  sudo sysctl -w ${RESTRICTION}=0`)
}

/**
 * Debian 13 and Ubuntu 24.04 renamed the libraries whose times grew to 64 bits. Of the others here the old name still
 * leads to the new one; this one two packages claim to be.
 * @param {string} osRelease
 */
export function soundPackage(osRelease) {
  const valueAt = (/** @type {string} */ key) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(osRelease)?.[1]
  const since = { debian: 13, ubuntu: 24.04 }[valueAt('ID') ?? '']
  return since !== undefined && Number(valueAt('VERSION_ID')) >= since ? 'libasound2t64' : 'libasound2'
}

/** @param {string} file */
function readOrNothing(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The linker's own list; it lives in /sbin, which is not on every PATH. */
function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => fs.existsSync(file)) ?? 'ldconfig'
  try {
    return execFileSync(ldconfig, ['-p'], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * @param {Need} need
 * @param {string} libraries
 */
const isThere = ({ library, program }, libraries) =>
  library === undefined ? program !== undefined && isOnPath(program) : libraries.includes(`\t${library} `)

/** @param {string} program */
export const isOnPath = (program) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && fs.existsSync(path.join(folder, program)))
