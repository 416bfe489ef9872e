import { app, utilityProcess } from 'electron'
import type { EngineStart } from '../lib/engine-wire'
import { type EngineProcess, type StartEngine, startChildEngine } from './engine-process'
import { keychainName } from './keychain'
import { PATHS, resourcesDir } from './paths'

/** The floor of the SQLite addon's prebuilds. In an older Node they abort the whole process. */
const NODE_API = 10

export function engineStarter(): StartEngine {
  const start = {
    dataDir: app.getPath('userData'),
    resourcesDir: resourcesDir(),
    appVersion: app.getVersion(),
    keychain: keychainName(process.platform),
  } satisfies EngineStart
  const args = [JSON.stringify(start)]
  const nodePath = process.env.TEBRA_IMPORT_ENGINE_NODE
  if (Number(process.versions.napi) >= NODE_API) return () => startUtilityEngine(args)
  if (nodePath === undefined) throw new Error('TEBRA_IMPORT_ENGINE_NODE must name a Node with Node-API 10')
  return () => startChildEngine(PATHS.engine, args, nodePath)
}

function startUtilityEngine(args: string[]): EngineProcess {
  const child = utilityProcess.fork(PATHS.engine, args, { serviceName: 'Tebra Import engine', stdio: 'inherit' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
