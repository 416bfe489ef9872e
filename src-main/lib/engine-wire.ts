/** Every message between the shell (main) and the engine process. Plain data, no ports: both kinds of fork carry it. */
import type { EngineChannel, EngineEventName } from '../../src-preload/contract/api'
import type { AuditAction, AuditFacts } from '../../src-preload/contract/audit'
import type { Result } from '../../src-preload/contract/result'

/** What the shell does itself and the audit trail has to hold. `locked` and `unlocked` are orders, too. */
export interface ShellNote extends AuditFacts {
  readonly action: Extract<
    AuditAction,
    'locked' | 'unlocked' | 'unlock_refused' | 'receipt_printed' | 'receipt_saved' | 'support_saved'
  >
}

export type ToEngine =
  | { readonly type: 'note'; readonly note: ShellNote }
  | { readonly type: 'call'; readonly id: number; readonly channel: EngineChannel; readonly args: unknown }
  /** Answer to a `secret` request; `value` undefined when there is none, `failed` when the keychain could not be used. */
  | { readonly type: 'secret'; readonly id: number; readonly value?: string; readonly failed?: boolean }
  /** Answer to a `proxy` request: Chromium's rules for that origin (`PROXY host:port; DIRECT`). */
  | { readonly type: 'proxy'; readonly id: number; readonly rules?: string }

export type FromEngine =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly name: EngineEventName; readonly payload: unknown }
  /** The engine asks for the OS keychain, which only the shell touches. */
  | {
      readonly type: 'secret'
      readonly id: number
      readonly op: 'get' | 'set' | 'delete'
      readonly name: string
      readonly value?: string
    }
  /** The engine asks for the system's proxy; `origin` is that of the workspace, without a path. */
  | { readonly type: 'proxy'; readonly id: number; readonly origin: string }

/** What the shell hands the engine at its start, as one JSON argument (argv[2]). */
export interface EngineStart {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly appVersion: string
  /** Shown with "encrypted with a key from …". */
  readonly keychain: string
}
