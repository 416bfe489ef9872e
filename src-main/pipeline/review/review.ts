/** Verify & review: the preflight checklist and the dump preview. */
import type { ProviderRow, ReviewView, UserView } from '../../../src-preload/contract/views'
import { isBlocked, preflight } from '../../review/preflight'
import { isUnmapped, needsDefault, providerRows } from '../../review/providers'
import { attachmentTotals } from '../../staging/tables/attachments'
import { importableOf, previewOf, seenProviders } from '../../staging/tables/preview'
import { providerMappings } from '../../staging/tables/provider-mappings'
import type { Context } from '../context'
import { changedCount } from '../create/changed-files'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { settingsOf } from '../settings'
import { type Reach, refreshRepeats } from '../workspace/connect'
import { isUnanswered, requiredOf, withoutRequired } from './required-fields'

/** Providers whom patients of this dump are attributed to, and earlier decisions. */
export const providersOf = (context: Context, open: OpenDump, users: readonly UserView[]): ProviderRow[] => {
  const { workspace } = dumpRow(context, open.id)
  return providerRows(seenProviders(open.db), providerMappings(context.store, workspace), users)
}

const reviewWith = (context: Context, open: OpenDump, reach: Reach, changed: number): ReviewView => {
  const { workspace } = dumpRow(context, open.id)
  const { tally } = open
  const preview = previewOf(open.db)
  const providers = providersOf(context, open, []).filter(({ patients }) => patients > 0)
  const files = attachmentTotals(open.db)
  const required = requiredOf(context, open, reach.fields)
  const hasDefaultUser = settingsOf(context.store, workspace).defaultProviderUserId !== undefined
  const lacking = withoutRequired(context, open, reach.fields)
  open.lacking = lacking
  const importable = preview.importable - lacking.length
  const items = preflight({
    ...preview,
    importable,
    workspace,
    documents: { read: tally.documents.done, total: tally.documents.total },
    failedFiles: tally.failedFiles,
    changedFiles: changed,
    statements: { unread: tally.balance.unread, total: tally.balance.entries },
    providers: { unmapped: providers.filter(isUnmapped).length, total: providers.length },
    hasDefaultUser,
    withoutUser: hasDefaultUser
      ? 0
      : importableOf(
          open.db,
          providers.filter(needsDefault).map(({ npi }) => npi),
        ),
    withoutRequired: lacking.length,
    unmatchedFiles: { unmatched: files.unmatched, total: files.matched + files.unmatched },
    requiredFields: { unanswered: required.filter(isUnanswered).length, total: required.length },
    isReachable: reach.connection !== undefined,
  })
  const { firstEncounter: from, lastEncounter: to } = preview
  return {
    preflight: items,
    requiredFields: required,
    patients: preview.patients,
    missingContact: preview.missingContact,
    repeatPatients: preview.repeats,
    conflicts: preview.conflicts,
    importable,
    ...(from === undefined || to === undefined ? {} : { encounterRange: { from, to } }),
    counts: tally.counts,
    balance: tally.balance,
    patientFiles: files,
    blocked: isBlocked(items),
  }
}

export const review = async (context: Context, open: OpenDump): Promise<ReviewView> =>
  reviewWith(context, open, await refreshRepeats(context, open), await changedCount(open))
