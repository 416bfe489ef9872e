/** Parse (Stage 1). */
import { CLEAN, MANY_FAILURES, NOBODY } from '../variants'
import { COLLECTED, PARSED, PARSING } from '../views'
import { press, type Scene, wizard } from './scene'

const { secondsLeft: _unknown, ...justBegun } = PARSING.parse
const PAUSED = { ...PARSING, running: false }

export const PARSE = {
  parse: { ...wizard('parse', COLLECTED), zoomed: true },
  'parse-start-failed': {
    ...wizard('parse', COLLECTED),
    fails: { 'stage1:start': 'path_missing' },
    acts: [press('Start Stage 1')],
  },
  'parse-begun': wizard('parse', {
    ...PARSING,
    patients: 0,
    parse: { ...justBegun, done: 0, failed: 0, unitsDone: 0, secondsElapsed: 0 },
    failedFiles: [],
    failedFileCount: 0,
  }),
  parsing: { ...wizard('parse', PARSING), zoomed: true },
  'parse-paused': wizard('parse', PAUSED),
  'parse-cancel': { ...wizard('parse', PAUSED), acts: [press('Cancel import')] },
  'parse-failed': wizard('parse', { ...PAUSED, failure: { code: 'disk_full' } }),
  parsed: wizard('parse', PARSED),
  'parsed-clean': wizard('parse', CLEAN),
  'parsed-many-failures': wizard('parse', MANY_FAILURES),
  'parsed-nobody': wizard('parse', NOBODY),
} as const satisfies Record<string, Scene>
