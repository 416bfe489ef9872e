import { execFileSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { ENGINE_HEAP, setFlagsForThreads } from '../../../src-main/lib/v8-flags'

const HEAP_LIMIT = "require('node:v8').getHeapStatistics().heap_size_limit"

const limitOfProcess = (...flags: string[]): number =>
  Number(execFileSync(process.execPath, [...flags, '-p', HEAP_LIMIT], { encoding: 'utf8' }))

const limitOfThread = ({ old, young }: { readonly old: number; readonly young: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(`require('node:worker_threads').parentPort.postMessage(${HEAP_LIMIT})`, {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: old, maxYoungGenerationSizeMb: young },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

describe('the heap of the engine', () => {
  afterEach(setFlagsForThreads)

  test.each(ENGINE_HEAP)('is smaller with %s', (flag) => {
    const others = ENGINE_HEAP.filter((other) => other !== flag)
    expect(limitOfProcess(...ENGINE_HEAP)).toBeLessThan(limitOfProcess(...others))
  })

  test.each([
    ['what is young', { old: 100, young: 12 }, { old: 100, young: 48 }],
    ['what is old', { old: 100, young: 12 }, { old: 200, young: 12 }],
  ])('is no limit of its threads for %s', async (_of, small, large) => {
    for (const flag of ENGINE_HEAP) setFlagsFromString(flag)
    expect(await limitOfThread(large)).toBe(await limitOfThread(small))
    setFlagsForThreads()
    expect(await limitOfThread(large)).toBeGreaterThan(await limitOfThread(small))
  })
})
