import type { AppView } from '../../../../src-preload/contract/views'
import { APP } from '../views'
import { press, type Scene } from './scene'

const DAMAGED: AppView = { ...APP, trail: { ...APP.trail, damage: { sequence: 12, kind: 'changed' } } }

export const SAFETY = {
  audit: { place: { name: 'audit' } },
  'audit-large': { place: { name: 'audit' }, trailEntries: 50_000 },
  'audit-empty': { place: { name: 'audit' }, trailEntries: 0 },
  'audit-loading': { place: { name: 'audit' }, hangs: ['audit:page'] },
  'audit-save': { place: { name: 'audit' }, acts: [press('Save…')] },
  'audit-damaged': { place: { name: 'audit' }, app: DAMAGED },
  'home-trail-damaged': { app: DAMAGED },
  security: { place: { name: 'security' } },
  'support-bundle': { place: { name: 'security', support: true } },
  locked: { locked: ['secret'], zoomed: true },
  'locked-touch-id': { locked: ['system', 'secret'] },
  'locked-press': { locked: ['press'] },
  'locked-wrong': {
    locked: ['secret'],
    fails: { 'main:lock:unlock': 'unlock_refused' },
    acts: [{ type: 'key-0000-0000-0000', into: 'API key or API secret' }, press('Unlock')],
  },
} as const satisfies Record<string, Scene>
