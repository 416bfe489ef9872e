import { spawn } from 'node:child_process'
import { root } from './project.mjs'

/**
 * @typedef {{ command: string, args: readonly string[], env?: NodeJS.ProcessEnv }} Command
 * @typedef {{ cwd?: string, stdout?: 'inherit' | 'stderr' | 'ignore' }} RunOptions
 */

/** Signals a terminal or a CI job sends; passed on so that nothing outlives the script. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs one command to its end and answers its exit code (1 when a signal ended it, 127 when it could not start).
 * @param {Command} command
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run({ command, args, env }, { cwd = root, stdout = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const output = stdout === 'stderr' ? 2 : stdout
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['inherit', output, 'inherit'] })
    const passOn = SIGNALS.map((signal) => /** @type {const} */ ([signal, () => child.kill(signal)]))
    for (const [signal, listener] of passOn) process.on(signal, listener)
    const end = (/** @type {number} */ code) => {
      for (const [signal, listener] of passOn) process.off(signal, listener)
      resolve(code)
    }
    child.on('error', () => end(127))
    child.on('exit', (code) => end(code ?? 1))
  })
}
