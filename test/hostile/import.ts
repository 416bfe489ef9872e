/** One import of the built engine, held to a limit of memory and time by the system. */
import type { FailureCode } from '../../src-preload/contract/result'
import { type Finished, runHeadless } from '../main/headless/run-headless'

export interface Imported {
  readonly dumpId: string
  readonly patients: number
  readonly failed: readonly { readonly code: FailureCode; readonly reason?: string; readonly file: string }[]
  readonly documents: readonly { readonly file: string; readonly status: string }[]
  readonly peakRssBytes: number
}

export interface Bounds {
  /** Of the main thread; each of the workers has a limit of its own. */
  readonly heapMegabytes: number
  /** Then it is killed. */
  readonly withinMs: number
}

export const BOUNDS: Bounds = { heapMegabytes: 512, withinMs: 240_000 }

export async function importOf(
  bundle: string,
  paths: readonly string[],
  data: string,
  { heapMegabytes, withinMs }: Bounds = BOUNDS,
): Promise<Imported> {
  const started = performance.now()
  const finished: Finished = await runHeadless(bundle, ['stage1', ...paths, '--data', data], {
    env: { NODE_OPTIONS: `--max-old-space-size=${heapMegabytes}` },
    killAt: () => performance.now() - started > withinMs,
  })
  if (finished.code === null)
    throw new Error(`killed: it took too long or too much memory ${finished.stderr.slice(-400)}`)
  return JSON.parse(finished.stdout) as Imported
}

/** Last part of the path below `within` (or what follows it whole), → `code reason`, or `read`. */
export const fates = ({ failed, documents }: Imported, within = ''): Record<string, string> => {
  const all = [
    ...documents.map(({ file }) => [file, 'read'] as const),
    ...failed.map(({ file, code, reason }) => [file, [code, reason].filter(Boolean).join(' ')] as const),
  ]
  const name = (file: string): string =>
    file.startsWith(`${within}/`) ? file.slice(within.length + 1) : file.slice(file.lastIndexOf('/') + 1)
  return Object.fromEntries(all.filter(([file]) => file.startsWith(within)).map(([file, fate]) => [name(file), fate]))
}
