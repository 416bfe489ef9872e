// The sample export through the first start and all six steps, in the real app and without a person: screenshots of
// every step and the receipt go to out/demo. `npm start` runs it where there is no display.
import { ensureBuild } from './lib/build.mjs'
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { withElectron } from './lib/playwright.mjs'
import { hasDisplay, runInSession } from './lib/session.mjs'

await ensurePackages()
await ensureBuild()
const display = !hasDisplay()
ensureSystem(display ? ['window', 'display', 'keyring'] : ['window', 'keyring'])
const command = await withElectron(await nodeCommand('scripts/lib/demo-run.mjs', []))
process.exitCode = await runInSession(command, { keyring: true, display })
