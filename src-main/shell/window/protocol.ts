import { protocol, type Session } from 'electron'
import { createAppFiles } from './app-files'
import { APP_SCHEME } from './app-origin'

/** Before the app is ready: a standard, secure scheme has an origin of its own, which file: pages lack. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])
}

export function serveApp(session: Session, root: string): void {
  session.protocol.handle(APP_SCHEME, createAppFiles(root))
}
