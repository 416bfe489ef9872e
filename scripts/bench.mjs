// npm run bench [-- --quick]: measures the engine beside what others do. Tables and a chart go to out/bench/.
// `-- --window` measures the review table of 50,000 patients in the real window instead: out/bench/window.json.
import fs from 'node:fs'
import { ensureBuild } from './lib/build.mjs'
import { ensurePackages } from './lib/ensure-packages.mjs'
import { ensureSystem } from './lib/ensure-system.mjs'
import { nodeCommand } from './lib/node24.mjs'
import { playwrightCommand } from './lib/playwright.mjs'
import { inRoot, stop } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runInSession } from './lib/session.mjs'

await ensurePackages()
if (process.argv.includes('--window')) {
  process.exitCode = await measureWindow()
} else {
  process.exitCode = await measureEngine()
}

async function measureWindow() {
  ensureSystem(['window', 'display', 'keyring'])
  await ensureBuild()
  const command = await playwrightCommand(['test', 'large-review'])
  const env = { ...command.env, TEBRA_IMPORT_REVIEW_PATIENTS: '50000' }
  const code = await runInSession({ ...command, env }, { keyring: true, display: true, stdout: 'stderr' })
  if (code === 0) process.stdout.write(fs.readFileSync(inRoot('out/bench/window.json')))
  return code
}

async function measureEngine() {
  const build = ['build', '--config', 'test/bench/vite.config.ts', '--logLevel=warn']
  if ((await run(await nodeCommand('node_modules/vite/bin/vite.js', build), { stdout: 'stderr' })) !== 0) {
    stop('The build failed: see above.')
  }
  return await run(await nodeCommand('out/bench/build/main.cjs', process.argv.slice(2)))
}
