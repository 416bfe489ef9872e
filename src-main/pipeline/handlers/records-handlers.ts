/** View patient records. */
import type { Args } from '../../../src-preload/contract/api'
import { fail } from '../../../src-preload/contract/result'
import { attempt } from '../attempt'
import type { Context } from '../context'
import { chosenWorkspace } from '../settings'
import { connect } from '../workspace/connect'
import { createRecords } from '../workspace/records'

export const recordsHandlers = (context: Context) => {
  const records = createRecords(() => context.now().getTime())
  return {
    'records:page': (args: Args<'records:page'>) =>
      attempt(async () => {
        const workspace = chosenWorkspace(context.store)
        if (workspace === undefined) return fail('settings_missing')
        const connection = await connect(context, workspace)
        return connection.ok ? records(connection.value, args) : connection
      }),
  }
}
