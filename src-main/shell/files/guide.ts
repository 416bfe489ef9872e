import { shell } from 'electron'
import { guideFile } from '../paths'

/** In the system's browser, which can print it. Where none opens it, its folder is shown. */
export async function openGuide(): Promise<void> {
  const file = guideFile()
  const trouble = await shell.openPath(file)
  if (trouble !== '') shell.showItemInFolder(file)
}
