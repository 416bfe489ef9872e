/**
 * An owner who wants one thing: this export imported (and then undone, or discarded). Looks where things stand and
 * takes the next step, so that it goes on after anything; what it ends with is held against an undisturbed run.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PRACTICE_MIGRATIONS } from '../../src-main/staging/migrations/practice'
import { openStore } from '../../src-main/staging/open'
import { sql } from '../../src-main/staging/sql'
import type { ReceiptView } from '../../src-preload/contract/receipt-view'
import type { DumpView } from '../../src-preload/contract/views'
import { everyone, patient } from '../main/pipeline/people'
import { HART, OWNER, PDF, STRANGER } from '../main/pipeline/stage2'
import { CHATBOT, ORGANISATION, writeExport } from '../main/pipeline/temporary-context'
import type { EngineProcess, Keychain } from './engine-process'

const PATIENTS = 14
export type Ending = 'imported' | 'undone' | 'discarded'
export const STEPS = [
  'start',
  'settings',
  'create',
  'add',
  'parse',
  'review',
  'approve',
  'upload',
  'undo',
  'discard',
] as const
export type Step = (typeof STEPS)[number]

/** Patients with files, one without a way to reach them, one in two documents, and two providers. */
export const writeTortureExport = (folder?: string): string =>
  writeExport(
    Object.fromEntries(
      Array.from({ length: PATIENTS }, (_, n): [string, Buffer | ReturnType<typeof patient>][] => {
        const npi = [HART.npi, STRANGER][n % 2] ?? ''
        const { phone: _phone, ...unreachable } = patient(n)
        const document = { ...(n === 3 ? unreachable : patient(n)), npi, problems: ['Asthma', `Problem ${n}`] }
        return [
          [`${n}/doc.ccda`, document],
          ...(n === 5 ? ([[`${n}/older.ccda`, { ...document, time: '20200101', problems: ['Older'] }]] as const) : []),
          [`${n}/scan.pdf`, Buffer.concat([PDF, Buffer.from(`%${n}`)])],
        ] as [string, Buffer | ReturnType<typeof patient>][]
      }).flat(),
    ),
    folder,
  )

export interface Wish {
  readonly source: string
  readonly ending: Ending
  /** Told before each step. */
  readonly onStep?: (step: Step) => void
}

const POLL_MS = 15

