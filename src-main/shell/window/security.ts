import { type App, type Session, session, type WebContents } from 'electron'
import { isAppUrl } from './app-origin'

/** Without `persist:` the session lives in memory: no cookies, storage or cache of the window reach the disk. */
const PARTITION = 'tebra-import'

export function createSession(): Session {
  const made = session.fromPartition(PARTITION, { cache: false })
  made.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  made.setPermissionCheckHandler(() => false)
  made.setDevicePermissionHandler(() => false)
  made.setSpellCheckerEnabled(false)
  made.on('will-download', (event) => event.preventDefault())
  // The window has no business with any network: whatever slips past the content policy ends here.
  made.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOwn(request.url) }))
  return made
}

/** Developer tools (never in the packaged app) load themselves from `devtools:`. */
const isOwn = (url: string): boolean => isAppUrl(url) || url.startsWith('devtools:')

/** Every web contents that ever comes to be, also one that a mistake of ours would make. */
export function hardenAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => harden(contents))
}

function harden(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
