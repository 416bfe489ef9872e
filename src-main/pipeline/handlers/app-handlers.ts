/** Which workspace, which key, which settings. */
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { AppView, IntegrationView, SettingsView } from '../../../src-preload/contract/views'
import { attempt } from '../attempt'
import { audit, audited, type Context } from '../context'
import { withdrawApprovals } from '../review/withdraw-approval'
import { chooseWorkspace, chosenWorkspace, saveSecurity, saveSettings, securityOf, settingsOf } from '../settings'
import { supportFacts } from '../support-facts'
import { introduce } from '../workspace/connect'
import { patiently } from '../workspace/patiently'
import { integrationView } from '../workspace/workspace-port'

/** a2v2.md: the published base address. */
const A2V2 = 'https://api.a2v2.ai/v1/open'

const appView = async (context: Context): Promise<AppView> => {
  const workspace = chosenWorkspace(context.store)
  const credentials = workspace === 'practice' || (await context.workspace.hasCredentials())
  return {
    version: context.appVersion,
    platform: process.platform,
    ...(workspace === undefined ? {} : { workspace }),
    credentials,
    settings: settingsOf(context.store, workspace),
    encryption: { store: context.keychain },
    trail: context.trail,
    security: securityOf(context.store),
  }
}

/** What the workspace says of itself, whoever the key belongs to: the window shows its gates. */
const integration = async (context: Context): Promise<Result<IntegrationView>> => {
  const workspace = chosenWorkspace(context.store)
  if (workspace === undefined) return fail('settings_missing')
  const connection = await introduce(context, workspace, { anew: true })
  return connection.ok ? ok(connection.value.integration) : connection
}

const saveCredentials = async (
  context: Context,
  { apiKey, apiSecret, baseUrl = A2V2 }: Args<'credentials:save'>,
): Promise<Result<IntegrationView>> => {
  const reached = await context.workspace.clientWith({ baseUrl, apiKey, apiSecret })
  if (!reached.ok) return reached
  const client = reached.value
  const answer = await patiently(client, undefined, (signal) => client.integration({ signal }))
  // A key that was refused does not take the place of one that works.
  if (!answer.ok) return answer
  await context.workspace.save({ apiKey, apiSecret, baseUrl })
  context.connections.delete('a2v2')
  audit(context, { action: 'credentials_saved' })
  return ok(integrationView(answer.value))
}

const save = async (context: Context, settings: Args<'settings:save'>): Promise<Result<SettingsView>> => {
  const { defaultProviderUserId, ...others } = settings
  const workspace = chosenWorkspace(context.store)
  if (workspace === undefined) return fail('settings_missing')
  const view = defaultProviderUserId === undefined ? others : { ...others, defaultProviderUserId }
  const before = settingsOf(context.store, workspace)
  audited(context, { action: 'settings_saved', detail: workspace }, () => saveSettings(context.store, workspace, view))
  if (before.defaultProviderUserId !== defaultProviderUserId) withdrawApprovals(context, workspace)
  return ok(view)
}

export const appHandlers = (context: Context) => ({
  'app:state': () => attempt(async () => ok(await appView(context))),
  'workspace:choose': ({ kind }: Args<'workspace:choose'>) =>
    attempt(async () => {
      audited(context, { action: 'workspace_chosen', detail: kind }, () => chooseWorkspace(context.store, kind))
      return ok(await appView(context))
    }),
  'workspace:integration': () => attempt(() => integration(context)),
  'credentials:save': (args: Args<'credentials:save'>) => attempt(() => saveCredentials(context, args)),
  'credentials:forget': () =>
    attempt(async () => {
      await context.workspace.forget()
      context.connections.clear()
      audit(context, { action: 'credentials_forgotten' })
      return ok(await appView(context))
    }),
  'store:set-aside': ({ store }: Args<'store:set-aside'>) =>
    attempt(async () => {
      // The list of imports is open, or nobody would be here.
      if (store === 'workspace') return fail('wrong_step')
      const renewed = await context.workspace.renewPractice()
      if (!renewed.ok) return renewed
      context.connections.delete('practice')
      audit(context, { action: 'store_set_aside', detail: 'practice' })
      return ok(await appView(context))
    }),
  'security:save': (security: Args<'security:save'>) =>
    attempt(() => {
      const { lockAfterMinutes, screenProtection } = security
      const counts = { lockAfterMinutes, screenProtection: Number(screenProtection) }
      audited(context, { action: 'security_saved', counts }, () => saveSecurity(context.store, security))
      return ok(security)
    }),
  'support:facts': () => attempt(() => ok(supportFacts(context))),
  'settings:save': (args: Args<'settings:save'>) => attempt(() => save(context, args)),
})
