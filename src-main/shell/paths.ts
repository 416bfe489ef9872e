import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { canBeSteered } from './test-copy'

/** `__dirname` is out/main: the bundle is CommonJS. */
export const PATHS = {
  engine: join(__dirname, 'engine.cjs'),
  preload: join(__dirname, '../preload/index.cjs'),
  renderer: join(__dirname, '../renderer'),
} as const

/** Where the same file lies for a Node that reads no archives: packages made with an older Electron. */
export const outsideArchive = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')

export const licencesFile = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'licences.html') : join(__dirname, '../licences/licences.html')

/** Written into a package that was made with a place for updates. Tests name a file of their own. */
export function updateConfigFile(): string | undefined {
  const named = process.env.TEBRA_IMPORT_UPDATE_CONFIG
  if (named !== undefined && named !== '' && canBeSteered()) return named
  const packaged = join(process.resourcesPath, 'app-update.yml')
  return app.isPackaged && existsSync(packaged) ? packaged : undefined
}

export const resourcesDir = (): string => (app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'))

export const guideFile = (): string => join(resourcesDir(), 'guide/owners-guide.html')

/** Tests give every run a folder of its own. A package that is handed out ignores the variable. */
export function moveUserData(): void {
  const elsewhere = process.env.TEBRA_IMPORT_USER_DATA
  if (elsewhere !== undefined && elsewhere !== '' && canBeSteered()) app.setPath('userData', elsewhere)
}
