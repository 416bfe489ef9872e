/** One row a request: channel → the zod of its one argument. Answers stand in `Answers` under the same name. */
import { z } from 'zod'
import { type AuditRow, TRAIL_FORMATS, type TrailView } from './audit'
import type { Channel } from './channels'
import type { DifferenceView } from './difference'
import type { ContactsPreview, ImageView, SourceView, UnmatchedFile } from './file-views'
import { READ_BACKS } from './read-back'
import type { ReceiptView } from './receipt-view'
import { FieldAnswer } from './required-fields'
import type { Result } from './result'
import { LOCK_MINUTES, type LockView, type SecurityView, type SupportFacts } from './security'
import type { UpdateView } from './update'
import type {
  AppView,
  ContactRow,
  DumpRow,
  DumpView,
  IntegrationView,
  Page,
  PatientRow,
  PatientView,
  ProviderRow,
  ReviewView,
  SettingsView,
} from './views'
import { PATIENT_FILTERS, PATIENT_SORTS, TABLES } from './views'

const none = z.undefined()
const dump = z.strictObject({ dumpId: z.string().min(1).max(64) })
const text = z.string().max(200)
const SHA256 = /^[0-9a-f]{64}$/
const pageOf = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500), search: text.optional() }

/** `main:` is answered by the shell (dialogs, keychain, printing); everything else by the engine. */
export const REQUESTS = {
  'app:state': none,
  'workspace:choose': z.strictObject({ kind: z.enum(['practice', 'a2v2']) }),
  'workspace:integration': none,
  'credentials:save': z.strictObject({
    apiKey: z.string().trim().min(8).max(512),
    apiSecret: z.string().trim().min(8).max(512),
    baseUrl: z.url().max(500).optional(),
  }),
  'credentials:forget': none,
  'settings:save': z.strictObject({
    enabled: z.boolean(),
    organisationId: z.string().trim().min(1).max(100),
    organisationName: z.string().trim().max(200),
    defaultProviderUserId: text.optional(),
  }),
  /** Only for a store that cannot be opened: it is kept under another name, and a new one takes its place. */
  'store:set-aside': z.strictObject({ store: z.enum(['workspace', 'practice']) }),
  'dumps:list': none,
  'dump:create': z.strictObject({ chatbotId: text.min(1) }),
  'dump:get': dump,
  'dump:cancel': dump,
  'dump:discard': dump,
  'files:add': dump.extend({ paths: z.array(z.string().min(1).max(4096)).min(1).max(1000) }),
  'files:sample': dump,
  'files:remove': dump.extend({ sourceId: z.number().int() }),
  'files:unmatched': dump.extend({ offset: pageOf.offset, limit: pageOf.limit }),
  'files:assign': dump.extend({ fileId: z.number().int(), key: z.string().max(200).optional() }),
  'main:files:choose': dump.extend({ kind: z.enum(['folder', 'files']) }),
  'main:given:names': none,
  'main:given:add': dump,
  'main:given:forget': none,
  'stage1:start': dump,
  'stage1:pause': dump,
  'stage1:retry': dump,
  'review:get': dump,
  'patients:page': dump.extend({
    ...pageOf,
    filter: z.enum(PATIENT_FILTERS),
    /** The provider whom the patients are attributed to. */
    npi: z.string().max(100).optional(),
    sort: z.enum(PATIENT_SORTS),
    descending: z.boolean(),
  }),
  'patient:get': dump.extend({ key: z.string().max(200) }),
  'patient:source': dump.extend({
    key: z.string().max(200),
    file: z.string().max(4096),
    section: z.string().max(1000),
    entry: z.number().int().min(0),
  }),
  'patient:file': dump.extend({ sha256: z.string().regex(SHA256) }),
  'patient:difference': dump.extend({ key: z.string().max(200) }),
  'patient:exclude': dump.extend({ key: z.string().max(200), excluded: z.boolean() }),
  'contacts:preview': dump.extend({ path: z.string().min(1).max(4096) }),
  'contacts:apply': dump.extend({ path: z.string().min(1).max(4096), sha256: z.string().regex(SHA256) }),
  'main:contacts:choose': dump,
  'providers:list': z.strictObject({ dumpId: z.string().max(64).optional() }),
  'providers:map': z.strictObject({
    npi: z.string().min(1).max(100),
    strategy: z.enum(['exact', 'fallback', 'skip']).optional(),
    userId: text.optional(),
  }),
  /** Without an answer the field is asked again. */
  'fields:answer': dump.extend({ key: text.min(1), answer: FieldAnswer.optional() }),
  'stage2:approve': dump,
  'stage2:start': dump.extend({ readBack: z.enum(READ_BACKS).optional() }),
  'stage2:pause': dump,
  'stage2:retry': dump,
  'stage2:undo': dump,
  'receipt:get': dump,
  'table:get': dump.extend({ table: z.enum(TABLES) }),
  'main:receipt:print': dump,
  'main:receipt:pdf': dump,
  'main:table:save': dump.extend({ table: z.enum(TABLES) }),
  'records:page': z.strictObject({ chatbotId: text.min(1), ...pageOf }),
  'audit:page': z.strictObject({
    offset: pageOf.offset,
    limit: pageOf.limit,
    dumpId: z.string().min(1).max(64).optional(),
  }),
  'audit:verify': none,
  'audit:text': z.strictObject({ format: z.enum(TRAIL_FORMATS) }),
  'main:audit:save': z.strictObject({ format: z.enum(TRAIL_FORMATS) }),
  'main:update:get': none,
  'main:update:install': none,
  'security:save': z.strictObject({ lockAfterMinutes: z.literal(LOCK_MINUTES), screenProtection: z.boolean() }),
  'support:facts': none,
  'main:support:show': none,
  'main:support:save': none,
  'main:lock:state': none,
  'main:lock:now': none,
  'main:lock:unlock': z.strictObject({ secret: z.string().trim().min(1).max(512).optional() }),
  'main:activity': none,
  'main:guide:open': none,
} as const satisfies Record<Channel, z.ZodType>

