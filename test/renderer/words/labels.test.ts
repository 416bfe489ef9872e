/** The guide's own labels ("Import from Tebra"), word for word. */
import { expect, test } from 'vitest'
import { DUMP_STATUSES, STEP_LABELS } from '../../../src-preload/contract/steps'
import { STATUS_MEANING } from '../../../src-renderer/words'
import { HOME, PROVIDERS, RECENT } from '../../../src-renderer/words/home'
import { RECEIPT } from '../../../src-renderer/words/receipt'
import { REVIEW } from '../../../src-renderer/words/review'
import { CONFIGURE, CREATE, PARSE, WIZARD } from '../../../src-renderer/words/wizard'

test('the wizard', () => {
  expect([WIZARD.title, WIZARD.subtitle]).toEqual([
    'Import from Tebra',
    'Step-by-step guided import of CCDA dumps from Tebra.',
  ])
  expect(Object.values(STEP_LABELS)).toEqual([
    'Configure',
    'Create dump',
    'Parse (Stage 1)',
    'Verify & review',
    'Map (Stage 2)',
    'Done',
  ])
})

test('the steps', () => {
  expect([CONFIGURE.enabled, CONFIGURE.organisationId, CONFIGURE.organisationName, CONFIGURE.defaultUser]).toEqual([
    'Enable Tebra integration',
    'Tebra Organisation ID',
    'Tebra Organisation Name',
    'Default Provider User',
  ])
  expect([CONFIGURE.save, CREATE.chatbot, CREATE.create, CREATE.id, PARSE.parsed]).toEqual([
    'Save settings',
    'Target chatbot',
    'Create dump',
    'Dump ID',
    'Patients parsed',
  ])
  expect(Object.values(REVIEW.cards)).toEqual([
    'Patients',
    'Missing contact info',
    'Repeat patients',
    'Encounter date range',
  ])
  expect([RECEIPT.view, RECEIPT.print, RECEIPT.another]).toEqual([
    'View patient records',
    'Print / save as PDF',
    'Start new import',
  ])
})

test('the Tebra screen', () => {
  expect([HOME.open, RECENT.title, PROVIDERS.title]).toEqual([
    'Open import wizard',
    'Recent imports',
    'Provider mappings',
  ])
  const { id, chatbot, status, progress, started } = RECENT.columns
  expect([id, chatbot, status, progress, started]).toEqual(['Dump ID', 'Chatbot', 'Status', 'Progress', 'Started'])
  expect([RECENT.resume, RECENT.view, RECENT.discard]).toEqual(['Resume', 'View', 'Discard'])
  expect(Object.values(PROVIDERS.strategies)).toEqual(['Exact', 'Fallback', 'Skip'])
  expect(Object.keys(STATUS_MEANING)).toEqual([...DUMP_STATUSES])
})
