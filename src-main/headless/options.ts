/** The command line. One table for all commands; what a command does not know it refuses. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../src-preload/contract/result'

export const USAGE = `Usage: headless <command> [options]

  stage1 <path…> --data DIR [--dump ID [--retry]] [--organisation ID]
      Reads exports (folders, ZIPs, files). --dump goes on with an interrupted dump; --retry reads failed files again.
  patients --data DIR --dump ID
      Prints every staged patient record, one JSON a line.
  review --data DIR --dump ID
      Prints the preflight checklist and the dump preview.
  stage2 --data DIR --dump ID --to practice|URL [--approve-all] [--retry] [--chatbot ID] [--default-user ID]
         [--field KEY=VALUE | KEY=@FIELD]… [--read-back sample|all]
      Uploads what was approved and prints the receipt. --approve-all approves everything first: providers found by
      NPI are mapped, all others fall back to the default user (the Owner unless named). For a URL, A2V2_API_KEY and
      A2V2_API_SECRET are read from the environment. --field answers a field which the chatbot demands: a value for
      every patient, or @ and a field of the record such as @birthDate.
  practice --port N [--data DIR] [--plain]
      Runs the practice workspace until it is stopped; --plain as one that offers the published Open API alone.
  sample --patients N --seed S --out DIR [--zip] [--change N] [--mishaps]
      Writes a synthetic export: a folder, or a ZIP in it. --mishaps adds a patient id that stands for two people, and
      a visit on a day that no calendar has.

  --key-file FILE   keys are kept there instead of DIR/headless.key`

const OPTIONS = {
  data: { type: 'string' },
  'key-file': { type: 'string' },
  dump: { type: 'string' },
  organisation: { type: 'string' },
  to: { type: 'string' },
  'approve-all': { type: 'boolean' },
  retry: { type: 'boolean' },
  chatbot: { type: 'string' },
  'default-user': { type: 'string' },
  field: { type: 'string', multiple: true },
  'read-back': { type: 'string' },
  port: { type: 'string' },
  plain: { type: 'boolean' },
  patients: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  zip: { type: 'boolean' },
  change: { type: 'string' },
  mishaps: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const GLOBAL = ['key-file', 'help'] as const
export const COMMAND_OPTIONS = {
  stage1: ['data', 'dump', 'retry', 'organisation'],
  patients: ['data', 'dump'],
  review: ['data', 'dump'],
  stage2: ['data', 'dump', 'to', 'approve-all', 'retry', 'chatbot', 'default-user', 'field', 'read-back'],
  practice: ['port', 'data', 'plain'],
  sample: ['patients', 'seed', 'out', 'zip', 'change', 'mishaps'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>>
export type Command = keyof typeof COMMAND_OPTIONS

type Parsed = ReturnType<typeof parse>
export type Options = Parsed['values']
export interface CommandLine {
  readonly command: Command
  readonly paths: readonly string[]
  readonly options: Options
}

const parse = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true })

const isCommand = (name: string | undefined): name is Command => name !== undefined && name in COMMAND_OPTIONS

const isKnown = (command: Command, options: Options): boolean => {
  const known: readonly string[] = [...COMMAND_OPTIONS[command], ...GLOBAL]
  return Object.keys(options).every((name) => known.includes(name))
}

export const readCommandLine = (argv: readonly string[]): Result<CommandLine> => {
  try {
    const { values, positionals } = parse(argv)
    const [command, ...paths] = positionals
    if (!isCommand(command) || !isKnown(command, values)) return fail('bad_request')
    if (paths.length > 0 && command !== 'stage1') return fail('bad_request')
    return ok({ command, paths, options: values })
  } catch {
    return fail('bad_request')
  }
}

export const folderOf = ({ data }: Options): string | undefined => (data === undefined ? undefined : resolve(data))

/** Undefined when it is no whole number from `least` up. */
export const wholeNumber = (text: string | undefined, least: number): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined
