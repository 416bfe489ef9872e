/** The first start, and the screens that stand in the way. */
import { A2V2, FRESH, press, type Scene } from './scene'

const toChoose = [press('Get started')]
const toConnect = [...toChoose, press('Use my A2V2 workspace')]
const KEY = [
  { type: 'key-0000-0000-0000', into: 'API key' },
  { type: 'secret-0000-0000', into: 'API secret' },
] as const

export const START = {
  starting: { hangs: ['app:state'] },
  'first-start': { app: FRESH, zoomed: true },
  'first-start-choose': { app: FRESH, zoomed: true, acts: toChoose },
  'first-start-choose-failed': {
    app: FRESH,
    fails: { 'workspace:choose': 'disk_read_only' },
    acts: [...toChoose, press('Use the practice workspace')],
  },
  'first-start-connect': { app: FRESH, zoomed: true, acts: toConnect },
  'first-start-connect-errors': {
    app: FRESH,
    acts: [...toConnect, press('Advanced'), { type: 'api.example', into: 'Base URL' }, press('Check and save')],
  },
  'first-start-connect-failed': {
    app: FRESH,
    fails: { 'credentials:save': 'credentials_wrong' },
    acts: [...toConnect, ...KEY, press('Check and save')],
  },
  'first-start-export': { app: FRESH, zoomed: true, acts: [...toChoose, press('Use the practice workspace')] },
  'gate-keychain': { fails: { 'app:state': 'keychain_missing' } },
  'gate-key-lost': { fails: { 'app:state': 'key_lost' } },
  'gate-newer': { fails: { 'app:state': 'store_from_newer_app' } },
  'gate-disk': { fails: { 'app:state': 'disk_full' } },
  'gate-damaged': { fails: { 'app:state': 'store_damaged' } },
  'gate-practice-damaged': { fails: { 'workspace:integration': 'store_damaged' } },
  'gate-engine': { lost: 'gone' },
  connect: { app: { ...A2V2, credentials: false }, fails: { 'workspace:integration': 'credentials_missing' } },
  'connect-wrong': { app: A2V2, fails: { 'workspace:integration': 'credentials_wrong' } },
  'connect-expired': { app: A2V2, fails: { 'workspace:integration': 'credentials_expired' } },
  'gate-owner': { app: A2V2, zoomed: true, role: 'User' },
  'gate-disabled': { app: A2V2, fails: { 'workspace:integration': 'integration_not_enabled' } },
} as const satisfies Record<string, Scene>
