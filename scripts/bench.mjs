// npm run bench [-- --quick | --full] [--only NAME]: measures the engine beside what others do, and the real window. Tables
// and a chart go to out/bench/, after every part anew. --full adds 3 GB and 50,000 patients; --quick only proves that all
// of it runs. Names are `window`, `review table`, and those of test/bench/main.ts.
import fs from 'node:fs'
import { ensureBuild } from './lib/build.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { optionsOf } from './lib/options.mjs'
import { playwrightCommand } from './lib/playwright.mjs'
import { inRoot, say, stop } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runInSession } from './lib/session.mjs'

const { quick, full, only } = optionsOf('npm run bench [-- --quick | --full] [--only NAME]', {
  quick: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  only: { type: 'string' },
})
const args = process.argv.slice(2)
const patients = quick ? 500 : full ? 50_000 : 2_000

/** @param {string} program */
const built = async (program) => await nodeCommand(`out/bench/build/${program}.cjs`, args)

/**
 * @param {readonly string[]} tests
 * @param {NodeJS.ProcessEnv} env
 */
async function inWindow(tests, env) {
  const command = await playwrightCommand(['test', ...tests])
  const options = /** @type {const} */ ({ keyring: true, display: true, stdout: 'stderr' })
  return await runInSession({ ...command, env: { ...command.env, ...env } }, options)
}

const engine = async () => await run(await built('main'), { stdout: 'stderr' })
const inTheWindow = {
  window: async () =>
    await inWindow(['--config', 'test/bench/window'], { TEBRA_IMPORT_BENCH_ROUNDS: quick ? '1' : '5' }),
  'review table': async () => await inWindow(['large-review'], { TEBRA_IMPORT_REVIEW_PATIENTS: `${patients}` }),
}
const chosen = Object.entries(inTheWindow).flatMap(([name, work]) => (name === only ? [work] : []))
/** A part that fails is missing in the report, and costs no other. */
const parts = only === undefined ? [engine, ...Object.values(inTheWindow)] : chosen.length > 0 ? chosen : [engine]

await ensurePackages()
ensureSystem(['window', 'display', 'keyring'])
for (const name of ['results', 'window', 'window-start', 'window-stage-1'])
  fs.rmSync(inRoot(`out/bench/${name}.json`), { force: true })
fs.rmSync(inRoot('out/bench/input'), { recursive: true, force: true })
await ensureBuild()
const build = await nodeCommand('node_modules/vite/bin/vite.js', [
  'build',
  '--config',
  'test/bench/vite.config.ts',
  '--logLevel=warn',
])
if ((await run(build, { stdout: 'stderr' })) !== 0) stop('The build failed: see above.')

const codes = []
for (const part of parts) {
  codes.push(await part())
  // To its files alone; at the end it is printed too.
  await run(await built('report'), { stdout: codes.length < parts.length ? 'ignore' : 'inherit' })
}
fs.rmSync(inRoot('out/bench/input'), { recursive: true, force: true })
say('out/bench/bench.md and bench.svg')
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
