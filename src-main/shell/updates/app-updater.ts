/** electron-updater, made quiet and obedient. Loaded only where there is a place to look for updates. */
import { app } from 'electron'
import { autoUpdater, CancellationToken, type ProgressInfo } from 'electron-updater'
import type { Updater } from './updates'

/** `configFile`: where to look, as electron-builder writes it into the package (app-update.yml). */
export function createAppUpdater(configFile: string): Updater {
  autoUpdater.updateConfigPath = configFile
  autoUpdater.forceDevUpdateConfig = !app.isPackaged
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = false
  autoUpdater.logger = null
  // Without a listener the event would end the process; each failure rejects its promise as well.
  autoUpdater.on('error', () => undefined)
  return {
    async check() {
      const found = await autoUpdater.checkForUpdates()
      return found?.isUpdateAvailable === true ? found.updateInfo.version : undefined
    },
    async download(onShare, signal) {
      const token = new CancellationToken()
      const onProgress = ({ percent }: ProgressInfo): void => onShare(percent / 100)
      signal.addEventListener('abort', () => token.cancel(), { once: true })
      autoUpdater.on('download-progress', onProgress)
      try {
        await autoUpdater.downloadUpdate(token)
      } finally {
        autoUpdater.off('download-progress', onProgress)
      }
    },
    install(onFailed) {
      autoUpdater.once('error', onFailed)
      // Silent: the owner has answered already. The new version opens by itself.
      autoUpdater.quitAndInstall(true, true)
    },
  }
}
