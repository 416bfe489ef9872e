/** The Tebra screen, the workspaces and the patient records. */
import { LONG_INTEGRATION, LONG_PROVIDERS, LONG_ROWS, PLAIN_KEY, SETTLED, UNSUGGESTED } from '../variants'
import { ROWS } from '../views'
import { A2V2, press, type Scene } from './scene'

const workspace = { place: { name: 'workspace' } } as const
const records = { place: { name: 'records' } } as const
const NO_CHATBOT = { 'workspace:integration': { ...PLAIN_KEY, capabilities: ['dumps'] } }

export const HOME = {
  home: { zoomed: true },
  'home-empty': { empty: true },
  'home-loading': { hangs: ['dumps:list', 'providers:list', 'workspace:integration'] },
  'home-offline': { app: A2V2, fails: { 'workspace:integration': 'offline' } },
  'home-failed': { fails: { 'dumps:list': 'store_damaged', 'providers:list': 'internal' } },
  'home-recovered': { lost: 'back' },
  'home-server-error': { app: A2V2, fails: { 'workspace:integration': 'server_error' } },
  'home-settled': { answers: { 'providers:list': SETTLED } },
  'home-plain-key': { app: A2V2, answers: { 'workspace:integration': PLAIN_KEY, 'providers:list': UNSUGGESTED } },
  'home-long-names': {
    answers: {
      'dumps:list': LONG_ROWS,
      'providers:list': LONG_PROVIDERS,
      'workspace:integration': LONG_INTEGRATION,
    },
  },
  'home-keyboard': { acts: [{ key: 'Tab', times: 5 }] },
  'home-strategy-open': { acts: [{ press: 'Strategy for Samuel Okafor MD', role: 'combobox' }] },
  'home-map-failed': { fails: { 'providers:map': 'disk_full' }, acts: [press('Use all 2 suggestions')] },
  'update-available': { update: { state: 'available', version: '1.4.0', blocked: false } },
  'update-blocked': { update: { state: 'available', version: '1.4.0', blocked: true } },
  'update-downloading': { update: { state: 'downloading', version: '1.4.0', share: 0.42 } },
  'update-failed': { update: { state: 'failed', version: '1.4.0' } },
  'home-discard': { zoomed: true, acts: [press(`Discard ${ROWS[1]?.id}`)] },
  'home-discard-failed': {
    fails: { 'dump:discard': 'disk_read_only' },
    acts: [press(`Discard ${ROWS[1]?.id}`), press('Discard import')],
  },
  workspace: { ...workspace, app: A2V2, zoomed: true },
  'workspace-practice': workspace,
  'workspace-failed': {
    ...workspace,
    fails: { 'workspace:choose': 'engine_stopped' },
    acts: [{ press: 'My A2V2 workspace', role: 'radio' }, press('Use this workspace')],
  },
  'workspace-other-key': { ...workspace, app: A2V2, acts: [press('Enter another API key')] },
  'workspace-forget': { ...workspace, app: A2V2, acts: [press('Forget the API key')] },
  records: { ...records, patients: 50_000, zoomed: true },
  'records-empty': { ...records, patients: 0 },
  'records-no-match': { ...records, patients: 0, acts: [{ type: 'Nobody', into: 'Search patient records' }] },
  'records-loading': { ...records, hangs: ['records:page'] },
  'records-failed': { ...records, app: A2V2, fails: { 'records:page': 'offline' } },
  'records-no-chatbot': { ...records, answers: NO_CHATBOT },
} as const satisfies Record<string, Scene>
