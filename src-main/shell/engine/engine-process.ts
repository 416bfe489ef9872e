/** What the host needs of the engine's process, whichever way it was started. */
import { fork } from 'node:child_process'
import type { FromEngine, ToEngine } from '../../lib/engine-wire'
import { ENGINE_HEAP } from '../../lib/v8-flags'

export interface EngineProcess {
  post(message: ToEngine): void
  onMessage(listener: (message: FromEngine) => void): void
  /** Once, however it ended. */
  onExit(listener: () => void): void
  kill(): void
}
export type StartEngine = () => EngineProcess

/**
 * For an Electron whose own Node is too old for the SQLite addon: the same engine on another Node. Advanced
 * serialisation carries what `utilityProcess` carries. The engine ends when the channel does, so it never outlives us.
 */
export function startChildEngine(script: string, args: readonly string[], nodePath: string): EngineProcess {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...env } = process.env
  const child = fork(script, [...args], {
    execPath: nodePath,
    execArgv: [...ENGINE_HEAP],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let over = false
  return {
    // The callback takes the error of a channel that closed meanwhile: the exit tells the host.
    post: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      const once = (): void => {
        if (!over) listener()
        over = true
      }
      child.once('exit', once)
      child.once('error', once)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
