/** How much torture: `npm test` runs a few cases of each kind, `npm run torture` (scripts/torture.mjs) all of them. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../main/headless/torture'

export const isLong = process.env.TORTURE === 'long'
/** Told in every failure, so that a run can be repeated. */
export const SEED = Number(process.env.TORTURE_SEED ?? 20_261_123)

export const cases = (short: number, long: number): number => (isLong ? long : short)

/** A stream of its own for each kind, so that one more case of one kind changes no other. */
export const randomFor = (kind: string): (() => number) =>
  seeded([...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_629, SEED % 2_147_483_629) + 1)

export const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

const OUT = join(import.meta.dirname, '../../out/torture')

/** For the table at the end of `npm run torture`; `what` names the case, `lost` what went wrong with it. */
export const tell = (kind: string, what: string, lost: string | undefined): void => {
  if (!isLong) return
  mkdirSync(OUT, { recursive: true })
  appendFileSync(
    join(OUT, 'cases.jsonl'),
    `${JSON.stringify({ kind, what, ...(lost === undefined ? {} : { lost }) })}\n`,
  )
}

export interface Losses {
  /** Runs one case and tells of it; a case that is lost does not keep the others from being tried. */
  survive(what: string, work: () => Promise<void>): Promise<void>
  /** At the end of the test: fails with the first loss, and the names of all. */
  none(): void
}

export const countLosses = (kind: string): Losses => {
  const lost: { readonly what: string; readonly error: unknown }[] = []
  return {
    survive: async (what, work) => {
      try {
        await work()
        tell(kind, what, undefined)
      } catch (error) {
        lost.push({ what, error })
        tell(kind, what, error instanceof Error ? error.message.slice(0, 2000) : 'failed')
      }
    },
    none: () => {
      const [first] = lost
      if (first === undefined) return
      const names = lost.map(({ what }) => what).join('; ')
      throw new Error(`${kind}, seed ${SEED}: lost ${names}`, { cause: first.error })
    },
  }
}
