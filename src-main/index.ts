/** Composition root of the shell: makes the parts and passes them to each other. Nothing else. */
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { createEngineHost, type EngineHost } from './shell/engine/engine-host'
import { engineStarter } from './shell/engine/start-engine'
import { createGivenFiles, type Handed, handedPaths, pathsIn } from './shell/files/given-files'
import { registerIpc, sendEvent } from './shell/ipc'
import { createKeychain } from './shell/keychain'
import { createLock, type Lock } from './shell/lock/lock'
import { createLockFlag, minuteMs, systemUnlock, watchSystem } from './shell/lock/lock-parts'
import { createLog } from './shell/log'
import { moveUserData, PATHS } from './shell/paths'
import { createWorkAtHand } from './shell/progress/work-at-hand'
import { createWorkSigns } from './shell/progress/work-signs'
import { createShellHandlers } from './shell/shell-handlers'
import { whenDriven } from './shell/test-copy'
import { startUpdates } from './shell/updates/start-updates'
import type { Updates } from './shell/updates/updates'
import { setMenu } from './shell/window/menu'
import { registerAppScheme, serveApp } from './shell/window/protocol'
import { createSession, hardenAllContents } from './shell/window/security'
import { createWindow } from './shell/window/window'

// Windows groups windows and shows notifications under the id of the installed shortcut.
app.setAppUserModelId('ai.a2v2.tebra-import')
moveUserData()
registerAppScheme()
hardenAllContents(app)
app.commandLine.appendSwitch('disable-http-cache')
app.commandLine.appendSwitch('disable-gpu-shader-disk-cache')

let window: BrowserWindow | undefined
let lock: Lock | undefined
const given = createGivenFiles(() => {
  // Files are often called after patients: what is given to a locked window is asked for after it.
  if (lock?.isLocked() !== true) sendEvent(window, 'files:given', { names: given.names() })
})
given.add(pathsIn(process.argv, process.cwd(), app.getAppPath()))
// macOS gives files by this event, the first of them before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  given.add([path])
})

// One app for one data folder: two engines would write to the same files.
if (app.requestSingleInstanceLock({ paths: [...given.paths()] } satisfies Handed))
  void app.whenReady().then(whenDriven).then(open)
else app.quit()

function open(): void {
  const current = (): BrowserWindow | undefined => window
  const logFile = join(app.getPath('userData'), 'logs', 'shell.log')
  const log = createLog(logFile)
  const keychain = createKeychain()
  const signs = createWorkSigns(current)
  const work = createWorkAtHand()
  let updates: Updates | undefined
  const session = createSession()
  const engine: EngineHost = createEngineHost({
    start: engineStarter(),
    keychain,
    resolveProxy: (origin) => session.resolveProxy(origin),
    log,
    firstNote: () => guard.firstNote(),
    onEvent(event) {
      // A dump names files, and those are often called after patients.
      if (event.name !== 'dump:changed' || !guard.isLocked()) sendEvent(window, event.name, event.payload)
      if (event.name === 'dump:changed') {
        signs.show(event.payload)
        work.note(event.payload)
      }
      if (event.name === 'engine:lost') {
        signs.clear()
        work.clear()
      }
      updates?.setBusy(work.isBusy())
      if (event.name !== 'security:changed') return
      guard.use(event.payload)
      window?.setContentProtection(event.payload.screenProtection)
    },
  })
  const guard = createLock({
    keychain,
    system: systemUnlock,
    flag: createLockFlag(join(app.getPath('userData'), 'locked')),
    note: (note) => engine.note(note),
    changed: (payload) => sendEvent(window, 'lock:changed', payload),
    nowMs: () => Date.now(),
    minuteMs: minuteMs(),
  })
  lock = guard
  watchSystem(guard.lock)
  serveApp(session, PATHS.renderer)
  registerIpc({
    window: current,
    engine,
    handlers: createShellHandlers({ window: current, engine, lock: guard, logFile, given, updates: () => updates }),
    lock: guard,
    log,
  })
  setMenu({
    lock: () => guard.lock('asked'),
    show: (screen) => sendEvent(window, 'menu:show', { screen }),
  })
  window = createWindow(session, log)
  log.note('started')
  void startUpdates(log, (view) => sendEvent(window, 'update:changed', view)).then((started) => {
    updates = started
    updates?.setBusy(work.isBusy())
  })

  app.on('second-instance', (_event, _argv, _folder, handed) => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
    given.add(handedPaths(handed))
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => {
    engine.stop()
    log.note('quit')
  })
}
