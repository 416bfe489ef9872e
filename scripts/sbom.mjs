// npm run sbom: what the app is made of and built with, as CycloneDX, in dist/sbom.cdx.json. From the lock file alone.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { npmCommand } from './lib/needs/npm.mjs'
import { inRoot, root, stop } from './lib/project.mjs'

const FILE = inRoot('dist/sbom.cdx.json')
const MAX_BYTES = 50_000_000

const { name } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']
const npm = npmCommand(args)
const { status, stdout } = spawnSync(npm.command, npm.args, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: MAX_BYTES,
  stdio: ['ignore', 'pipe', 'inherit'],
})
if (status !== 0) stop('npm sbom failed: see above.')
const bill = JSON.parse(stdout)
// npm names it after the folder of the checkout.
bill.metadata.component.name = name
fs.mkdirSync(path.dirname(FILE), { recursive: true })
fs.writeFileSync(FILE, `${JSON.stringify(bill, null, 2)}\n`)
console.log(`${bill.components.length} components: ${path.relative(root, FILE)}`)
