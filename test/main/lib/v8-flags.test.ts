import { execFileSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { ENGINE_HEAP, setFlagsForThreads } from '../../../src-main/lib/v8-flags'

const HEAP_LIMIT = "require('node:v8').getHeapStatistics().heap_size_limit"

const limitOfProcess = (...flags: string[]): number =>
  Number(execFileSync(process.execPath, [...flags, '--max-old-space-size=100', '-p', HEAP_LIMIT], { encoding: 'utf8' }))

const limitOfThread = (youngMegabytes: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(`require('node:worker_threads').parentPort.postMessage(${HEAP_LIMIT})`, {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: 100, maxYoungGenerationSizeMb: youngMegabytes },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

describe('the heap of the engine', () => {
  afterEach(setFlagsForThreads)

  test('is smaller with the flag', () => {
    expect(limitOfProcess(ENGINE_HEAP)).toBeLessThan(limitOfProcess())
  })

  test('is no limit of its threads', async () => {
    setFlagsFromString(ENGINE_HEAP)
    expect(await limitOfThread(48)).toBe(await limitOfThread(12))
    setFlagsForThreads()
    expect(await limitOfThread(48)).toBeGreaterThan(await limitOfThread(12))
  })
})
