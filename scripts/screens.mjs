// npm run screens: a picture of every screen in every state, light and dark, in two sizes and at 200 % zoom, in
// out/screens; open index.html there. `-- --only home,review` takes the scenes that begin so, `-- --readme` the ten of
// the README. `-- --axe` also looks for what WCAG 2.2 AA forbids, on every one of them.
import { ensurePackages } from './lib/needs/ensure-packages.mjs'
import { ensureSystem } from './lib/needs/ensure-system.mjs'
import { nodeCommand } from './lib/needs/node24.mjs'
import { withElectron } from './lib/playwright.mjs'
import { hasDisplay, runInSession } from './lib/session.mjs'

await ensurePackages()
const display = !hasDisplay()
ensureSystem(display ? ['window', 'display'] : ['window'])
const command = await withElectron(await nodeCommand('scripts/lib/screens/run.mjs', process.argv.slice(2)))
process.exitCode = await runInSession(command, { display })
