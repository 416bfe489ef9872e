// npm test: everything that is checked, one stage after the other; `--no-window` leaves out what opens the app.
// A failed stage does not stop the next one. The last line is the sum: `N passed, N failed`.
import fs from 'node:fs'
import { buildCommand } from './lib/build.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { optionsOf } from './lib/options.mjs'
import { playwrightCommand } from './lib/playwright.mjs'
import { inRoot } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runInSession } from './lib/session.mjs'
import { playwrightCounts, stageCounts, vitestCounts } from './lib/test-counts.mjs'

/**
 * @typedef {import('./lib/test-counts.mjs').Counts} Counts
 * @typedef {{ name: string, work: () => Promise<Counts> }} Stage
 */

const options = optionsOf('npm test [-- --no-window]', { 'no-window': { type: 'boolean', default: false } })
const withWindow = !options['no-window']
const RESULTS = inRoot('out/test')

await ensurePackages()
ensureSystem(withWindow ? ['window', 'display', 'keyring'] : ['keyring'])
fs.rmSync(RESULTS, { recursive: true, force: true })
fs.mkdirSync(RESULTS, { recursive: true })

/**
 * @param {string} name
 * @param {string} file
 * @param {...string} args
 * @returns {Stage}
 */
const check = (name, file, ...args) => ({
  name,
  work: async () => stageCounts(await run(await nodeCommand(file, args))),
})

/** @type {readonly Stage[]} */
const STAGES = [
  check('types', 'node_modules/typescript/bin/tsc', '-b'),
  check('lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'),
  check('boundaries', 'scripts/boundaries.mjs'),
  check('documents', 'scripts/check-docs.mjs'),
  check('unused', 'node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors'),
  { name: 'build', work: async () => stageCounts(await run(await buildCommand())) },
  { name: 'unit tests', work: runVitest },
  ...(withWindow ? [{ name: 'window tests', work: runPlaywright }] : []),
]

async function runVitest() {
  const results = inRoot('out/test/vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = await runInSession(await nodeCommand('node_modules/vitest/vitest.mjs', args), { keyring: true })
  return vitestCounts(results, code)
}

async function runPlaywright() {
  const results = inRoot('out/test/playwright.json')
  const command = await playwrightCommand(['test', '--reporter=list,json'])
  const env = { ...command.env, PLAYWRIGHT_JSON_OUTPUT_NAME: results }
  return playwrightCounts(results, await runInSession({ ...command, env }, { keyring: true, display: true }))
}

/** @type {string[]} */
const lines = []
const sum = { passed: 0, failed: 0 }
for (const { name, work } of STAGES) {
  console.log(`\n── ${name}`)
  const startedAtMs = performance.now()
  const counts = await work()
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
  sum.passed += counts.passed
  sum.failed += counts.failed
  const line = `${counts.failed === 0 ? '✓' : '✗'} ${name.padEnd(16)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(4)} failed  ${seconds.padStart(6)} s`
  console.log(line)
  lines.push(line)
}

console.log(`\n${lines.join('\n')}\n`)
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed === 0 ? 0 : 1
