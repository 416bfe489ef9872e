import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { EngineStart } from '../../lib/engine-wire'
import { ENGINE_HEAP } from '../../lib/v8-flags'
import { keychainName } from '../keychain'
import { outsideArchive, PATHS, resourcesDir } from '../paths'
import { type EngineProcess, type StartEngine, startChildEngine } from './engine-process'

/**
 * The floor of the SQLite addon's prebuilds: in an older Node they abort the whole process. A package made with an older
 * Electron, to try out, brings a Node for the engine.
 */
const NODE_API = 10

export function engineStarter(): StartEngine {
  const start = {
    dataDir: app.getPath('userData'),
    resourcesDir: resourcesDir(),
    appVersion: app.getVersion(),
    keychain: keychainName(process.platform),
  } satisfies EngineStart
  const args = [JSON.stringify(start)]
  if (Number(process.versions.napi) >= NODE_API) return () => startUtilityEngine(args)
  const nodePath = process.env.TEBRA_IMPORT_ENGINE_NODE ?? join(process.resourcesPath, 'engine-node')
  return () => startChildEngine(outsideArchive(PATHS.engine), args, nodePath)
}

function startUtilityEngine(args: string[]): EngineProcess {
  const child = utilityProcess.fork(PATHS.engine, args, {
    serviceName: 'Tebra Import engine',
    // Chromium's switch: V8's own is taken there and does nothing.
    execArgv: [`--js-flags=${ENGINE_HEAP.join(' ')}`],
    stdio: 'inherit',
  })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
