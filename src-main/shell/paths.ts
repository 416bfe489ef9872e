import { join } from 'node:path'
import { app } from 'electron'

/** Of the packaged app, what a child process reads lies beside the archive: only Electron's own Node reads inside it. */
const unpacked = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')

/** `__dirname` is out/main: the bundle is CommonJS. */
export const PATHS = {
  engine: unpacked(join(__dirname, 'engine.cjs')),
  preload: join(__dirname, '../preload/index.cjs'),
  renderer: join(__dirname, '../renderer'),
} as const

export const resourcesDir = (): string => (app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'))

/** Tests give every run a folder of its own. The packaged app ignores the variable. */
export function moveUserData(): void {
  const elsewhere = process.env.TEBRA_IMPORT_USER_DATA
  if (elsewhere !== undefined && elsewhere !== '' && !app.isPackaged) app.setPath('userData', elsewhere)
}
