import { execFileSync } from 'node:child_process'
import type { RunningApp } from './app'

/** Of the engines of a running app. Main knows its utility processes; the child of an older Electron is found by its arguments. */
export async function engineIds({ app, dataDir }: RunningApp): Promise<number[]> {
  const utilities = await app.evaluate(({ app: electron }) => {
    if (Number(process.versions.napi) < 10) return undefined
    return electron.getAppMetrics().flatMap(({ name, pid }) => (name === 'Tebra Import engine' ? [pid] : []))
  })
  if (utilities !== undefined) return utilities
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 10_000_000 })
  return list
    .split('\n')
    .filter((line) => line.includes('engine.cjs') && line.includes(dataDir))
    .map((line) => Number.parseInt(line, 10))
}

export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
