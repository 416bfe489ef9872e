/** An invented audit trail of any length. */
import { AUDIT_ACTIONS, type AuditRow } from '../../../src-preload/contract/audit'
import type { LockView, SecurityView } from '../../../src-preload/contract/security'
import type { Scene } from './scenes/scene'
import { APP } from './views'

const DUMPS = ['TBR-20261123-7f3a', 'TBR-20261116-01bc']

/** The newest is of the day on which all of this is invented. */
function entryAt(sequence: number, newest: number): AuditRow {
  const action = AUDIT_ACTIONS[(sequence * 7) % AUDIT_ACTIONS.length] ?? 'approved'
  const ofDump = /^(dump|files?|parse|map|undo|approved|patient|table|contacts|receipt)/.test(action)
  return {
    sequence,
    at: new Date(Date.UTC(2026, 10, 23, 13, 58 - (newest - sequence) * 13)).toISOString(),
    who: 'jordan',
    action,
    ...(ofDump ? { dumpId: DUMPS[sequence % 2] ?? '', counts: { patients: (sequence * 31) % 400 } } : {}),
    ...(action === 'map_stopped' ? { detail: 'offline' } : {}),
    ...(action === 'approved' ? { digest: '9c'.repeat(32) } : {}),
    previousHash: sequence === 1 ? '' : 'a0'.repeat(32),
    hash: 'b1'.repeat(32),
  }
}

export const auditHandlers = (total: number) => ({
  'audit:page': ({ offset, limit }: { offset: number; limit: number }) => ({
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
      entryAt(total - offset - index, total),
    ),
    dumps: DUMPS,
  }),
  'audit:verify': () => ({ ...APP.trail, entries: total }),
  'audit:text': () => '',
  'main:audit:save': () => ({ saved: true }),
})

const BUNDLE = {
  app: { version: '0.1.0', packaged: true },
  facts: { importsByStage: { completed: 3, parsing: 1 }, actions: { map_ended: 3, 'map_stopped offline': 1 } },
  log: [{ at: '2026-11-23T13:55:00Z', code: 'started' }],
}

export const lockHandlers = ({ locked }: Scene) => {
  const lock = (): LockView => ({ locked: locked !== undefined, methods: locked ?? [] })
  return {
    'security:save': (security: SecurityView) => security,
    'support:facts': () => {
      throw new Error('asked by the shell alone')
    },
    'main:support:show': () => JSON.stringify(BUNDLE, undefined, 2),
    'main:support:save': () => ({ saved: true }),
    'main:lock:state': lock,
    'main:lock:now': lock,
    'main:lock:unlock': lock,
    'main:activity': () => undefined,
    'main:guide:open': () => undefined,
  }
}