const untilRested = async (engine: EngineProcess, dumpId: string): Promise<DumpView> => {
  for (;;) {
    const view = await engine.call('dump:get', { dumpId })
    if (!view.running) return view
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A stage that rested with a failure is not tried again by itself: the owner reads why. */
export class Stopped extends Error {
  readonly view: DumpView
  constructor(view: DumpView) {
    super(`stopped at ${view.stage}: ${JSON.stringify(view.failure)}`)
    this.view = view
  }
}

const review = async (engine: EngineProcess, dumpId: string): Promise<void> => {
  const { rows } = await engine.call('patients:page', { dumpId, ...everyone })
  const leftOut = rows.find(({ name }) => name.includes('Given1 '))
  if (leftOut === undefined) throw new Error('the patient to leave out is not there')
  await engine.call('patient:exclude', { dumpId, key: leftOut.key, excluded: true })
  await engine.call('providers:map', { npi: HART.npi, strategy: 'exact', userId: HART.id })
  await engine.call('providers:map', { npi: STRANGER, strategy: 'fallback' })
}

/** First start, as far as it is still to be done. */
export const prepare = async (engine: EngineProcess, { onStep }: Wish): Promise<void> => {
  onStep?.('start')
  const app = await engine.call('app:state')
  onStep?.('settings')
  if (app.workspace === undefined) await engine.call('workspace:choose', { kind: 'practice' })
  if (app.settings.organisationId !== '') return
  const organisation = { organisationId: ORGANISATION, organisationName: 'Invented Clinic' }
  await engine.call('settings:save', { enabled: true, ...organisation, defaultProviderUserId: OWNER })
}

const rested = async (engine: EngineProcess, dumpId: string): Promise<void> => {
  const view = await untilRested(engine, dumpId)
  if (view.failure !== undefined) throw new Stopped(view)
}

/** One step on from where the dump stands; true at the end. */
const stepOn = async (engine: EngineProcess, view: DumpView, wish: Wish): Promise<boolean> => {
  const { id: dumpId, stage, sources } = view
  const { onStep = () => undefined, source, ending } = wish
  if (stage === 'collecting' && sources.length === 0) {
    onStep('add')
    await engine.call('files:add', { dumpId, paths: [source] })
  } else if (stage === 'collecting' || stage === 'parsing') {
    onStep('parse')
    await engine.call('stage1:start', { dumpId })
    await rested(engine, dumpId)
  } else if (stage === 'parsed') {
    // Files that were not read are named there.
    if (view.failedFileCount > 0) throw new Stopped(view)
    onStep('review')
    await review(engine, dumpId)
    onStep('approve')
    await engine.call('stage2:approve', { dumpId })
  } else if (stage !== 'completed') {
    onStep('upload')
    await engine.call('stage2:start', { dumpId })
    await rested(engine, dumpId)
  } else if (ending === 'discarded') {
    onStep('discard')
    await engine.call('dump:discard', { dumpId })
    return true
  } else if (ending === 'undone') return undo(engine, dumpId, onStep)
  else return true
  return false
}

const undo = async (engine: EngineProcess, dumpId: string, onStep: (step: Step) => void): Promise<boolean> => {
  const { undone, patients } = await engine.call('receipt:get', { dumpId })
  if (undone?.archived === patients.created) return true
  onStep('undo')
  await engine.call('stage2:undo', { dumpId })
  await rested(engine, dumpId)
  return false
}

/** From wherever things stand to the end. Discarded: ends when the list is empty after a dump was completed. */
export const goOn = async (engine: EngineProcess, wish: Wish, progress: { discarding: boolean }): Promise<void> => {
  await prepare(engine, wish)
  for (;;) {
    const [row] = await engine.call('dumps:list')
    if (row === undefined && progress.discarding) return
    if (row === undefined) {
      wish.onStep?.('create')
      await engine.call('dump:create', { chatbotId: CHATBOT })
      continue
    }
    // The owner presses Discard again on a dump that a kill left half discarded.
    if (progress.discarding) {
      await engine.call('dump:discard', { dumpId: row.id })
      return
    }
    const view = await untilRested(engine, row.id)
    progress.discarding = view.stage === 'completed' && wish.ending === 'discarded'
    if (await stepOn(engine, view, wish)) return
  }
}

/** Of the run, not of what it did. */
const PASSING: ReadonlySet<string> = new Set([
  'dumpId',
  'contactId',
  'createdAt',
  'updatedAt',
  'startedAt',
  'finishedAt',
])
const lasting = (text: string): unknown =>
  JSON.parse(text, (name, value: unknown) => (PASSING.has(name) ? undefined : value))

export interface Outcome {
  readonly receipt: unknown
  readonly dumps: number
  readonly dumpFiles: readonly string[]
  readonly dumpKeys: number
  /** Contact ids: more than contacts means that one was made twice. */
  readonly contactIds: number
  readonly workspace: Readonly<Record<string, unknown>>
}

const shelfOf = (dataDir: string, { entries }: Keychain): { kind: string; id: string; json: string }[] => {
  const file = join(dataDir, 'practice.db')
  const key = Buffer.from(entries.get('practice') ?? '', 'hex')
  const opened = openStore({ file, key, migrations: PRACTICE_MIGRATIONS })
  if (!opened.ok) throw new Error(`the practice workspace: ${opened.failure.code}`)
  try {
    return opened.value.all(sql`SELECT kind, id, json FROM shelf ORDER BY kind, id`)
  } finally {
    opened.value.close()
  }
}

const KEPT: ReadonlySet<string> = new Set(['contact', 'contact-name', 'clinical', 'file'])

/** An item that was sent again stands behind the others: the order says nothing. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(inner)]))
}

/** What is left when the engine is closed; `engine` is killed for it. */
export const outcomeOf = async (engine: EngineProcess, dataDir: string, keychain: Keychain): Promise<Outcome> => {
  const dumps = await engine.call('dumps:list')
  const [dump] = dumps
  const receipt = dump && (await engine.call('receipt:get', { dumpId: dump.id }))
  await engine.kill()
  const shelf = shelfOf(dataDir, keychain)
  const folder = join(dataDir, 'dumps')
  const files = existsSync(folder) ? readdirSync(folder) : []
  return {
    receipt: receipt && lasting(JSON.stringify(receipt satisfies ReceiptView)),
    dumps: dumps.length,
    dumpFiles: files.filter((name) => dump === undefined || !name.startsWith(dump.id)),
    dumpKeys: [...keychain.entries.keys()].filter((name) => name.startsWith('dump:')).length,
    contactIds: shelf.filter(({ kind }) => kind === 'contact-id').length,
    workspace: Object.fromEntries(
      shelf.filter(({ kind }) => KEPT.has(kind)).map(({ kind, id, json }) => [`${kind} ${id}`, inOrder(lasting(json))]),
    ),
  }
}
