// Who imports whom, against .dependency-cruiser.cjs. Zero modules is a failure too: a parser that understands nothing
// of our TypeScript would otherwise find nothing wrong.
import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'
import { root } from './lib/project.mjs'

process.chdir(root)
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { output } = await cruise(['src-main', 'src-preload', 'src-renderer'], {
  ...options,
  ruleSet: { forbidden },
  validate: true,
})
const { violations, totalCruised } = /** @type {import('dependency-cruiser').ICruiseResult} */ (output).summary

for (const { rule, from, to, comment } of violations)
  console.error(`${rule.name}: ${from} → ${to}${comment ? `\n  ${comment}` : ''}`)
console.log(`${totalCruised} modules, ${violations.length} imports across a boundary`)
process.exitCode = violations.length === 0 && totalCruised > 0 ? 0 : 1
