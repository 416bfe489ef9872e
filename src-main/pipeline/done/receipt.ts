/** The import receipt, from the ledger alone; written once when Stage 2 ends. */

import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type ReceiptOptions, receiptOf } from '../../receipt/receipt'
import { contactsInDoubt } from '../../staging/tables/archivals'
import { failedFiles } from '../../staging/tables/files'
import { wholeLedger } from '../../staging/tables/ledger'
import { latestReceipt, putReceipt } from '../../staging/tables/receipts'
import { namedValue } from '../../staging/tables/settings'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { APPROVAL_DIGEST } from '../review/approve'
import { loadUndoing } from './undo'

/** Enough to print; the dump itself keeps all of them. */
const LISTED_FILES = 1000

export interface Ending extends ReceiptOptions {
  readonly verified?: ReceiptView['verified']
}

export const writeReceipt = (context: Context, open: OpenDump, { verified, ...how }: Ending): void => {
  const { id, workspace, organisation, chatbot, startedAt } = dumpRow(context, open.id)
  putReceipt(
    open.db,
    receiptOf(
      [...wholeLedger(open.db)],
      {
        dumpId: id,
        workspace,
        organisation,
        chatbot,
        startedAt,
        finishedAt: context.now().toISOString(),
        appVersion: context.appVersion,
        approvalDigest: namedValue<string>(open.db, 'meta', APPROVAL_DIGEST) ?? '',
        failedFiles: failedFiles(open.db, LISTED_FILES),
        ...(verified === undefined ? {} : { verified }),
      },
      how,
    ),
  )
}

/** As written, and what was undone since. */
export const receipt = (open: OpenDump): Result<ReceiptView> => {
  const written = latestReceipt(open.db)
  if (written === undefined) return fail('wrong_step')
  const undone = loadUndoing(open)
  const inDoubt = contactsInDoubt(open.db)
  return ok({ ...written, ...(inDoubt === 0 ? {} : { inDoubt }), ...(undone === undefined ? {} : { undone }) })
}
