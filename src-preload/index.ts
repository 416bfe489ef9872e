import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ImportApi } from './contract/api'
import { CHANNELS, EVENTS } from './contract/channels'

/** `webUtils` came with Electron 29, `File.path` went with 32. Read here: only this world has either. */
function pathOf(file: object): string {
  return typeof webUtils?.getPathForFile === 'function'
    ? webUtils.getPathForFile(file as File)
    : ((file as { path?: string }).path ?? '')
}

const api = {
  call: (channel, ...args) =>
    CHANNELS.includes(channel) ? ipcRenderer.invoke(channel, ...args) : Promise.reject(new Error('bad_request')),
  on(event, listener) {
    if (!EVENTS.includes(event)) return () => undefined
    const receive = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(event, receive)
    return () => void ipcRenderer.off(event, receive)
  },
  pathsOf: (files) => files.map(pathOf).filter((path) => path !== ''),
} satisfies ImportApi

contextBridge.exposeInMainWorld('tebraImport', api)
