import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isLinux } from './project.mjs'
import { run } from './run.mjs'

/** Unlocks a new keyring with a password that nobody needs again, then becomes the command. */
const UNLOCK = 'printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'

export const hasDisplay = () => !isLinux || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

export const hasSessionBus = () => !isLinux || Boolean(process.env.DBUS_SESSION_BUS_ADDRESS)

/**
 * Runs a command with, on Linux, a keychain and a display of its own that are gone when it ends. The keychain of the
 * person at the computer is never touched. `TEBRA_IMPORT_KEYRING=throw-away` tells tests that they may write to it.
 * @param {import('./run.mjs').Command} command
 * @param {{ keyring?: boolean, display?: boolean } & import('./run.mjs').RunOptions} options
 * @returns {Promise<number>}
 */
export async function runInSession(command, { keyring = false, display = false, ...options }) {
  if (!isLinux) return await run(command, options)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tebra-import-session-'))
  try {
    const inner = display ? onVirtualDisplay(command) : command
    return await run(keyring ? withKeyring(inner, folder) : inner, { ...options, group: true })
  } finally {
    removeFolder(folder)
  }
}

/**
 * Also one into which a process that is just ending still writes.
 * @param {string} folder
 */
export const removeFolder = (folder) =>
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** @param {import('./run.mjs').Command} command */
const onVirtualDisplay = ({ command, args, env }) => ({
  command: 'xvfb-run',
  args: ['-a', '-s', '-screen 0 1600x1200x24', command, ...args],
  ...(env && { env }),
})

/**
 * @param {import('./run.mjs').Command} command
 * @param {string} folder
 */
function withKeyring({ command, args, env }, folder) {
  const data = path.join(folder, 'data')
  const runtime = path.join(folder, 'runtime')
  fs.mkdirSync(data)
  fs.mkdirSync(runtime, { mode: 0o700 })
  return {
    command: 'dbus-run-session',
    args: ['--', 'sh', '-c', UNLOCK, 'sh', command, ...args],
    env: { ...env, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: runtime, TEBRA_IMPORT_KEYRING: 'throw-away' },
  }
}
