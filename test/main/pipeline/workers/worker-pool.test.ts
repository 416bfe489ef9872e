import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PoolOptions, type PoolWork, workThrough } from '../../../../src-main/pipeline/workers/worker-pool'
import type { ParseJob, ParseOutcome } from '../../../../src-main/pipeline/workers/worker-tasks'
import { temporaryFolder } from '../../staging/temporary-store'

/** A worker that does to itself what the file's name says. */
const WORKER = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ batch, jobs }) => {
  for (const { file } of jobs) {
    if (file === 'exit') process.exit(1)
    if (file === 'throw') throw new Error('words of a chart')
    if (file === 'hang') for (;;);
    if (file === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())) }
  }
  parentPort.postMessage({ batch, outcomes: jobs.map(({ id }) => ({ id, type: 'document', sha256: 'x' })) })
})`

const workerFile = (): string => {
  const file = join(temporaryFolder(), 'worker.cjs')
  writeFileSync(file, WORKER)
  return file
}

const job = (file: string, id: number): ParseJob => ({
  id,
  file,
  container: '/nowhere',
  kind: 'clinical',
  mediaType: 'text/xml',
  bytes: 1,
})

const readAll = (options: PoolOptions, next: PoolWork<'read'>['next'], take: PoolWork<'read'>['take']): Promise<void> =>
  workThrough(options, {
    task: 'read',
    shared: undefined,
    next,
    take,
    lost: ({ id, file }, failure) => ({ id, type: 'failed', failure: { ...failure, file } }),
  })

const queueOf = (batches: readonly (readonly ParseJob[])[]): (() => readonly ParseJob[] | undefined) => {
  const waiting = [...batches]
  return () => waiting.shift()
}

const read = async (
  files: readonly (readonly string[])[],
  more: Partial<PoolOptions> = {},
): Promise<Map<number, ParseOutcome>> => {
  let id = 0
  const batches = files.map((names) => names.map((name) => job(name, ++id)))
  const outcomes = new Map<number, ParseOutcome>()
  const options = { workerFile: workerFile(), size: 2, ...more }
  await readAll(options, queueOf(batches), (some) => {
    for (const outcome of some) {
      expect(outcomes.has(outcome.id)).toBe(false)
      outcomes.set(outcome.id, outcome)
    }
  })
  return outcomes
}

const failures = (outcomes: Map<number, ParseOutcome>): unknown[] =>
  [...outcomes.values()].flatMap((outcome) => (outcome.type === 'failed' ? [outcome.failure] : []))

describe('parse workers', () => {
  test('read every batch once', async () => {
    const files = Array.from({ length: 50 }, (_, n) => [`a${n}`, `b${n}`, `c${n}`])
    const outcomes = await read(files)
    expect(outcomes.size).toBe(150)
    expect(failures(outcomes)).toEqual([])
  })

  test.each(['exit', 'throw'])(
    'one that dies (%s) costs the file that killed it, not its neighbours',
    async (death) => {
      const outcomes = await read([['a', death, 'b'], ['c'], ['d', 'e'], ['f']])
      expect(outcomes.size).toBe(7)
      expect(failures(outcomes)).toEqual([{ code: 'internal', file: death }])
    },
  )

  test('have their next batches before what they answered is written', async () => {
    const given: number[] = []
    const next = queueOf(Array.from({ length: 9 }, (_, id) => [job('a', id)]))
    const options = { workerFile: workerFile(), size: 1 }
    let asked = 0
    await readAll(
      options,
      () => {
        asked += 1
        return next()
      },
      () => void given.push(asked),
    )
    expect(given.slice(0, 3)).toEqual([3, 4, 5])
  })

  test('a batch that waits behind a deadly one is not taken apart', async () => {
    const alone = new Set<number>()
    const batches = [
      [job('exit', 1)],
      [job('a', 2), job('b', 3)],
      [job('exit', 4), job('c', 5)],
      [job('d', 6), job('e', 7)],
    ]
    const options = { workerFile: workerFile(), size: 1 }
    const take: PoolWork<'read'>['take'] = (some) => some.length === 1 && alone.add(some[0]?.id ?? 0)
    await readAll(options, queueOf(batches), take)
    expect(alone).toEqual(new Set([1]))
  })

  test('one that runs out of memory costs that file', async () => {
    const outcomes = await read([['a', 'memory'], ['b']], { heapMegabytes: 48 })
    expect(outcomes.size).toBe(3)
    expect(failures(outcomes)).toEqual([{ code: 'file_too_large', reason: 'out_of_memory', file: 'memory' }])
  })

  test('one that hangs costs that file', async () => {
    const outcomes = await read([['a', 'hang'], ['b']], { timeoutMs: 3000 })
    expect(outcomes.size).toBe(3)
    expect(failures(outcomes)).toEqual([{ code: 'internal', reason: 'took_too_long', file: 'hang' }])
  })

  test('when outcomes cannot be written, nothing further is read and the error goes on', async () => {
    const full = new Error('disk full')
    let asked = 0
    const next = (): readonly ParseJob[] => [job('a', ++asked)]
    const reading = readAll({ workerFile: workerFile(), size: 2 }, next, () => {
      throw full
    })
    await expect(reading).rejects.toBe(full)
    const before = asked
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toBe(before)
  })
})
