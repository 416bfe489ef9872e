/** The window's one origin. Nothing is ever loaded from elsewhere, and no other origin may call the shell. */
export const APP_SCHEME = 'app'
const APP_HOST = 'bundle'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** Node's `origin` of a scheme of our own is the string "null": compare the parts. */
export function isAppUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return protocol === `${APP_SCHEME}:` && host === APP_HOST
  } catch {
    return false
  }
}

export interface Frame {
  readonly url: string
  readonly parent: unknown
}
/** A main frame showing the app itself. Electron says `null` for a frame that is already gone. */
export const isTrustedFrame = (frame: Frame | null | undefined): boolean =>
  frame !== null && frame !== undefined && frame.parent === null && isAppUrl(frame.url)
