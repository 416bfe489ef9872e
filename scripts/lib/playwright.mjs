import { electronBinary } from './ensure-electron.mjs'
import { nodeCommand } from './node24.mjs'

/**
 * Playwright starts the app through the `electron` package, which looks here for another distribution than its own.
 * @param {readonly string[]} args
 */
export async function playwrightCommand(args) {
  const { dist, pinned } = await electronBinary()
  const command = await nodeCommand('node_modules/@playwright/test/cli.js', args)
  return { ...command, env: { ...command.env, ...(!pinned && { ELECTRON_OVERRIDE_DIST_PATH: dist }) } }
}
