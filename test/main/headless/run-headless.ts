/** Runs the built headless engine as its users do: a process, its output, its exit code. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Program } from '../../bad-input/system-limits'

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface HeadlessOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Asked at every line of progress; true: kill -9. */
  readonly killAt?: (stderr: string) => boolean
}

export const runHeadless = (bundle: string, args: readonly string[], options?: HeadlessOptions): Promise<Finished> =>
  runProgram({ command: process.execPath, args: [bundle, ...args] }, options)

export const runProgram = async (
  { command, args }: Program,
  { env = {}, killAt = () => false }: HeadlessOptions = {},
): Promise<Finished> => {
  const child = spawn(command, args, { env: { ...process.env, ...env } })
  const output: { stdout: Buffer[]; stderr: string } = { stdout: [], stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => output.stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString()
    if (killAt(output.stderr)) child.kill('SIGKILL')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout: Buffer.concat(output.stdout).toString(), stderr: output.stderr }
}

/** The one JSON value of a command that has to succeed. */
export const answerOf = <T>({ code, stdout, stderr }: Finished): T => {
  if (code !== 0) throw new Error(`exit ${code}: ${stdout.slice(0, 500)} ${stderr.slice(-500)}`)
  return JSON.parse(stdout) as T
}
