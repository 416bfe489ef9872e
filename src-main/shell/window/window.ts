import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import type { Log } from '../log'
import { PATHS, resourcesDir } from '../paths'
import { APP_URL } from './app-origin'
import { FIRST_SIZE, MINIMUM_SIZE, placeOn, readWindowState, writeWindowState } from './window-state'

/** Never a patient's name: titles show in task lists and screen sharing. */
const TITLE = 'Tebra Import'
const PAPER = { light: '#FAFAF8', dark: '#141412' } as const

export function createWindow(session: Session, log: Log): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const remembered = readWindowState(stateFile)
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...(remembered === undefined ? FIRST_SIZE : placeOn(screens, remembered)),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: TITLE,
    show: false,
    // Windows and macOS take the icon of the program itself.
    ...(process.platform === 'linux' && app.isPackaged && { icon: join(resourcesDir(), 'icon.png') }),
    backgroundColor: PAPER[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      session,
      preload: PATHS.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  // Patient data stays out of screenshots and recordings of other programs, where the system can do that.
  window.setContentProtection(true)
  if (remembered?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () =>
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  reloadWhenLost(window, log)
  void window.loadURL(APP_URL)
  return window
}

/** Nothing that matters lives in the page, so a lost one is simply loaded again; one that keeps failing is left alone. */
function reloadWhenLost(window: BrowserWindow, log: Log): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.note('window_lost')
    if (reason === 'clean-exit' || reloads >= 3 || window.isDestroyed()) return
    reloads += 1
    void window.loadURL(APP_URL)
  })
}
