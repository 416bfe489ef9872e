/** `npm run bench`, all but the window: prepares the inputs, measures, and keeps the figures in out/bench/results.json. */
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copiedCorpus, generatedExport, type Input, manyPatients } from './inputs'
import { carriedFiles, longNarratives, manyEntries } from './large-documents'
import { installPeers } from './peers'
import { planOf } from './plan'
import type { Results } from './results'
import { measureAll, PINNED, type Wanted } from './run'
import { COSTS, SAX, STAGE_1, STAGE_2, SUBJECTS } from './subject'

const ROOT = resolve(__dirname, '../../..')
const OUT = join(ROOT, 'out/bench')
const CORPUS = resolve(ROOT, '../shared/corpus')
const WORKERS = [1, 2] as const
const BOTH = WORKERS.length

const args = process.argv.slice(2)
const plan = planOf(args)
/** The one part that is wanted. */
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
const input = (name: string): string => join(OUT, 'input', name)
const results: Results = { plan, pinned: PINNED, tables: [], largeDocuments: [], costs: [], skipped: [] }

const note = (line: string): void => void process.stderr.write(`${line}\n`)
const once = async (wanted: Omit<Wanted, 'workers'>) => (await measureAll([{ ...wanted, workers: BOTH }], 1, note))[0]
const engine = (name: string) => ({ name, usesAllCores: true }) as const

const addTable = async (large: Input, small: Input): Promise<void> => {
  note(`${large.name}: ${large.documents} documents, ${(large.bytes / 1e6).toFixed(0)} MB`)
  const wanted = SUBJECTS.flatMap((subject) =>
    WORKERS.map((workers) => ({ subject, workers, folder: (subject.isSlow ? small : large).folder })),
  )
  results.tables.push({ input: large, rows: await measureAll(wanted, plan.rounds, note) })
}

const realDocuments = async (): Promise<void> => {
  const { copies, everyNth } = plan
  const single = copiedCorpus(CORPUS, input('once'), { copies: 1, everyNth })
  const copied = copiedCorpus(CORPUS, input('copies'), { copies, everyNth })
  if (single === undefined || copied === undefined) throw new Error(`${CORPUS} is not there`)
  await addTable(copied, single)
}

const generated = async (): Promise<void> => {
  const large = await generatedExport(input('generated'), plan.patients)
  await addTable(large, await generatedExport(input('generated-small'), plan.patientsForPeers))
}

const stage2 = async (): Promise<void> => {
  const { folder } = await generatedExport(input('stage-2'), plan.stage2Patients)
  const [row] = await measureAll([{ subject: engine(STAGE_2), workers: BOTH, folder }], plan.rounds, note)
  if (row !== undefined) results.stage2 = row
}

const largeDocuments = async (): Promise<void> => {
  const made = [
    { name: 'many entries', folder: manyEntries(input('large'), plan.documentBytes) },
    { name: 'files carried inside', folder: carriedFiles(input('carried'), plan.documentBytes) },
    { name: 'long narratives', folder: longNarratives(input('words'), plan.documentBytes) },
  ]
  for (const { name, folder } of made) {
    const row = await once({ subject: engine(STAGE_1), folder })
    if (row !== undefined) results.largeDocuments.push({ name, row })
  }
}

const costs = async (): Promise<void> => {
  const folder = input('many')
  manyPatients(folder, plan.costFolders.at(-1) ?? 0, plan.patientsAFolder)
  for (const folders of plan.costFolders) {
    const row = await once({ subject: engine(COSTS), folder, folders })
    if (row !== undefined) results.costs.push(row)
  }
}

const longRun = async (): Promise<void> => {
  const { longRunCopies: copies, everyNth } = plan
  if (copies === undefined) throw new Error('only with --full')
  const copied = copiedCorpus(CORPUS, input('long'), { copies, everyNth })
  if (copied === undefined) throw new Error(`${CORPUS} is not there`)
  const { folder } = copied
  const wanted = [
    { subject: { name: SAX }, workers: 1, folder },
    ...WORKERS.map((workers) => ({ subject: engine(STAGE_1), workers, folder })),
  ]
  results.longRun = { input: copied, rows: await measureAll(wanted, 1, note) }
}

/** `left`: its input, which is large and nobody's afterwards. */
const PARTS: readonly { readonly name: string; readonly work: () => Promise<void>; readonly left: string[] }[] = [
  { name: 'real documents', work: realDocuments, left: ['once'] },
  { name: 'generated export', work: generated, left: ['generated-small'] },
  { name: 'Stage 2', work: stage2, left: ['stage-2'] },
  { name: 'single large documents', work: largeDocuments, left: ['large', 'carried', 'words'] },
  { name: 'cost a patient', work: costs, left: ['many'] },
  { name: 'long run', work: longRun, left: ['long'] },
]

const main = async (): Promise<void> => {
  results.skipped.push(...installPeers(join(OUT, 'peers')))
  for (const { name, work, left } of PARTS) {
    if (only !== undefined && only !== name) continue
    const startedMs = performance.now()
    try {
      await work()
    } catch (error) {
      results.skipped.push(`${name}: ${error instanceof Error ? error.message : 'failed'}`)
    }
    for (const folder of left) rmSync(input(folder), { recursive: true, force: true })
    writeFileSync(join(OUT, 'results.json'), JSON.stringify(results))
    note(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`)
  }
}

main().catch((error: unknown) => {
  note(String(error))
  process.exitCode = 1
})
