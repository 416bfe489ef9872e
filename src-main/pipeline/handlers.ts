/** Every call of the window that the engine answers; a forgotten one is a compile error. */
import type { Answers, Args, EngineChannel } from '../../src-preload/contract/api'
import type { Result } from '../../src-preload/contract/result'
import type { Context } from './context'
import { appHandlers } from './handlers/app-handlers'
import { auditHandlers } from './handlers/audit-handlers'
import { contactsHandlers } from './handlers/contacts-handlers'
import { dumpHandlers } from './handlers/dump-handlers'
import { fileHandlers } from './handlers/file-handlers'
import { recordsHandlers } from './handlers/records-handlers'
import { reviewHandlers } from './handlers/review-handlers'
import { stageHandlers } from './handlers/stage-handlers'

export type Handlers = { readonly [C in EngineChannel]: (args: Args<C>) => Promise<Result<Answers[C]>> }

export const createHandlers = (context: Context): Handlers => ({
  ...appHandlers(context),
  ...dumpHandlers(context),
  ...reviewHandlers(context),
  ...fileHandlers(context),
  ...contactsHandlers(context),
  ...stageHandlers(context),
  ...recordsHandlers(context),
  ...auditHandlers(context),
})