export interface Answers {
  'app:state': AppView
  'workspace:choose': AppView
  'workspace:integration': IntegrationView
  'credentials:save': IntegrationView
  'credentials:forget': AppView
  'settings:save': SettingsView
  'store:set-aside': AppView
  'dumps:list': readonly DumpRow[]
  'dump:create': DumpView
  'dump:get': DumpView
  'dump:cancel': DumpView
  'dump:discard': readonly DumpRow[]
  'files:add': DumpView
  'files:sample': DumpView
  'files:remove': DumpView
  'files:unmatched': Page<UnmatchedFile>
  'files:assign': ReviewView
  /** Undefined when the dialog was closed without a choice. */
  'main:files:choose': DumpView | undefined
  /** Names of files given to the app from outside, which wait for an import. Their paths stay in main. */
  'main:given:names': readonly string[]
  'main:given:add': DumpView
  'main:given:forget': readonly string[]
  'stage1:start': DumpView
  'stage1:pause': DumpView
  'stage1:retry': DumpView
  'review:get': ReviewView
  'patients:page': Page<PatientRow>
  'patient:get': PatientView
  'patient:source': SourceView
  /** A picture of at most 5 MB, for the window to scale. */
  'patient:file': ImageView
  /** Read from the workspace: two or three requests. */
  'patient:difference': DifferenceView
  'patient:exclude': ReviewView
  'contacts:preview': ContactsPreview
  'contacts:apply': ReviewView
  /** Undefined when the dialog was closed without a choice. */
  'main:contacts:choose': ContactsPreview | undefined
  'providers:list': readonly ProviderRow[]
  'providers:map': readonly ProviderRow[]
  'fields:answer': ReviewView
  'stage2:approve': DumpView
  'stage2:start': DumpView
  'stage2:pause': DumpView
  'stage2:retry': DumpView
  /** Archives the contacts which this run created. */
  'stage2:undo': DumpView
  'receipt:get': ReceiptView
  /** The text of the file. */
  'table:get': string
  'main:receipt:print': { readonly printed: boolean }
  /** Whether the owner saved it; the path stays in main. */
  'main:receipt:pdf': { readonly saved: boolean }
  'main:table:save': { readonly saved: boolean }
  'records:page': Page<ContactRow>
  /** Newest first; `dumps`: every import that the trail knows. */
  'audit:page': Page<AuditRow> & { readonly dumps: readonly string[] }
  'audit:verify': TrailView
  /** The whole trail with its chain, as the text of a file. */
  'audit:text': string
  'main:audit:save': { readonly saved: boolean }
  'main:update:get': UpdateView
  'main:update:install': UpdateView
  'security:save': SecurityView
  'support:facts': SupportFacts
  /** The text of the bundle; saving keeps the text that was shown last. */
  'main:support:show': string
  'main:support:save': { readonly saved: boolean }
  'main:lock:state': LockView
  'main:lock:now': LockView
  /** Without a secret: by the system, or by the press alone where nothing can be asked for. */
  'main:lock:unlock': LockView
  /** Somebody is at the window. */
  'main:activity': undefined
  /** The owner's guide, in whatever opens web pages on this computer. */
  'main:guide:open': undefined
}

export type Args<C extends Channel> = z.infer<(typeof REQUESTS)[C]>
export type EngineChannel = Exclude<Channel, `main:${string}`>

/** Pushed to the window. While it is locked, those of dumps stay away. */
export interface Events {
  'dump:changed': DumpView
  /** By the shell: files were dropped on the app's icon, or opened with it. */
  'files:given': { readonly names: readonly string[] }
  /** The engine was lost; `restarted` says whether it is back. */
  'engine:lost': { readonly restarted: boolean }
  'update:changed': UpdateView
  'security:changed': SecurityView
  /** Without the methods: the lock screen asks for them. */
  'lock:changed': LockView
  /** Chosen in the Help menu. */
  'menu:show': { readonly screen: 'audit' | 'support' }
}
export type EventName = keyof Events
/** The others come from the shell. */
export type EngineEventName = Exclude<EventName, `${'update' | 'lock' | 'menu'}:${string}`>

/** What the preload exposes as `window.tebraImport`. */
export interface ImportApi {
  call<C extends Channel>(channel: C, ...args: Args<C> extends undefined ? [] : [Args<C>]): Promise<Result<Answers[C]>>
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
  /** The real paths of dropped files, for `files:add`. */
  pathsOf(files: readonly object[]): string[]
}
