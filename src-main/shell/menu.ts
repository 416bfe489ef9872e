import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron'
import { licencesFile } from './paths'

/** The only addresses that ever reach the system's browser; none comes from the window. */
const GUIDE = 'https://docs.a2v2.ai/integrations/tebra'
const SUPPORT = 'mailto:support@a2v2.ai'

/** Reload is left out: a page in the middle of a form should not vanish by a key. */
export function setMenu(): void {
  const isMac = process.platform === 'darwin'
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      { label: 'Import from Tebra: the guide', click: () => void shell.openExternal(GUIDE) },
      { label: 'Write to A2V2.ai support', click: () => void shell.openExternal(SUPPORT) },
      { label: 'Licences', click: () => void shell.openPath(licencesFile()) },
      ...(isMac ? [] : ([{ type: 'separator' }, { role: 'about' }] satisfies MenuItemConstructorOptions[])),
    ],
  }
  const first: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...first, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }, help]),
  )
}
