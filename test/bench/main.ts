/** `npm run bench`, all but the window: prepares the inputs, measures, and keeps the figures in out/bench/results.json. */
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ratiosOf } from './figures'
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

const addTable = async (documents: Input): Promise<void> => {
  note(`${documents.name}: ${documents.documents} documents, ${(documents.bytes / 1e6).toFixed(0)} MB`)
  const { folder } = documents
  const wanted = SUBJECTS.flatMap((subject) => WORKERS.map((workers) => ({ subject, workers, folder })))
  results.tables.push({ input: documents, rows: await measureAll(wanted, plan.rounds, note) })
}

const corpus = (name: string, copies: number): Input => {
  const copied = copiedCorpus(CORPUS, input(name), { copies, everyNth: plan.everyNth })
  if (copied === undefined) throw new Error(`${CORPUS} is not there`)
  return copied
}

const realDocuments = (): Promise<void> => addTable(corpus('copies', plan.copies))

const generated = async (): Promise<void> => addTable(await generatedExport(input('generated'), plan.patients))

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
  if (plan.longRunCopies === undefined) throw new Error('only with --full')
  const copied = corpus('long', plan.longRunCopies)
  const { folder } = copied
  const fastest = ratiosOf(results.tables[0]?.rows ?? []).fastestPeer
  const wanted = [
    { subject: { name: SAX }, workers: 1, folder },
    ...WORKERS.map((workers) => ({ subject: engine(STAGE_1), workers, folder })),
    ...SUBJECTS.filter(({ name }) => name === fastest).map((subject) => ({ subject, workers: 1, folder })),
  ]
  results.longRun = { input: copied, rows: await measureAll(wanted, 1, note) }
}

/** `left`: its input, which is large and nobody's afterwards. */
const PARTS: readonly { readonly name: string; readonly work: () => Promise<void>; readonly left: string[] }[] = [
  { name: 'real documents', work: realDocuments, left: [] },
  { name: 'generated export', work: generated, left: [] },
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
