import path from 'node:path'

/** The checkout, whatever folder a command was started in. */
export const root = path.resolve(import.meta.dirname, '../..')
export const isLinux = process.platform === 'linux'
export const isRoot = isLinux && process.getuid?.() === 0

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts)

/**
 * Every word of the scripts about themselves goes to stderr: stdout belongs to the command that was asked for.
 * @param {string} line
 */
export const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Ends a script with words instead of a stack.
 * @param {string} why
 * @returns {never}
 */
export function stop(why) {
  say(why)
  process.exit(1)
}
