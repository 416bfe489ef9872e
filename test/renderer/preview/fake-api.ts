/** `window.tebraImport` with invented data and no engine. A scene says what fails and what hangs. */
import type { Answers, Args, Events, ImportApi } from '../../../src-preload/contract/api'
import type { Channel } from '../../../src-preload/contract/channels'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { DumpView, PatientRow, ProviderRow } from '../../../src-preload/contract/views'
import { auditHandlers, lockHandlers } from './audit'
import { fileHandlers } from './files'
import { CLARAS_INDEX, contactAt, patientAt } from './people'
import { RECORD } from './record'
import { DIFFERENCE, PROVIDERS, reviewOf } from './review'
import type { Scene } from './scenes/scene'
import { SETTLED } from './variants'
import {
  APP,
  APPROVED,
  COLLECTED,
  COLLECTING,
  COMPLETED,
  INTEGRATION,
  MAPPING,
  OWN_CLINIC,
  PARSED,
  PARSING,
  RECEIPT,
  ROWS,
} from './views'

type Handlers = { readonly [C in Channel]: (args: never) => Answers[C] }

const ANSWER_MS = 40
let openCalls = 0
/** Whether every call has its answer, but for those that hang on purpose. */
export const isAnswered = (): boolean => openCalls === 0

const fixedHandlers = ({ answers = {} }: Scene) =>
  Object.fromEntries(Object.entries(answers).map(([channel, answer]) => [channel, () => answer]))

export function createFakeApi(scene: Scene): ImportApi {
  const handlers: Handlers = { ...createHandlers(scene), ...fixedHandlers(scene) }
  return {
    call: async <C extends Channel>(channel: C, ...args: unknown[]): Promise<Result<Answers[C]>> => {
      if (scene.hangs?.includes(channel)) return new Promise(() => undefined)
      openCalls += 1
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
      openCalls -= 1
      const code = scene.fails?.[channel]
      return code ? fail(code) : ok(handlers[channel](args[0] as never))
    },
    on: (event, listener) => {
      if (scene.lost && event === 'engine:lost') {
        const lost: Events['engine:lost'] = { restarted: scene.lost === 'back' }
        setTimeout(() => (listener as (payload: Events['engine:lost']) => void)(lost), 50)
      }
      return () => undefined
    },
    pathsOf: (files) => files.map((_, index) => `/dropped/${index}`),
  }
}

/** The rows of a page; `key` is what the rows are counted by. */
function page<T>(total: number, { offset, limit }: { offset: number; limit: number }, at: (index: number) => T) {
  return {
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => at(offset + index)),
  }
}

const FILTER_PARTS: Readonly<Record<string, (row: PatientRow) => boolean>> = {
  missing_contact: (row) => row.missingContact,
  repeat: (row) => row.repeat,
  conflict: (row) => row.conflict,
  warnings: (row) => row.warnings > 0,
  importable: (row) => !row.missingContact && !row.conflict,
}

type RowAt = (index: number) => PatientRow
type PatientsArgs = Args<'patients:page'>

function patientsPage(total: number, rowAt: RowAt, args: PatientsArgs) {
  if (args.filter === 'failed') {
    return page(
      2,
      args,
      (index): PatientRow => ({
        ...rowAt(index + 3),
        upload: 'failed',
        uploadFailure: { code: index === 0 ? 'no_provider_mapping' : 'refused_by_workspace' },
      }),
    )
  }
  const rows = sorted(total, rowAt, args)
  const fits = FILTER_PARTS[args.filter] ?? (() => true)
  const search = (args.search ?? '').toLowerCase()
  const found = rows.filter((row) => fits(row) && row.name.toLowerCase().includes(search))
  return page(found.length, args, (index) => found[index]!)
}

/** The last order, since it is asked for page by page. */
let order: { readonly name: string; readonly rows: readonly PatientRow[] } = { name: '', rows: [] }

