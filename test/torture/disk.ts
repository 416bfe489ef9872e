/** The disk is full, or read-only. */
import { expect, test } from 'vitest'
import type { FailureCode } from '../../src-preload/contract/result'
import { mountSmallDisk, type SmallDisk } from '../bad-input/system-limits'
import { temporaryFolder } from '../main/staging/temporary-store'
import { startEngine } from './engine-process'
import { goOn, type Outcome, type Step } from './journey'
import { cases, countLosses, randomFor, SEED } from './plan'
import { finish, LAST, newRun, type Run, STEPS, some, striking, untilStopped, wholeOf } from './surroundings'

const DISK_CODES: readonly FailureCode[] = ['disk_full', 'disk_read_only']
const DISK_MEGABYTES = 24

const diskCase = async (run: Run, disk: SmallDisk, at: Step, roomBytes: number, whole: Outcome): Promise<void> => {
  const engine = startEngine(run)
  await untilStopped(
    engine,
    striking(run.wish, at, 0, () => disk.fill(roomBytes)),
    DISK_CODES,
  )
  disk.grow()
  await finish(run, engine, whole)
}

export const diskTests = (script: () => string): void => {
  test(
    `the disk is full at any step: an error, nothing lost, and on when there is room (seed ${SEED})`,
    async ({ skip }) => {
      const random = randomFor('disk')
      const whole = await wholeOf(script())
      const losses = countLosses('disk full')
      for (let round = 0; round < cases(1, 6); round++) {
        for (const at of some(STEPS, 1, random)) {
          const folder = temporaryFolder()
          const disk = mountSmallDisk(folder, DISK_MEGABYTES)
          if (disk === undefined) return skip('no disk can be mounted here')
          const roomBytes = Math.floor(random() * random() * 300_000)
          try {
            const what = `${roomBytes} bytes left from ${at} on`
            await losses.survive(what, () => diskCase(newRun(script(), folder), disk, at, roomBytes, whole))
          } finally {
            disk.unmount()
          }
        }
      }
      losses.none()
    },
    cases(60_000, 900_000),
  )
}

const readOnlyCase = async (run: Run, disk: SmallDisk, at: Step, whole: Outcome): Promise<void> => {
  const first = startEngine(run)
  // The engine itself would keep the disk busy: it is gone when the disk turns read-only.
  const wish = striking(run.wish, at, 0, () => {
    throw new Enough()
  })
  await goOn(first, wish, LAST).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error
  })
  await first.kill()
  disk.remount('ro')
  const engine = startEngine(run)
  expect(await engine.ask('app:state')).toEqual({ ok: false, failure: { code: 'disk_read_only' } })
  disk.remount('rw')
  await finish(run, engine, whole)
}

class Enough extends Error {}

export const readOnlyTests = (script: () => string): void => {
  test(
    `the disk is read-only: an error that says so, and on when it is not (seed ${SEED})`,
    async ({ skip }) => {
      const random = randomFor('read-only')
      const whole = await wholeOf(script())
      const losses = countLosses('disk read-only')
      for (const at of some(STEPS, 1, random)) {
        const folder = temporaryFolder()
        const disk = mountSmallDisk(folder, DISK_MEGABYTES)
        if (disk === undefined) return skip('no disk can be mounted here')
        try {
          await losses.survive(`before ${at}`, () => readOnlyCase(newRun(script(), folder), disk, at, whole))
        } finally {
          disk.unmount()
        }
      }
      losses.none()
    },
    cases(60_000, 900_000),
  )
}
