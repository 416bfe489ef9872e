import { describe, expect, test } from 'vitest'
import { endOf, progressOf } from '../../../../src-main/shell/progress/stage-progress'
import type { Stage } from '../../../../src-preload/contract/steps'
import type { DumpView, Progress } from '../../../../src-preload/contract/views'

const progress = (done: number, total: number): Progress => ({
  done,
  total,
  failed: 0,
  unitsDone: 0,
  unitsTotal: 0,
  secondsElapsed: 0,
})
const dump = (stage: Stage, running: boolean, more: Partial<DumpView> = {}): DumpView => ({
  id: 'TBR-1',
  chatbot: { id: 'a', name: 'Medical Agent', kind: 'Medical' },
  workspace: 'practice',
  stage,
  running,
  startedAt: '2026-01-01T00:00:00Z',
  sources: [],
  patients: 0,
  parse: progress(30, 40),
  map: progress(1, 4),
  counts: {},
  balance: { entries: 0, read: 0, accounted: 0, unread: 0 },
  failedFiles: [],
  failedFileCount: 0,
  readBack: 'sample',
  ...more,
})

describe('progress', () => {
  test('is that of the stage at work', () => {
    expect(progressOf(dump('parsing', true))).toBe(0.75)
    expect(progressOf(dump('mapping', true))).toBe(0.25)
  })
  test('is none before anything is counted', () => {
    expect(progressOf(dump('parsing', true, { parse: progress(0, 0) }))).toBe(0)
  })
})

describe('the end of a stage', () => {
  test.each([
    ['Stage 1 read everything', dump('parsing', true), dump('parsed', false), 'parsed'],
    ['Stage 2 landed', dump('mapping', true), dump('completed', false), 'imported'],
    ['Stage 2 failed', dump('mapping', true), dump('failed', false), 'stopped'],
    ['offline', dump('mapping', true), dump('mapping', false, { failure: { code: 'offline' } }), 'stopped'],
  ] as const)('%s', (_name, before, now, end) => expect(endOf(before, now)).toBe(end))

  test.each([
    ['paused', dump('parsing', true), dump('parsing', false)],
    ['cancelled', dump('parsing', true), dump('cancelled', false)],
    ['still at work', dump('parsing', true), dump('parsing', true)],
    ['it was over before', dump('parsed', false), dump('parsed', false)],
    ['another dump', dump('parsing', true, { id: 'TBR-2' }), dump('parsed', false)],
    ['the first that is heard', undefined, dump('parsed', false)],
  ] as const)('is not: %s', (_name, before, now) => expect(endOf(before, now)).toBeUndefined())
})
