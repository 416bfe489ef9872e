import { expect, test } from 'vitest'
import { STAGES, STEPS, type Stage } from '../../../src-preload/contract/steps'
import { mayShow, takesFiles } from '../../../src-renderer/wizard/step-access'
import { APP, COLLECTED, COLLECTING } from '../preview/views'

const openSteps = (stage: Stage) => STEPS.filter((step) => mayShow(step, { ...COLLECTED, stage }, APP.settings))

test('each stage opens every step up to its own, Parse already from its files', () => {
  expect(Object.fromEntries(STAGES.map((stage) => [stage, openSteps(stage).at(-1)]))).toEqual({
    collecting: 'parse',
    parsing: 'parse',
    parsed: 'review',
    approved: 'map',
    mapping: 'map',
    completed: 'done',
    failed: 'map',
    cancelled: 'done',
  })
})

test('without files, or without a dump, the way ends at Create dump', () => {
  expect(STEPS.filter((step) => mayShow(step, COLLECTING, APP.settings))).toEqual(['configure', 'create'])
  expect(STEPS.filter((step) => mayShow(step, undefined, APP.settings))).toEqual(['configure', 'create'])
})

test('files come and go until the approval, and never under a running stage', () => {
  expect(STAGES.filter((stage) => takesFiles({ ...COLLECTED, stage }))).toEqual(['collecting', 'parsing', 'parsed'])
  expect(STAGES.filter((stage) => takesFiles({ ...COLLECTED, stage, running: true }))).toEqual([])
})

test('a dump needs settings first', () => {
  const steps = (settings: typeof APP.settings) => STEPS.filter((step) => mayShow(step, undefined, settings))
  expect(steps({ ...APP.settings, enabled: false })).toEqual(['configure'])
  expect(steps({ ...APP.settings, organisationId: ' ' })).toEqual(['configure'])
})
