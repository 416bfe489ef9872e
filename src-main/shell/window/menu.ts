import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron'
import { openGuide } from '../files/guide'
import { licencesFile } from '../paths'

/** The only addresses that ever reach the system's browser; none comes from the window. */
const GUIDE_ONLINE = 'https://docs.a2v2.ai/integrations/tebra'
const SUPPORT = 'mailto:support@a2v2.ai'

/** Reload is left out: a page in the middle of a form should not vanish by a key. */
export interface MenuActions {
  readonly lock: () => void
  readonly show: (screen: 'audit' | 'support') => void
}

export function setMenu({ lock, show }: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { label: 'Lock now', accelerator: 'CmdOrCtrl+L', click: lock },
      { type: 'separator' },
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
      { label: "Owner's guide", click: () => void openGuide() },
      { label: 'Import from Tebra on docs.a2v2.ai', click: () => void shell.openExternal(GUIDE_ONLINE) },
      { label: 'Write to A2V2.ai support', click: () => void shell.openExternal(SUPPORT) },
      { label: 'Licences', click: () => void shell.openPath(licencesFile()) },
      { type: 'separator' },
      { label: 'Audit trail', click: () => show('audit') },
      { label: 'Support bundle…', click: () => show('support') },
      ...(isMac ? [] : ([{ type: 'separator' }, { role: 'about' }] satisfies MenuItemConstructorOptions[])),
    ],
  }
  const first: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...first, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }, help]),
  )
}
