import { spawn } from 'node:child_process'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './project.mjs'

/**
 * @typedef {{ command: string, args: readonly string[], env?: NodeJS.ProcessEnv }} Command
 * @typedef {{ cwd?: string, stdout?: 'inherit' | 'stderr' | 'ignore', group?: boolean }} RunOptions
 */

/** Signals a terminal or a CI job sends; passed on so that nothing outlives the script. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const GROUP_END_MS = 5_000
const GROUP_POLL_MS = 100

/** What asked this script to end. @type {NodeJS.Signals | undefined} */
let endedBy

/**
 * Runs one command to its end and answers its exit code (1 when a signal ended it, 127 when it could not start).
 * With `group` (not on Windows) what the command started is ended with it, even behind wrappers that pass no signal on.
 * After a signal nothing more is run: the callers' `finally` blocks clean up, and the script ends.
 * @param {Command} command
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export async function run({ command, args, env }, { cwd = root, stdout = 'inherit', group = false } = {}) {
  if (endedBy !== undefined) return await new Promise(() => {})
  const output = stdout === 'stderr' ? 2 : stdout
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [group ? 'ignore' : 'inherit', output, 'inherit'],
    detached: group,
  })
  const target = group && child.pid !== undefined ? -child.pid : child.pid
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    endedBy = signal
    send(target, signal)
  }
  for (const signal of SIGNALS) process.on(signal, passOn)
  try {
    const code = await new Promise((resolve) => {
      child.on('error', () => resolve(127))
      child.on('exit', (exitCode) => resolve(exitCode ?? 1))
    })
    if (group) await endGroup(target)
    return code
  } finally {
    for (const signal of SIGNALS) process.off(signal, passOn)
    if (endedBy !== undefined) endWith(endedBy)
  }
}

/**
 * As a shell reports it, and only after the callers' `finally` blocks.
 * @param {NodeJS.Signals} signal
 */
const endWith = (signal) => setImmediate(() => process.exit(128 + os.constants.signals[signal]))

/**
 * @param {number | undefined} target a process, or a group of them when negative
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether there was anybody to receive it
 */
function send(target, signal) {
  if (target === undefined) return false
  try {
    return process.kill(target, signal)
  } catch {
    return false
  }
}

/** @param {number | undefined} group */
async function endGroup(group) {
  const until = performance.now() + GROUP_END_MS
  while (send(group, 'SIGTERM') && performance.now() < until) await sleep(GROUP_POLL_MS)
  send(group, 'SIGKILL')
}
