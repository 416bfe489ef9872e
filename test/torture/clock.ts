/** The clock is set, the computer sleeps. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { startEngine } from './engine-process'
import { goOn } from './journey'
import { cases, countLosses, isLong, pick, randomFor, SEED } from './plan'
import { finish, LAST, newRun, STEPS, some, striking, wholeOf } from './surroundings'

const YEAR_MS = 365 * 86_400_000
const SHIM = join(import.meta.dirname, 'clock-shim.cjs')

export const clockTests = (script: () => string): void => {
  test(
    `the clock is set, the computer sleeps: the same end (seed ${SEED})`,
    async () => {
      const random = randomFor('clock')
      const whole = await wholeOf(script())
      const losses = countLosses('clock and sleep')
      for (let round = 0; round < cases(1, 8); round++) {
        for (const jumpMs of some([-YEAR_MS, YEAR_MS], 1, random)) {
          const at = pick(random, STEPS)
          await losses.survive(`clock ${jumpMs > 0 ? 'a year on' : 'a year back'} during ${at}`, async () => {
            const run = newRun(script())
            process.env.CLOCK_JUMP_MS = `${jumpMs}`
            const engine = startEngine({ ...run, execArgv: ['--require', SHIM] })
            const jump = () => void engine.child.kill('SIGUSR2')
            await goOn(engine, striking(run.wish, at, random() * 100, jump), LAST)
            await finish(run, engine, whole)
          })
        }
        const at = pick(random, STEPS)
        await losses.survive(`sleep during ${at}`, async () => {
          const run = newRun(script())
          const engine = startEngine(run)
          const doze = async (): Promise<void> => {
            engine.child.kill('SIGSTOP')
            await sleep(isLong ? 4_000 : 500)
            engine.child.kill('SIGCONT')
          }
          await goOn(
            engine,
            striking(run.wish, at, random() * 100, () => void doze()),
            LAST,
          )
          await finish(run, engine, whole)
        })
      }
      losses.none()
    },
    cases(60_000, 900_000),
  )
}
