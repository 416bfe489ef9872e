// npm run bench [-- --quick]: measures the engine beside what others do. Tables and a chart go to out/bench/.
import { ensurePackages } from './lib/ensure-packages.mjs'
import { nodeCommand } from './lib/node24.mjs'
import { stop } from './lib/project.mjs'
import { run } from './lib/run.mjs'

await ensurePackages()
const build = ['build', '--config', 'test/bench/vite.config.ts', '--logLevel=warn']
if ((await run(await nodeCommand('node_modules/vite/bin/vite.js', build), { stdout: 'stderr' })) !== 0) {
  stop('The build failed: see above.')
}
process.exitCode = await run(await nodeCommand('out/bench/build/main.cjs', process.argv.slice(2)))
