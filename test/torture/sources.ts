/** The owner's own files go, change and come back. */
import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type EngineProcess, startEngine } from './engine-process'
import { goOn, outcomeOf } from './journey'
import { cases, countLosses, pick, randomFor, SEED } from './plan'
import { LAST, newRun, some, striking, wholeOf } from './surroundings'

const document = (source: string, n: number): string => join(source, `${n}`, 'doc.ccda')
const scan = (source: string, n: number): string => join(source, `${n}`, 'scan.pdf')

/** What is done to the owner's files, and how it is made good; with the codes it may be told with. */
const SOURCE_FAULTS = {
  'the stick is pulled': (source: string) => {
    renameSync(source, `${source}-pulled`)
    return () => renameSync(`${source}-pulled`, source)
  },
  'a document goes': (source: string) => {
    renameSync(document(source, 2), join(source, 'away'))
    return () => renameSync(join(source, 'away'), document(source, 2))
  },
  'a scan goes': (source: string) => {
    renameSync(scan(source, 4), join(source, 'away'))
    return () => renameSync(join(source, 'away'), scan(source, 4))
  },
  'a scan becomes a folder': (source: string) => {
    renameSync(scan(source, 4), join(source, 'away'))
    mkdirSync(scan(source, 4))
    return () => {
      rmSync(scan(source, 4), { recursive: true })
      renameSync(join(source, 'away'), scan(source, 4))
    }
  },
  'a scan changes': (source: string) => {
    const { atime, mtime } = statSync(scan(source, 4))
    renameSync(scan(source, 4), join(source, 'away'))
    writeFileSync(scan(source, 4), 'something else altogether')
    utimesSync(scan(source, 4), atime, mtime)
    return () => renameSync(join(source, 'away'), scan(source, 4))
  },
} as const

/** Failed patients and files are tried again by the owner, as the window offers it. */
const makeGood = async (engine: EngineProcess): Promise<void> => {
  const [row] = await engine.call('dumps:list')
  if (row === undefined) return
  const view = await engine.call('dump:get', { dumpId: row.id })
  const rest = async (): Promise<void> => {
    while ((await engine.call('dump:get', { dumpId: row.id })).running) await sleep(20)
  }
  if (['collecting', 'parsing', 'parsed'].includes(view.stage) && view.sources.length > 0) {
    await engine.call('stage1:retry', { dumpId: row.id })
    await rest()
  } else if (['mapping', 'failed', 'completed'].includes(view.stage)) {
    await engine.call('stage2:retry', { dumpId: row.id })
    await rest()
  }
}

export const sourceTests = (script: () => string): void => {
  test(
    `the owner's files go, change and come back: told, and nothing lost (seed ${SEED})`,
    async () => {
      const random = randomFor('sources')
      const whole = await wholeOf(script()).then(({ receipt: _, ...rest }) => rest)
      const losses = countLosses('source files')
      for (let round = 0; round < cases(1, 6); round++) {
        for (const [name, take] of some(Object.entries(SOURCE_FAULTS), 2, random)) {
          const at = pick(random, ['parse', 'review', 'approve', 'upload'] as const)
          await losses.survive(`${name} at ${at}`, async () => {
            const run = newRun(script())
            const wish = { ...run.wish, ending: 'imported' } as const
            const engine = startEngine(run)
            let giveBack = (): void => undefined
            const strike = (): void => {
              giveBack = take(run.wish.source)
            }
            // A document that went before it was read is a patient fewer: the review cannot find who to leave out.
            await goOn(engine, striking(wish, at, random() * 60, strike), LAST).catch(() => undefined)
            await sleep(60)
            giveBack()
            await makeGood(engine)
            await goOn(engine, run.wish, LAST)
            const { receipt: _, ...outcome } = await outcomeOf(engine, run.dataDir, run.keychain)
            expect(outcome).toEqual(whole)
          })
        }
      }
      losses.none()
    },
    cases(60_000, 900_000),
  )
}
