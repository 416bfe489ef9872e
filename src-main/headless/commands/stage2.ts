/** `stage2`: approves if told so, uploads, and prints the receipt. */
import { READ_BACKS } from '../../../src-preload/contract/read-back'
import { FieldAnswer } from '../../../src-preload/contract/required-fields'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ChatbotView, IntegrationView, WorkspaceKind } from '../../../src-preload/contract/views'
import type { Context } from '../../pipeline/context'
import { receipt } from '../../pipeline/done/receipt'
import { dumpRow, type OpenDump, openDump } from '../../pipeline/dump/open-dump'
import { stageOf } from '../../pipeline/dump/run'
import { retryFailed, startMap } from '../../pipeline/map/map'
import { approve } from '../../pipeline/review/approve'
import { answerField } from '../../pipeline/review/required-fields'
import { providersOf } from '../../pipeline/review/review'
import { saveSettings, settingsOf } from '../../pipeline/settings'
import { type Connection, connect, refreshRepeats } from '../../pipeline/workspace/connect'
import { retarget } from '../../staging/tables/dumps'
import { mapProvider } from '../../staging/tables/provider-mappings'
import type { CommandLine, Options } from '../options'
import { printJson } from '../output'

/** For a URL, key and secret come from the environment and are kept nowhere. */
const reachWorkspace = (context: Context, to: string): Result<WorkspaceKind> => {
  if (to === 'practice') return ok('practice')
  const { A2V2_API_KEY: apiKey, A2V2_API_SECRET: apiSecret } = process.env
  if (apiKey === undefined || apiSecret === undefined) return fail('credentials_missing')
  context.workspace.use({ baseUrl: to, apiKey, apiSecret })
  return ok('a2v2')
}

const chatbotFor = ({ integration, isPlain }: Connection, wanted: string | undefined): ChatbotView | undefined => {
  const { chatbots } = integration
  if (isPlain) return wanted === undefined ? undefined : { id: wanted, name: wanted, kind: '' }
  if (wanted !== undefined) return chatbots.find(({ id }) => id === wanted)
  return chatbots.find(({ kind }) => kind === 'Medical Agent') ?? chatbots[0]
}

/** Before the approval a dump may still be sent anywhere; afterwards only where it was approved for. */
const aim = (
  context: Context,
  { id }: OpenDump,
  kind: WorkspaceKind,
  chatbot: ChatbotView,
  isOpen: boolean,
): Result<true> => {
  const { workspace, chatbot: now } = dumpRow(context, id)
  if (workspace === kind && now.id === chatbot.id) return ok(true)
  if (!isOpen) return fail('wrong_step')
  retarget(context.store, id, kind, chatbot)
  return ok(true)
}

const ownerOf = ({ users }: IntegrationView): string | undefined => users.find(({ role }) => role === 'Owner')?.id

/** What `--approve-all` decides in the owner's place: providers found by NPI, and the default user for all others. */
const decide = (context: Context, open: OpenDump, { integration }: Connection, options: Options): void => {
  const { workspace, organisation } = dumpRow(context, open.id)
  for (const { npi, names, roles, strategy, suggestion } of providersOf(context, open, integration.users)) {
    if (strategy !== undefined || suggestion?.because !== 'npi') continue
    mapProvider(context.store, workspace, { npi, names, roles, strategy: 'exact', userId: suggestion.userId })
  }
  const settings = settingsOf(context.store, workspace)
  const user = options['default-user'] ?? settings.defaultProviderUserId ?? ownerOf(integration)
  saveSettings(context.store, workspace, {
    enabled: true,
    organisationId: organisation.id,
    organisationName: organisation.name,
    ...(user === undefined ? {} : { defaultProviderUserId: user }),
  })
}

/** `KEY=VALUE`, or `KEY=@FIELD` for a field of each patient's record. */
const answerFields = (context: Context, open: OpenDump, answers: readonly string[]): Result<true> => {
  for (const text of answers) {
    const at = text.indexOf('=')
    const [key, value] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
    const answer = FieldAnswer.safeParse(value.startsWith('@') ? { field: value.slice(1) } : { value })
    if (!answer.success) return fail('bad_request')
    const answered = answerField(context, open, key, answer.data)
    if (!answered.ok) return answered
  }
  return ok(true)
}

const approveAll = async (
  context: Context,
  open: OpenDump,
  connection: Connection,
  options: Options,
): Promise<Result<true>> => {
  decide(context, open, connection, options)
  await refreshRepeats(context, open)
  const answered = answerFields(context, open, options.field ?? [])
  return answered.ok ? approve(context, open, { leaveOutConflicts: true }) : answered
}

const upload = async (context: Context, open: OpenDump, options: Options): Promise<Result<boolean>> => {
  const readBack = READ_BACKS.find((one) => one === options['read-back'])
  if (options['read-back'] !== undefined && readBack === undefined) return fail('bad_request')
  const run = options.retry === true ? retryFailed(context, open) : startMap(context, open, readBack)
  if (!run.ok) return run
  await run.value.ended
  const { failure, stage } = dumpRow(context, open.id)
  if (failure !== undefined) return { ok: false, failure }
  return stage === 'completed' ? printReceipt(open) : fail('engine_stopped')
}

const printReceipt = async (open: OpenDump): Promise<Result<boolean>> => {
  const written = receipt(open)
  if (!written.ok) return written
  await printJson(written.value)
  return ok(true)
}

export const stage2 = async (context: Context, { options }: CommandLine): Promise<Result<boolean>> => {
  const opened = await openDump(context, options.dump ?? '')
  if (!opened.ok) return opened
  const open = opened.value
  if (options.to === undefined) return fail('bad_request')
  const kind = reachWorkspace(context, options.to)
  if (!kind.ok) return kind
  const connection = await connect(context, kind.value)
  if (!connection.ok) return connection
  const isOpen = stageOf(context, open) === 'parsed'
  const chatbot = isOpen ? chatbotFor(connection.value, options.chatbot) : dumpRow(context, open.id).chatbot
  if (chatbot === undefined) return fail('agent_unknown')
  const aimed = aim(context, open, kind.value, chatbot, isOpen)
  if (!aimed.ok) return aimed
  if (stageOf(context, open) === 'completed' && options.retry !== true) return printReceipt(open)
  if (isOpen && options['approve-all'] === true) {
    const approved = await approveAll(context, open, connection.value, options)
    if (!approved.ok) return approved
  }
  return upload(context, open, options)
}