const familyFirst = (name: string): string => {
  const words = name.split(' ')
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

function sorted(total: number, rowAt: RowAt, { sort, descending }: PatientsArgs): readonly PatientRow[] {
  const name = `${total} ${sort} ${descending}`
  if (order.name === name) return order.rows
  const sign = descending ? -1 : 1
  const keyOf = (row: PatientRow) => (sort === 'name' ? familyFirst(row.name) : (row[sort] ?? ''))
  const rows = Array.from({ length: total }, (_, index) => rowAt(index)).sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    return a === b ? 0 : a < b ? -sign : sign
  })
  order = { name, rows }
  return rows
}

function createHandlers(scene: Scene): Handlers {
  const total = scene.patients ?? 36
  const rowAt: RowAt = (index) => (scene.row ?? ((row) => row))(patientAt(index))
  let app = scene.app ?? APP
  let dump: DumpView = scene.dump ?? COLLECTING
  let providers: readonly ProviderRow[] = scene.empty ? [] : scene.ready ? SETTLED : PROVIDERS
  const review = reviewOf(total, scene.ready === true)
  const become = (next: DumpView) => {
    dump = next
    return dump
  }
  const integration = {
    ...INTEGRATION,
    ...(scene.role ? { role: scene.role } : {}),
    organisation: app.workspace === 'a2v2' ? OWN_CLINIC : INTEGRATION.organisation,
  }
  return {
    'app:state': () => app,
    'store:set-aside': () => app,
    'workspace:choose': ({ kind }: { kind: 'practice' | 'a2v2' }) => (app = { ...app, workspace: kind }),
    'workspace:integration': () => integration,
    'credentials:save': () => integration,
    'credentials:forget': () => (app = { ...app, credentials: false }),
    'settings:save': (settings: typeof APP.settings) => settings,
    'dumps:list': () => (scene.empty ? [] : ROWS.map((row) => ({ ...row, workspace: app.workspace ?? 'practice' }))),
    'dump:create': () => become(COLLECTING),
    'dump:get': () => dump,
    'dump:cancel': () => become({ ...dump, stage: 'cancelled', running: false }),
    'dump:discard': ({ dumpId }: { dumpId: string }) => ROWS.filter(({ id }) => id !== dumpId),
    'files:add': () => become(COLLECTED),
    'files:sample': () => become(COLLECTED),
    'files:remove': ({ sourceId }: { sourceId: number }) =>
      become({ ...dump, sources: dump.sources.filter(({ id }) => id !== sourceId) }),
    'main:files:choose': () => become(COLLECTED),
    'main:given:names': () => scene.given ?? [],
    'main:given:add': () => become(COLLECTED),
    'main:given:forget': () => [],
    'stage1:start': () => become(PARSING),
    'stage1:pause': () => become({ ...PARSING, running: false }),
    'stage1:retry': () => become(PARSED),
    'review:get': () => review,
    'patients:page': (args: PatientsArgs) => patientsPage(total, rowAt, args),
    'patient:get': ({ key }: { key: string }) => ({
      ...rowAt(CLARAS_INDEX),
      key,
      record: RECORD,
      balance: { entries: 27, read: 25, accounted: 2, unread: 0 },
    }),
    'patient:difference': () => DIFFERENCE,
    'patient:exclude': () => review,
    ...fileHandlers(review),
    'fields:answer': () => review,
    'providers:list': () => providers,
    'providers:map': ({ npi, ...decision }: { npi: string; strategy?: ProviderRow['strategy']; userId?: string }) =>
      (providers = providers.map((row) => (row.npi === npi ? ({ ...row, ...decision } as ProviderRow) : row))),
    'stage2:approve': () => become(APPROVED),
    'stage2:start': () => become(MAPPING),
    'stage2:pause': () => become({ ...MAPPING, running: false }),
    'stage2:retry': () => become(COMPLETED),
    'stage2:undo': () => become(COMPLETED),
    'receipt:get': () => RECEIPT,
    'table:get': () => '',
    'main:table:save': () => ({ saved: true }),
    'main:receipt:print': () => ({ printed: true }),
    'main:receipt:pdf': () => ({ saved: true }),
    'main:update:get': () => scene.update ?? { state: 'none' },
    'main:update:install': () => ({ state: 'downloading', version: '1.4.0', share: 0.4 }),
    ...auditHandlers(scene.trailEntries ?? 214),
    ...lockHandlers(scene),
    'records:page': (args: { offset: number; limit: number }) => page(total, args, contactAt),
  }
}
