/** Figures out of rows, for the tables and the bars alike. */
import type { Row } from './run'
import { EXTRACTED, SAX, STAGE_1, SUBJECTS } from './subject'

export const MB = 1e6
export const MIB = 1024 * 1024

/** MB/s */
export const speedOf = ({ bytes, seconds }: Row): number => (seconds === 0 ? 0 : bytes / MB / seconds)

/** MB/s of one core's time, which other work on the machine disturbs less. */
const cpuSpeedOf = ({ bytes, cpuSeconds }: Row): number => (cpuSeconds === 0 ? 0 : bytes / MB / cpuSeconds)

export const memoryOf = ({ peakRssBytes }: Row): number => peakRssBytes / MIB

/** Of each document, so that copies do not count. */
export const statementsOf = ({ items = 0, documents }: Row): number => (documents === 0 ? 0 : items / documents)

export const rowOf = (rows: readonly Row[], subject: string, workers: number): Row | undefined =>
  rows.find((row) => row.subject === subject && row.workers === workers && row.error === undefined)

type Figure = (row: Row) => number

export const ratioOf = (row: Row | undefined, base: Row | undefined, figure: Figure = speedOf): number | undefined =>
  row === undefined || base === undefined || figure(base) === 0 ? undefined : figure(row) / figure(base)

export interface Ratios {
  readonly toSax: number | undefined
  readonly toSaxByCpu: number | undefined
  readonly twoCores: number | undefined
  readonly toPeer: number | undefined
  /** As peers come: they use one core. */
  readonly toPeerOnOne: number | undefined
  readonly fastestPeer: string
  readonly statements: number | undefined
  readonly mostByPeer: number
}

export const ratiosOf = (rows: readonly Row[]): Ratios => {
  const one = rowOf(rows, STAGE_1, 1)
  const two = rowOf(rows, STAGE_1, 2)
  // Before a patient's documents are merged, which no peer does.
  const extracted = rowOf(rows, EXTRACTED, 2)
  const sax = rowOf(rows, SAX, 1)
  const peersOn = (workers: number): Row[] =>
    SUBJECTS.filter(({ isPeer }) => isPeer).flatMap(({ name }) => rowOf(rows, name, workers) ?? [])
  const [fastest] = peersOn(1).sort((a, b) => speedOf(b) - speedOf(a))
  return {
    toSax: ratioOf(one, sax),
    toSaxByCpu: ratioOf(one, sax, cpuSpeedOf),
    twoCores: ratioOf(two, one),
    toPeer: ratioOf(two, fastest && rowOf(rows, fastest.subject, 2)),
    toPeerOnOne: ratioOf(two, fastest),
    fastestPeer: fastest?.subject ?? 'no peer ran',
    statements: extracted && statementsOf(extracted),
    mostByPeer: Math.max(0, ...peersOn(2).map(statementsOf)),
  }
}
