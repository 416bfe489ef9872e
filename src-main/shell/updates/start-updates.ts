import type { UpdateView } from '../../../src-preload/contract/update'
import type { Log } from '../log'
import { updateConfigFile } from '../paths'
import { createUpdates, type Updates } from './updates'

const LOOK_EVERY_MS = 6 * 60 * 60 * 1000

/** Undefined where the package names no place for updates: then nothing is ever asked of any network. */
export async function startUpdates(log: Log, onChange: (view: UpdateView) => void): Promise<Updates | undefined> {
  const configFile = updateConfigFile()
  if (configFile === undefined) return undefined
  const { createAppUpdater } = await import('./app-updater')
  const updates = createUpdates({ updater: createAppUpdater(configFile), log, onChange })
  void updates.look()
  setInterval(() => void updates.look(), LOOK_EVERY_MS)
  return updates
}
