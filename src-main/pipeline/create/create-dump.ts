/** Allocates a Dump ID and makes its encrypted store. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fail, type Result } from '../../../src-preload/contract/result'
import type { ChatbotView, SettingsView, WorkspaceKind } from '../../../src-preload/contract/views'
import { nextDumpNumber, putDumpMark, putOwnCopy } from '../../staging/tables/dump-marks'
import { type Dump, dumpOf, insertDump } from '../../staging/tables/dumps'
import { refsWrittenBy } from '../../staging/tables/repeat-index'
import { attempt } from '../attempt'
import { audited, type Context } from '../context'
import { closeDump, isSafeId, makeDumpStore, type OpenDump } from '../dump/open-dump'
import { dumpStore, removeKeyed } from '../dump/secrets'
import { chosenWorkspace, settingsOf } from '../settings'
import { type Connection, connect } from '../workspace/connect'

/** `TBR-20261123-9f3a`: where A2V2 allocates none. */
const localId = (now: Date): string =>
  `TBR-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(4).toString('hex').slice(0, 4)}`

/** Also by one that was discarded: what it wrote is still told by its id. */
const isUsed = ({ store }: Context, id: string): boolean =>
  dumpOf(store, id) !== undefined || refsWrittenBy(store, id).length > 0

const freeLocalId = (context: Context): string => {
  let id = localId(context.now())
  while (isUsed(context, id)) id = localId(context.now())
  return id
}

export interface NewDump {
  readonly workspace: WorkspaceKind
  readonly chatbot: ChatbotView
  readonly settings: SettingsView
  readonly id?: string
}

export const makeDump = async (context: Context, dump: NewDump): Promise<Result<OpenDump>> => {
  const id = dump.id ?? freeLocalId(context)
  if (!isSafeId(id) || dumpOf(context.store, id) !== undefined) return fail('unexpected_answer')
  const { organisationId, organisationName } = dump.settings
  const place = dumpStore(context, id)
  // Whatever it is, it is not ours to write over or to clean up.
  if (existsSync(place.file)) return fail('unexpected_answer')
  const row: Dump = {
    id,
    workspace: dump.workspace,
    chatbot: dump.chatbot,
    organisation: { id: organisationId, name: organisationName },
    stage: 'collecting',
    progress: 0,
    patients: 0,
    startedAt: context.now().toISOString(),
  }
  const made = await attempt(() => store(context, row))
  if (made.ok) return made
  // A full disk, say: nothing half made is left behind.
  const open = context.dumps.get(id)
  if (open !== undefined) closeDump(context, open)
  await removeKeyed(context.keys, place)
  return made
}

const store = async (context: Context, row: Dump): Promise<Result<OpenDump>> => {
  const made = await makeDumpStore(context, row.id)
  if (!made.ok) return made
  const mark = { revision: 1, number: nextDumpNumber(context.store) }
  const { db } = made.value
  db.durably(() => putOwnCopy(db, { ...mark, dump: row }))
  audited(context, { action: 'dump_created', dumpId: row.id, detail: row.workspace }, () => {
    insertDump(context.store, row)
    putDumpMark(context.store, row.id, mark)
  })
  return made
}

/** A plain key's agent is named by hand; whether it exists shows at the first request. */
const chatbotOf = ({ integration, isPlain }: Connection, chatbotId: string): ChatbotView | undefined =>
  isPlain ? { id: chatbotId, name: chatbotId, kind: '' } : integration.chatbots.find(({ id }) => id === chatbotId)

export const createDump = async (context: Context, chatbotId: string): Promise<Result<OpenDump>> => {
  const workspace = chosenWorkspace(context.store)
  const settings = settingsOf(context.store, workspace)
  if (workspace === undefined || !settings.enabled || settings.organisationId === '') return fail('settings_missing')
  const connection = await connect(context, workspace, { anew: true })
  if (!connection.ok) return connection
  const { client, integration } = connection.value
  const chatbot = chatbotOf(connection.value, chatbotId)
  if (chatbot === undefined) return fail('agent_unknown')
  if (!integration.capabilities.includes('dumps')) return makeDump(context, { workspace, chatbot, settings })
  const allocated = await client.createDump({ chatbotId, organisationId: settings.organisationId })
  return allocated.ok ? makeDump(context, { workspace, chatbot, settings, id: allocated.value.dumpId }) : allocated
}
