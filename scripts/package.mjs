// npm run package [-- --dir]: the installers for this computer's system in dist/, or with --dir the app alone, unpacked.
import fs from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { root } from './lib/project.mjs'

await ensurePackages()
const { packageApp } = await import('./lib/package/package-app.mjs')
const dist = await packageApp({ args: process.argv.slice(2) })

console.log(`\n${path.relative(root, dist)}/`)
for (const name of fs.readdirSync(dist).sort()) {
  const bytes = sizeOf(path.join(dist, name))
  console.log(`  ${(bytes / 1_000_000).toFixed(1).padStart(7)} MB  ${name}`)
}

/**
 * @param {string} file
 * @returns {number} bytes
 */
function sizeOf(file) {
  const stat = fs.lstatSync(file)
  if (!stat.isDirectory()) return stat.size
  return fs.readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0)
}
