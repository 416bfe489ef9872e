import { parseArgs } from 'node:util'
import { stop } from './project.mjs'

/**
 * The options of a command. A misspelt one, and `--help`, print the usage: neither may start an hour's work.
 * @template {import('node:util').ParseArgsOptionsConfig} Options
 * @param {string} usage
 * @param {Options} options
 */
export function optionsOf(usage, options, args = process.argv.slice(2)) {
  if (args.includes('--help')) {
    console.log(usage)
    process.exit()
  }
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}
