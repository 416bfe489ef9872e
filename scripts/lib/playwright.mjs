import { electronBinary } from './needs/ensure-electron.mjs'
import { nodeCommand } from './needs/node24.mjs'

/**
 * Playwright starts the app through the `electron` package, which looks here for another distribution than its own.
 * @param {import('./run.mjs').Command} command
 * @returns {Promise<import('./run.mjs').Command>}
 */
export async function withElectron(command) {
  const { dist, pinned } = await electronBinary()
  return { ...command, env: { ...command.env, ...(!pinned && { ELECTRON_OVERRIDE_DIST_PATH: dist }) } }
}

/** @param {readonly string[]} args */
export const playwrightCommand = async (args) =>
  await withElectron(await nodeCommand('node_modules/@playwright/test/cli.js', args))
