/** `npm run bench`: prepares the inputs, measures everything, and writes out/bench/bench.md and bench.svg. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copiedCorpus, generatedExport, type Input } from './inputs'
import { chart, markdown, type Table } from './report'
import { measureAll } from './run'
import { STAGE_2, SUBJECTS } from './subject'

const ROOT = resolve(__dirname, '../../..')
const OUT = join(ROOT, 'out/bench')
const PEERS = join(OUT, 'peers')
const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 3 : 5
/** 34 MB each. */
const COPIES = isQuick ? 3 : 9
const PATIENTS = isQuick ? 200 : 1000
const WORKERS = [1, 2] as const

const note = (line: string): void => void process.stderr.write(`${line}\n`)

/** Beside the checkout's own packages, never among them. Without scripts: what needs a compiler is left out. */
const installPeers = (): string[] => {
  mkdirSync(PEERS, { recursive: true })
  if (!existsSync(join(PEERS, 'package.json'))) writeFileSync(join(PEERS, 'package.json'), '{ "private": true }\n')
  const missing = SUBJECTS.filter(
    (one) => one.package !== undefined && !existsSync(join(PEERS, 'node_modules', one.name.split(',')[0] ?? '')),
  )
  return missing.flatMap(({ name, package: wanted = '' }) => {
    try {
      const args = ['install', '--prefix', PEERS, '--ignore-scripts', '--no-audit', '--no-fund', wanted]
      execFileSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' })
      return []
    } catch {
      return [`${name}: npm could not install ${wanted}`]
    }
  })
}

const measureInput = async (input: Input, small: Input): Promise<Table> => {
  note(`${input.name}: ${input.documents} documents, ${(input.bytes / 1e6).toFixed(0)} MB`)
  const wanted = SUBJECTS.flatMap((subject) =>
    WORKERS.map((workers) => ({ subject, workers, folder: (subject.isSlow ? small : input).folder })),
  )
  return { input, rows: await measureAll(wanted, ROUNDS, note) }
}

const main = async (): Promise<void> => {
  const skipped = installPeers()
  const corpus = resolve(ROOT, '../shared/corpus')
  const once = copiedCorpus(corpus, join(OUT, 'input/once'), 1)
  const copies = copiedCorpus(corpus, join(OUT, 'input/copies'), COPIES)
  const generated = await generatedExport(join(OUT, 'input/generated'), PATIENTS)
  const tables: Table[] = []
  if (once === undefined || copies === undefined) skipped.push(`real documents: ${corpus} is not there`)
  else tables.push(await measureInput(copies, once))
  tables.push(await measureInput(generated, generated))
  const workers = WORKERS.length
  const [stage2] = await measureAll(
    [{ subject: { name: STAGE_2, usesAllCores: true }, workers, folder: generated.folder }],
    ROUNDS,
    note,
  )
  const [first] = tables
  if (stage2 === undefined || first === undefined) throw new Error('nothing was measured')
  const text = markdown({ rounds: ROUNDS, tables, stage2, skipped })
  writeFileSync(join(OUT, 'bench.md'), `${text}\n`)
  writeFileSync(join(OUT, 'bench.svg'), chart(first))
  process.stdout.write(`${text}\n`)
  note(`${join(OUT, 'bench.md')}, ${statSync(join(OUT, 'bench.md')).size} bytes, and bench.svg`)
}

main().catch((error: unknown) => {
  note(String(error))
  process.exitCode = 1
})
