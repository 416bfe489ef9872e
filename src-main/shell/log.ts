import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Everything that the shell ever logs. A code and a number have no room for a patient. */
type LogCode =
  | 'started'
  | 'engine_started'
  | 'engine_lost'
  | 'engine_given_up'
  | 'keychain_failed'
  | 'call_refused'
  | 'call_crashed'
  | 'window_lost'
  | 'update_check_failed'
  | 'update_failed'
  | 'update_installed'
  | 'quit'

export interface Log {
  note(code: LogCode, count?: number): void
}

const MAX_BYTES = 1_000_000

/** One JSON line an event; the file before it is kept once. A log that cannot be written never stops the app. */
export function createLog(file: string, now: () => Date = () => new Date()): Log {
  return {
    note(code, count) {
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`)
        appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), code, count })}\n`, { mode: 0o600 })
      } catch {}
    },
  }
}
