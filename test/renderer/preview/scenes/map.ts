/** Map (Stage 2). */
import { BIG_MAPPING, MAPPED_CLEAN } from '../variants'
import { APPROVED, COMPLETED, MAPPING } from '../views'
import { A2V2, press, type Scene, wizard } from './scene'

const { secondsLeft: _unknown, ...justBegun } = MAPPING.map
const PAUSED = { ...MAPPING, running: false }

export const MAP = {
  map: { ...wizard('map', APPROVED), zoomed: true },
  'map-start-failed': {
    ...wizard('map', APPROVED),
    fails: { 'stage2:start': 'changed_since_approval' },
    acts: [press('Start Stage 2')],
  },
  'map-begun': wizard('map', { ...MAPPING, map: { ...justBegun, done: 0, failed: 0, unitsDone: 0 } }),
  mapping: { ...wizard('map', MAPPING), zoomed: true },
  'mapping-large': { ...wizard('map', BIG_MAPPING), app: A2V2 },
  'map-paused': wizard('map', PAUSED),
  'map-cancel': { ...wizard('map', PAUSED), acts: [press('Cancel import')] },
  'map-offline': { ...wizard('map', { ...PAUSED, workspace: 'a2v2', failure: { code: 'offline' } }), app: A2V2 },
  'map-key-expired': {
    ...wizard('map', { ...PAUSED, failure: { code: 'credentials_expired' } }),
    app: A2V2,
    fails: { 'workspace:integration': 'credentials_expired' },
  },
  'map-failed': {
    ...wizard('map', { ...PAUSED, workspace: 'a2v2', stage: 'failed', failure: { code: 'server_error' } }),
    app: A2V2,
  },
  mapped: wizard('map', COMPLETED),
  'mapped-clean': wizard('map', MAPPED_CLEAN),
} as const satisfies Record<string, Scene>
