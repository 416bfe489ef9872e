/** kill -9 of the engine, at random moments of every step. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../main/staging/temporary-store'
import { createKeychain, EngineGone, type Keychain, startEngine } from './engine-process'
import { type Ending, goOn, type Outcome, outcomeOf, STEPS, type Step, writeTortureExport } from './journey'
import { cases, countLosses, isLong, type Losses, pick, randomFor, SEED } from './plan'

interface Measured {
  readonly outcome: Outcome
  readonly durationMs: ReadonlyMap<Step, number>
}

interface Case {
  readonly script: string
  readonly source: string
  readonly ending: Ending
}

/** The same with nothing done to it, and how long each step takes. */
const undisturbed = async ({ script, source, ending }: Case): Promise<Measured> => {
  const [dataDir, keychain] = [temporaryFolder(), createKeychain()]
  const engine = startEngine({ script, dataDir, keychain })
  const durationMs = new Map<Step, number>()
  let last: { step: Step; atMs: number } | undefined
  const onStep = (step?: Step): void => {
    const now = performance.now()
    if (last !== undefined) durationMs.set(last.step, now - last.atMs)
    last = step === undefined ? undefined : { step, atMs: now }
  }
  await goOn(engine, { source, ending, onStep }, { discarding: false })
  onStep()
  return { outcome: await outcomeOf(engine, dataDir, keychain), durationMs }
}

interface Kill {
  readonly step: Step
  readonly afterMs: number
}

/** Lives until the kill strikes, or to the end; answers the step it died in. */
const liveAndDie = async (
  { script, source, ending }: Case,
  { dataDir, keychain, progress }: { dataDir: string; keychain: Keychain; progress: { discarding: boolean } },
  kill: Kill,
): Promise<Step | undefined> => {
  const engine = startEngine({ script, dataDir, keychain })
  let at: Step = 'start'
  let aimed = false
  const onStep = (step: Step): void => {
    at = step
    if (aimed || STEPS.indexOf(step) < STEPS.indexOf(kill.step)) return
    aimed = true
    void sleep(kill.afterMs).then(() => engine.kill())
  }
  try {
    await goOn(engine, { source, ending, onStep }, progress)
  } catch (error) {
    if (!(error instanceof EngineGone)) throw error
    return at
  }
  await engine.kill()
  return undefined
}

const ENDINGS: readonly Ending[] = isLong ? ['imported', 'undone', 'discarded'] : ['undone', 'discarded']
const stepsOf = (ending: Ending): readonly Step[] =>
  STEPS.filter((step) => (step === 'undo' ? ending === 'undone' : step !== 'discard' || ending === 'discarded'))

/** A journey of several deaths, each a case of its own: told by the step it struck. */
const torture = async (
  of: Case,
  { outcome, durationMs }: Measured,
  { random, kills, losses }: { random: () => number; kills: number; losses: Losses },
) => {
  const own = { dataDir: temporaryFolder(), keychain: createKeychain(), progress: { discarding: false } }
  const planned = Array.from({ length: kills }, (): Kill => {
    const step = pick(random, stepsOf(of.ending))
    return { step, afterMs: random() * (durationMs.get(step) ?? 50) * 1.2 }
  }).sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))
  const died: string[] = []
  for (const kill of planned) died.push(`${(await liveAndDie(of, own, kill)) ?? 'after the end'}`)
  await losses.survive(`${of.ending}: killed at ${died.join(', ')}`, async () => {
    const engine = startEngine({ script: of.script, ...own })
    await goOn(engine, of, own.progress)
    expect(await outcomeOf(engine, own.dataDir, own.keychain)).toEqual(outcome)
  })
}

export const killEngineTests = (script: () => string): void => {
  describe(`kill -9 of the engine (seed ${SEED})`, () => {
    test.each(ENDINGS)(
      'an import that is %s: nothing lost, nothing doubled, the same receipt',
      async (ending) => {
        const random = randomFor(`kill ${ending}`)
        const of = { script: script(), source: writeTortureExport(), ending }
        const measured = await undisturbed(of)
        const { receipt, workspace } = measured.outcome
        // 14 patients, one left out, one without a way to reach them.
        expect({ receipt: receipt !== undefined, rows: Object.keys(workspace).length }).toEqual({
          receipt: ending !== 'discarded',
          rows: 48,
        })
        const losses = countLosses('kill -9 of the engine')
        for (let journey = 0; journey < cases(1, 14); journey++) {
          await torture(of, measured, { random, kills: cases(2, 4), losses })
        }
        losses.none()
      },
      cases(60_000, 1_800_000),
    )
  })
}
