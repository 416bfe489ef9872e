/** Verify & review: the checkpoint. */
import type { PatientRow } from '../../../../src-preload/contract/views'
import { CONTACTS } from '../files'
import { REVIEW as VIEW } from '../review'
import { LONG_INTEGRATION, LONG_PROVIDERS, longName } from '../variants'
import { APPROVED, PARSED } from '../views'
import { A2V2, press, type Scene, wizard } from './scene'

const review = wizard('review', PARSED)
/** Two patients, whom nobody can reach. */
const { encounterRange: _none, ...UNDATED } = {
  ...VIEW,
  patients: 2,
  missingContact: 2,
  repeatPatients: 0,
  conflicts: 0,
  importable: 0,
  counts: {},
  balance: { entries: 0, read: 0, accounted: 0, unread: 0 },
  requiredFields: [],
  patientFiles: { matched: 0, unmatched: 0 },
  preflight: [
    { code: 'something_to_import', state: 'block', count: 0, total: 2 },
    { code: 'contact_info', state: 'warn', count: 2, total: 2 },
    { code: 'files_read', state: 'pass', count: 2, total: 2 },
    { code: 'files_failed', state: 'pass', count: 0, total: 2 },
    { code: 'workspace_reachable', state: 'pass', count: 0 },
  ] as const,
}
const unreachable = ({ phone: _phone, email: _email, ...row }: PatientRow): PatientRow => ({
  ...row,
  missingContact: true,
})
const OFFLINE_VIEW = {
  ...VIEW,
  preflight: VIEW.preflight.map((item) =>
    item.code === 'workspace_reachable' ? { ...item, state: 'block' as const } : item,
  ),
}
const CHANGED = { ...VIEW, preflight: [{ code: 'files_changed', state: 'warn', count: 2 } as const, ...VIEW.preflight] }
const box = { press: 'I have reviewed', role: 'checkbox' } as const
const fill = press('Fill from a file…')
const toPatients = { see: 'Patients' }

export const REVIEW = {
  review: { ...review, zoomed: true },
  'review-loading': { ...review, hangs: ['review:get', 'providers:list', 'patients:page'] },
  'review-failed': { ...review, fails: { 'review:get': 'internal' } },
  'review-all-failed': {
    ...review,
    fails: {
      'review:get': 'store_damaged',
      'providers:list': 'store_damaged',
      'patients:page': 'store_damaged',
      'files:unmatched': 'store_damaged',
    },
  },
  'review-ready': { ...review, ready: true },
  'review-ticked': { ...review, ready: true, acts: [box] },
  'review-nobody': { ...review, patients: 0, answers: { 'review:get': UNDATED } },
  'review-nothing': {
    ...review,
    patients: 2,
    row: unreachable,
    empty: true,
    answers: { 'review:get': UNDATED, 'files:unmatched': { total: 0, rows: [] } },
  },
  'review-offline': {
    ...review,
    answers: { 'review:get': OFFLINE_VIEW },
    app: A2V2,
    fails: { 'workspace:integration': 'offline' },
  },
  'review-changed-files': { ...review, answers: { 'review:get': CHANGED } },
  'review-large': { ...review, ready: true, patients: 50_000 },
  'review-long-names': {
    ...review,
    row: longName,
    answers: { 'providers:list': LONG_PROVIDERS, 'workspace:integration': LONG_INTEGRATION },
  },
  'review-fill': { ...review, zoomed: true, acts: [fill] },
  'review-fill-nothing': {
    ...review,
    answers: { 'main:contacts:choose': { ...CONTACTS, filled: 0, ambiguous: 0, unknown: 36, first: [] } },
    acts: [fill],
  },
  'review-fill-failed': { ...review, fails: { 'main:contacts:choose': 'columns_missing' }, acts: [fill] },
  'review-file-assigned': {
    ...review,
    acts: [
      { see: 'Unmatched files' },
      { press: 'Patient of scan 0042.pdf', role: 'combobox' },
      { key: 'ArrowDown' },
      { key: 'Enter' },
    ],
  },
  'review-file-patients-open': {
    ...review,
    acts: [{ see: 'Unmatched files' }, { press: 'Patient of scan 0042.pdf', role: 'combobox' }],
  },
  'review-patients-50000': { ...review, patients: 50_000, acts: [toPatients] },
  'review-patients-sorted': {
    ...review,
    patients: 50_000,
    acts: [toPatients, press('Born'), press('Born'), { key: 'Tab', times: 2 }],
  },
  'review-patients-no-match': { ...review, acts: [toPatients, { type: 'Nobody', into: 'Search patients' }] },
  'review-patients-loading': { ...review, hangs: ['patients:page'], acts: [toPatients] },
  'review-approve-failed': {
    ...review,
    ready: true,
    fails: { 'stage2:approve': 'offline' },
    acts: [box, press('Approve and continue')],
  },
  'review-approving': {
    ...wizard('review', { ...PARSED, approving: { done: 14, total: 33 } }),
    ready: true,
    hangs: ['stage2:approve'],
    acts: [box, press('Approve and continue')],
  },
  'review-approved': { ...wizard('review', APPROVED), ready: true },
} as const satisfies Record<string, Scene>
