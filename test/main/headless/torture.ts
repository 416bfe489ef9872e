/** Stage 2 under torture: a workspace that fails in every way it can, and an engine that is killed again and again. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { FAULT_KINDS, type FaultKind } from '../../../src-main/practice/faults'
import type { PracticeWorkspace } from '../../../src-main/practice/workspace'

/** Numbers from 0 up to 1 (exclusive): Park and Miller's generator, so that a seed tells a run again. */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** All but an expired key, which stops the run by design. */
export const TORTURES: readonly FaultKind[] = FAULT_KINDS.filter((kind) => kind !== 'key-expired')
/** Scripted beside the seeded ones, which strike each URL once: a POST of a contact has the same URL for everyone. */
const SCRIPTED: readonly FaultKind[] = ['cut-after-write', 'cut-before-write', 'server-error', 'half-refused']
const REQUESTS_A_FAULT = 12

export interface Torture {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly workspace: PracticeWorkspace
  readonly random: () => number
  /** Killed after so many further requests; undefined: let live. */
  readonly killAfterRequests?: number
}

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null
  readonly stdout: string
}

export const runTortured = async ({ command, env, workspace, random, killAfterRequests }: Torture): Promise<Ended> => {
  const child = spawn(process.execPath, [...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const stdout: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  const before = workspace.requests.total
  let nextFault = before + REQUESTS_A_FAULT
  const watch = setInterval(() => {
    const { total } = workspace.requests
    if (killAfterRequests !== undefined && total - before >= killAfterRequests) child.kill('SIGKILL')
    if (killAfterRequests === undefined || total < nextFault) return
    nextFault = total + REQUESTS_A_FAULT
    workspace.failNext(SCRIPTED[Math.floor(random() * SCRIPTED.length)] ?? 'server-error')
  }, 1)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  return { code, stdout: Buffer.concat(stdout).toString() }
}
