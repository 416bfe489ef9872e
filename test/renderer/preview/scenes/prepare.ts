/** Configure and Create dump. */
import { LONG_FILES, PLAIN_KEY, UNUSABLE } from '../variants'
import { APP, COLLECTED, COLLECTING, INTEGRATION, PARSED, PARSING } from '../views'
import { A2V2, NEW_SETTINGS, press, type Scene, wizard } from './scene'

const NEW = { ...APP, settings: NEW_SETTINGS }
const OFFLINE = { 'workspace:integration': 'offline' } as const
const plain = { app: A2V2, answers: { 'workspace:integration': PLAIN_KEY } }

export const PREPARE = {
  configure: { ...wizard('configure'), zoomed: true },
  'configure-new': { ...wizard('configure'), app: NEW },
  'configure-errors': { ...wizard('configure'), app: NEW, acts: [press('Save settings')] },
  'configure-changed': {
    ...wizard('configure'),
    acts: [{ type: 'Orchard Lane', into: 'Tebra Organisation Name' }],
  },
  'configure-saved': { ...wizard('configure'), acts: [press('Save settings')] },
  'configure-save-failed': {
    ...wizard('configure'),
    fails: { 'settings:save': 'disk_read_only' },
    acts: [press('Save settings')],
  },
  'configure-loading': { ...wizard('configure'), hangs: ['workspace:integration'] },
  'configure-offline': { ...wizard('configure'), app: A2V2, fails: OFFLINE },
  'configure-not-enabled': {
    ...wizard('configure'),
    app: { ...APP, settings: { ...APP.settings, enabled: false } },
  },
  'configure-users-open': {
    ...wizard('configure'),
    acts: [{ press: 'Default Provider User', role: 'combobox' }],
  },
  'configure-plain-key': { ...wizard('configure'), ...plain },
  create: { ...wizard('create'), zoomed: true },
  'create-given': { ...wizard('create'), given: ['tebra-export-2026-11.zip'] },
  'create-open': { ...wizard('create'), acts: [{ press: 'Target chatbot', role: 'combobox' }] },
  'create-error': {
    ...wizard('create'),
    answers: { 'workspace:integration': { ...INTEGRATION, chatbots: INTEGRATION.chatbots.slice(1) } },
    acts: [press('Create dump')],
  },
  'create-loading': { ...wizard('create'), hangs: ['workspace:integration'] },
  'create-offline': { ...wizard('create'), app: A2V2, fails: OFFLINE },
  'create-failed': {
    ...wizard('create'),
    app: A2V2,
    fails: { 'dump:create': 'rate_limited' },
    acts: [press('Create dump')],
  },
  'create-no-chatbots': {
    ...wizard('create'),
    answers: { 'workspace:integration': { ...INTEGRATION, chatbots: [] } },
  },
  'create-plain-key': { ...wizard('create'), ...plain },
  'create-plain-key-errors': { ...wizard('create'), ...plain, acts: [press('Create dump')] },
  'dump-loading': { ...wizard('create', COLLECTING), hangs: ['dump:get'] },
  'dump-unknown': { ...wizard('create', COLLECTING), fails: { 'dump:get': 'dump_unknown' } },
  collect: wizard('create', COLLECTING),
  'collect-a2v2': { ...wizard('create', { ...COLLECTING, workspace: 'a2v2' }), app: A2V2 },
  'collect-adding': {
    ...wizard('create', COLLECTING),
    hangs: ['files:sample'],
    acts: [press('Use the sample export')],
  },
  collected: { ...wizard('create', COLLECTED), zoomed: true },
  'collect-problems': wizard('create', UNUSABLE),
  'collect-failed': {
    ...wizard('create', COLLECTING),
    fails: { 'files:sample': 'path_missing' },
    acts: [press('Use the sample export')],
  },
  'collect-long-names': wizard('create', LONG_FILES),
  'collect-later': wizard('create', PARSED),
  'collect-busy': wizard('create', PARSING),
  'collect-frozen': wizard('create', { ...PARSED, stage: 'approved' }),
} as const satisfies Record<string, Scene>
