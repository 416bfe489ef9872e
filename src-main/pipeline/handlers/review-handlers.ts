/** What the owner looks at and decides before Stage 2. */
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { PatientView, ProviderRow, ReviewView, UserView, WorkspaceKind } from '../../../src-preload/contract/views'
import { providerRows } from '../../review/providers'
import { balanceOfPatient } from '../../staging/tables/documents'
import { patientPage, patientRow } from '../../staging/tables/patient-pages'
import { setExcluded } from '../../staging/tables/patients'
import { seenProviders } from '../../staging/tables/preview'
import { mapProvider, providerMappings, unmapProvider } from '../../staging/tables/provider-mappings'
import { attempt } from '../attempt'
import { audit, audited, type Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { patientRecord, peopleOf } from '../dump/patient-record'
import { difference } from '../review/difference'
import { answerField } from '../review/required-fields'
import { providersOf, review } from '../review/review'
import { withdrawApproval, withdrawApprovals } from '../review/withdraw-approval'
import { chosenWorkspace } from '../settings'
import { introduce, refreshRepeats } from '../workspace/connect'
import { decideOn, isAt, REVIEWABLE, withDump } from './with-dump'

const patient = (open: OpenDump, key: string): Result<PatientView> => {
  const row = patientRow(open.db, key)
  const record = patientRecord(open.db, key)
  if (row === undefined || record === undefined) return fail('bad_request')
  const people = row.conflict ? { people: peopleOf(open.db, key) } : {}
  return ok({ ...row, record, balance: balanceOfPatient(open.db, key), ...people })
}

const exclude = async (
  context: Context,
  open: OpenDump,
  { key, excluded }: Args<'patient:exclude'>,
): Promise<Result<ReviewView>> => {
  // After the end too: who was left out by mistake is brought back and approved.
  if (!isAt(context, open, [...REVIEWABLE, 'completed'])) return fail('wrong_step')
  if (!setExcluded(open.db, key, excluded)) return fail('bad_request')
  withdrawApproval(context, open)
  audit(context, { action: excluded ? 'patient_excluded' : 'patient_included', dumpId: open.id })
  return ok(await review(context, open))
}

const answer = async (
  context: Context,
  open: OpenDump,
  { key, answer: given }: Args<'fields:answer'>,
): Promise<Result<ReviewView>> => {
  if (!isAt(context, open, [...REVIEWABLE, 'completed'])) return fail('wrong_step')
  await refreshRepeats(context, open)
  const answered = answerField(context, open, key, given)
  return answered.ok ? ok(await review(context, open)) : answered
}

const usersOf = async (context: Context, workspace: WorkspaceKind): Promise<readonly UserView[]> => {
  const connection = await introduce(context, workspace)
  return connection.ok ? connection.value.integration.users : []
}

/** Every decision of the workspace, and the providers of the dumps that are open. */
const allProviders = (context: Context, workspace: WorkspaceKind, users: readonly UserView[]): ProviderRow[] => {
  const open = [...context.dumps.values()].filter(({ id }) => dumpRow(context, id).workspace === workspace)
  const seen = open.flatMap(({ db }) => seenProviders(db))
  const once = [...new Map(seen.map((provider) => [provider.npi, provider])).values()]
  return providerRows(once, providerMappings(context.store, workspace), users)
}

const providers = async (context: Context, dumpId: string | undefined): Promise<Result<readonly ProviderRow[]>> => {
  if (dumpId !== undefined) {
    return withDump(context, dumpId, async (open) =>
      ok(providersOf(context, open, await usersOf(context, dumpRow(context, open.id).workspace))),
    )
  }
  const workspace = chosenWorkspace(context.store)
  return ok(workspace === undefined ? [] : allProviders(context, workspace, await usersOf(context, workspace)))
}

const decide = (context: Context, { npi, strategy, userId }: Args<'providers:map'>): Result<readonly ProviderRow[]> => {
  const workspace = chosenWorkspace(context.store)
  if (workspace === undefined) return fail('settings_missing')
  const { names = [], roles = [] } = allProviders(context, workspace, []).find((row) => row.npi === npi) ?? {}
  const decision = { npi, names, roles, ...(userId === undefined ? {} : { userId }) }
  audited(context, { action: 'provider_mapped', detail: strategy ?? 'none' }, () => {
    if (strategy === undefined) unmapProvider(context.store, workspace, npi)
    else mapProvider(context.store, workspace, { ...decision, strategy })
  })
  withdrawApprovals(context, workspace, ({ db }) => seenProviders(db).some((provider) => provider.npi === npi))
  return ok(allProviders(context, workspace, []))
}

export const reviewHandlers = (context: Context) => ({
  'review:get': ({ dumpId }: Args<'review:get'>) =>
    withDump(context, dumpId, async (open) => ok(await review(context, open))),
  'patients:page': ({ dumpId, ...query }: Args<'patients:page'>) =>
    withDump(context, dumpId, (open) => ok(patientPage(open.db, { ...query, lacking: open.lacking ?? [] }))),
  'patient:get': ({ dumpId, key }: Args<'patient:get'>) => withDump(context, dumpId, (open) => patient(open, key)),
  'patient:difference': ({ dumpId, key }: Args<'patient:difference'>) =>
    withDump(context, dumpId, (open) => difference(context, open, key)),
  'patient:exclude': (args: Args<'patient:exclude'>) =>
    decideOn(context, args.dumpId, (open) => exclude(context, open, args)),
  'providers:list': ({ dumpId }: Args<'providers:list'>) => attempt(() => providers(context, dumpId)),
  'fields:answer': (args: Args<'fields:answer'>) =>
    decideOn(context, args.dumpId, (open) => answer(context, open, args)),
  'providers:map': (args: Args<'providers:map'>) => attempt(() => decide(context, args)),
})
