// npm run -s headless -- <command> …: the engine without a window. stdout is the command's own, and nothing else.
import { ensureBuild } from './lib/build.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { run } from './lib/run.mjs'

await ensurePackages()
await ensureBuild()
// npm changes to the checkout; paths on the command line belong to the folder it was typed in.
const isOurs = process.env.npm_lifecycle_event === 'headless'
const cwd = (isOurs && process.env.INIT_CWD) || process.cwd()
process.exitCode = await run(await nodeCommand('out/main/headless.cjs', process.argv.slice(2)), { cwd })
