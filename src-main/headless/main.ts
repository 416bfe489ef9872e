/** The engine without a window, for tests, benchmarks and support. Not part of the packaged app. */
import { join, resolve } from 'node:path'
import { fail, type Result } from '../../src-preload/contract/result'
import { attempt } from '../pipeline/attempt'
import type { Context } from '../pipeline/context'
import { closeContext, createContext } from '../pipeline/create-context'
import { practice } from './commands/practice'
import { sample } from './commands/sample'
import { showPatients, showReview } from './commands/show'
import { stage1 } from './commands/stage1'
import { stage2 } from './commands/stage2'
import { createKeyFile } from './key-file'
import { type Command, type CommandLine, folderOf, readCommandLine, USAGE } from './options'
import { createProgress, explained, note, printJson } from './output'

/** True: exit 0. */
type Outcome = Promise<Result<boolean>>

const WITH_DATA: Readonly<Partial<Record<Command, (context: Context, line: CommandLine) => Outcome>>> = {
  stage1,
  stage2,
  patients: showPatients,
  review: showReview,
}
const ALONE: Readonly<Partial<Record<Command, (line: CommandLine) => Outcome>>> = { practice, sample }

const inFolder = async (line: CommandLine, work: (context: Context) => Outcome): Outcome => {
  const dataDir = folderOf(line.options)
  if (dataDir === undefined) return fail('bad_request')
  const context = await createContext({
    dataDir,
    // Beside out/, as in a checkout.
    resourcesDir: join(__dirname, '../../resources'),
    appVersion: process.env.npm_package_version ?? '0',
    keychain: 'key file',
    keys: createKeyFile(resolve(line.options['key-file'] ?? join(dataDir, 'headless.key'))),
    workerFile: join(__dirname, 'parse-worker.cjs'),
    publish: createProgress(),
    now: () => new Date(),
  })
  if (!context.ok) return context
  try {
    return await work(context.value)
  } finally {
    await closeContext(context.value)
  }
}

const run = async (line: CommandLine): Outcome => {
  const withData = WITH_DATA[line.command]
  if (withData !== undefined) return inFolder(line, (context) => withData(context, line))
  return ALONE[line.command]?.(line) ?? fail('bad_request')
}

const main = async (): Promise<void> => {
  const line = readCommandLine(process.argv.slice(2))
  if (!line.ok || line.value.options.help === true) {
    note(USAGE)
    process.exitCode = line.ok ? 0 : 1
    return
  }
  const result = await attempt(() => run(line.value))
  if (!result.ok) await printJson({ failure: explained(result.failure) })
  process.exitCode = result.ok && result.value ? 0 : 1
}

void main()
