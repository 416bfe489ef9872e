// npm run torture [-- --seed N]: the long versions of the fault tests. Its table goes to out/torture/torture.md.
import fs from 'node:fs'
import { buildCommand } from './lib/build.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { optionsOf } from './lib/options.mjs'
import { playwrightCommand } from './lib/playwright.mjs'
import { inRoot, say, stop } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runInSession } from './lib/session.mjs'

/** @typedef {{ readonly kind: string, readonly what: string, readonly lost?: string }} Case */

const { seed } = optionsOf('npm run torture [-- --seed N]   N: as an earlier run printed it, to try the same again', {
  seed: { type: 'string', default: `${Date.now() % 1_000_000_000}` },
})
const OUT = inRoot('out/torture')

await ensurePackages()
ensureSystem(['window', 'display', 'keyring'])
fs.rmSync(OUT, { recursive: true, force: true })
fs.mkdirSync(OUT, { recursive: true })
if ((await run(await buildCommand(), { stdout: 'stderr' })) !== 0) stop('The build failed: see above.')
say(`Seed ${seed}`)

/** @param {import('./lib/run.mjs').Command} command */
const tortured = (command) => ({ ...command, env: { ...command.env, TORTURE: 'long', TORTURE_SEED: seed } })
/** Hostile input has no table: it is refused by name or read, and a fault fails the command. */
const HOSTILE = { HOSTILE_MEGABYTES: '50', FUZZ_RUNS: '2000', FUZZ_SEED: seed }
const vitest = (/** @type {readonly string[]} */ folders) =>
  nodeCommand('node_modules/vitest/vitest.mjs', ['run', ...folders])
const hostile = await vitest(['test/hostile', 'test/fuzz'])
const codes = [
  await run(tortured(await vitest(['test/torture']))),
  await run({ ...hostile, env: { ...hostile.env, ...HOSTILE } }),
  await runInSession(tortured(await playwrightCommand(['test', 'torture.spec.ts'])), { keyring: true, display: true }),
]

/** @type {readonly Case[]} */
const cases = fs
  .readFileSync(inRoot('out/torture/cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const lost = cases.filter((one) => one.lost !== undefined)

/** @param {string} [kind] */
const row = (kind) => {
  const of = (/** @type {readonly Case[]} */ all) => all.filter((one) => kind === undefined || one.kind === kind).length
  return `| ${kind ?? 'All'} | ${of(cases)} | ${of(cases) - of(lost)} | ${of(lost)} |`
}
const kinds = [...new Set(cases.map(({ kind }) => kind))]
const table = ['| Kind | Tried | Survived | Lost |', '|---|---:|---:|---:|', ...kinds.map(row), row()].join('\n')
const losses = lost.map(({ kind, what }) => `- ${kind}: ${what}\n`).join('')
fs.writeFileSync(inRoot('out/torture/torture.md'), `# Torture\n\nSeed ${seed}.\n\n${table}\n\n${losses}`)
console.log(`${table}\n\n${losses}`)
process.exitCode = codes.every((code) => code === 0) && lost.length === 0 ? 0 : 1
