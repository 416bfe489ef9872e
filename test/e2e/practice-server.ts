/** The practice workspace as a server of its own, as `headless practice` runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ROOT } from './app'

export const HEADLESS = join(ROOT, 'out/main/headless.cjs')

export interface Key {
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
}
export interface PracticeServer extends Key {
  readonly port: number
  readonly dataDir: string
  stop(): Promise<void>
}

/** The same folder has the same key. Port 0: any free one. */
export async function startServer(
  dataDir: string,
  port: number,
  ...more: readonly '--plain'[]
): Promise<PracticeServer> {
  const args = [HEADLESS, 'practice', '--port', `${port}`, '--data', dataDir, ...more]
  const child: ChildProcess = spawn(process.execPath, args)
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  const key = JSON.parse(line.toString()) as Key
  const stop = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { ...key, port: Number(new URL(key.url).port), dataDir, stop }
}
