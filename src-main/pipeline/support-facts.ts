/** What support may know: counts and codes. Names, paths, addresses and ids stay here. */
import type { SupportFacts } from '../../src-preload/contract/security'
import { actionCounts } from '../staging/tables/audit'
import { allDumps } from '../staging/tables/dumps'
import { failureCounts } from '../staging/tables/failure-counts'
import type { Context } from './context'
import { chosenWorkspace, securityOf, settingsOf } from './settings'

type Counts = Readonly<Record<string, number>>

/** Whatever is not a code of ours is counted without its name. */
const CODE = /^[a-z0-9_]{1,40}$/
const codeOf = (text: string): string => (CODE.test(text) ? text : 'other')

const addUp = (all: readonly Counts[]): Counts => {
  const sum = new Map<string, number>()
  for (const [name, count] of all.flatMap((counts) => Object.entries(counts))) {
    sum.set(codeOf(name), (sum.get(codeOf(name)) ?? 0) + count)
  }
  return Object.fromEntries(sum)
}

const actionsOf = (context: Context): Counts =>
  Object.fromEntries(
    actionCounts(context.store).map(({ action, detail, count }) => [
      detail === undefined ? codeOf(action) : `${codeOf(action)} ${codeOf(detail)}`,
      count,
    ]),
  )

export const supportFacts = (context: Context): SupportFacts => {
  const { store, trail, keychain } = context
  const workspace = chosenWorkspace(store)
  const { enabled, organisationId, defaultProviderUserId } = settingsOf(store, workspace)
  const open = [...context.dumps.values()]
  return {
    workspace: workspace ?? 'none',
    settings: {
      integrationEnabled: enabled,
      organisationSet: organisationId !== '',
      defaultUserSet: defaultProviderUserId !== undefined,
    },
    security: securityOf(store),
    keychain,
    importsByStage: addUp(allDumps(store).map(({ stage }) => ({ [stage]: 1 }))),
    failedFilesByCode: addUp(open.map(({ db }) => failureCounts(db, 'files'))),
    failedPatientsByCode: addUp(open.map(({ db }) => failureCounts(db, 'patients'))),
    trail: { entries: trail.entries, damaged: trail.damage !== undefined },
    actions: actionsOf(context),
  }
}
