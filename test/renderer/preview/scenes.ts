/** Every screen in every state, by name. */
import type { Channel } from '../../../src-preload/contract/channels'
import type { FailureCode } from '../../../src-preload/contract/result'
import type { UpdateView } from '../../../src-preload/contract/update'
import type { AppView, DumpView } from '../../../src-preload/contract/views'
import type { Place } from '../../../src-renderer/window-state'
import { APP, APPROVED, COLLECTED, COLLECTING, COMPLETED, MAPPING, PARSED, PARSING } from './views'

export interface Scene {
  readonly place?: Place
  readonly app?: AppView
  readonly dump?: DumpView
  readonly patients?: number
  /** Calls that fail, and those that never answer. */
  readonly fails?: Readonly<Partial<Record<Channel, FailureCode>>>
  readonly hangs?: readonly Channel[]
  readonly empty?: true
  readonly ready?: true
  readonly role?: 'User'
  readonly lost?: true
  readonly trailEntries?: number
  readonly update?: UpdateView
}

const { workspace: _workspace, ...FRESH } = APP
const wizard = (step: Extract<Place, { name: 'wizard' }>['step'], dump?: DumpView): Scene => ({
  place: { name: 'wizard', step, ...(dump ? { dumpId: dump.id } : {}) },
  ...(dump ? { dump } : {}),
})
const NEW_SETTINGS = { enabled: false, organisationId: '', organisationName: '' }
const A2V2: AppView = { ...APP, workspace: 'a2v2' }

const PLAIN = {
  'first-start': { app: { ...FRESH, credentials: false, settings: NEW_SETTINGS } },
  connect: { app: { ...A2V2, credentials: false } },
  'connect-wrong': { app: A2V2, fails: { 'workspace:integration': 'credentials_wrong' } },
  home: {},
  'home-empty': { empty: true },
  'home-loading': { hangs: ['dumps:list', 'providers:list', 'workspace:integration'] },
  'home-offline': { fails: { 'workspace:integration': 'offline' } },
  'home-failed': { fails: { 'dumps:list': 'store_damaged' } },
  workspace: { place: { name: 'workspace' }, app: A2V2 },
  records: { place: { name: 'records' }, patients: 50_000 },
  'records-empty': { place: { name: 'records' }, patients: 0 },
  'update-available': { update: { state: 'available', version: '1.4.0', blocked: false } },
  'update-blocked': { update: { state: 'available', version: '1.4.0', blocked: true } },
  'update-downloading': { update: { state: 'downloading', version: '1.4.0', share: 0.42 } },
  'update-failed': { update: { state: 'failed', version: '1.4.0' } },
  'gate-owner': { app: A2V2, role: 'User' },
  'gate-disabled': { app: A2V2, fails: { 'workspace:integration': 'integration_not_enabled' } },
  'gate-keychain': { fails: { 'app:state': 'keychain_missing' } },
  'gate-damaged': { fails: { 'app:state': 'store_damaged' } },
  'gate-practice-damaged': { fails: { 'workspace:integration': 'store_damaged' } },
  'gate-engine': { lost: true },
} as const satisfies Record<string, Scene>

const WIZARD = {
  configure: wizard('configure'),
  'configure-new': { ...wizard('configure'), app: { ...APP, settings: NEW_SETTINGS } },
  create: wizard('create'),
  collect: wizard('create', COLLECTING),
  collected: wizard('create', COLLECTED),
  'collect-frozen': wizard('create', PARSED),
  parse: wizard('parse', COLLECTED),
  parsing: wizard('parse', PARSING),
  'parse-paused': wizard('parse', { ...PARSING, running: false }),
  'parse-failed': wizard('parse', { ...PARSING, running: false, failure: { code: 'disk_full' } }),
  parsed: wizard('parse', PARSED),
  review: wizard('review', PARSED),
  'review-ready': { ...wizard('review', PARSED), ready: true },
  'review-large': { ...wizard('review', PARSED), ready: true, patients: 50_000 },
  'review-approved': { ...wizard('review', APPROVED), ready: true },
  'review-failed': { ...wizard('review', PARSED), fails: { 'review:get': 'internal' } },
  map: wizard('map', APPROVED),
  mapping: wizard('map', MAPPING),
  'map-offline': wizard('map', { ...MAPPING, running: false, failure: { code: 'offline' } }),
  mapped: wizard('map', COMPLETED),
  done: wizard('done', COMPLETED),
  cancelled: { ...wizard('done', { ...COMPLETED, stage: 'cancelled' }), fails: { 'receipt:get': 'wrong_step' } },
} as const satisfies Record<string, Scene>

export type SceneName = keyof typeof PLAIN | keyof typeof WIZARD
export const SCENES: Readonly<Record<SceneName, Scene>> = { ...PLAIN, ...WIZARD }
