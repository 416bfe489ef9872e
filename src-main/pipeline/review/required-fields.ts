/** What the owner answers once for each required field of a chatbot's contacts; kept for its later imports. */
import type { FieldAnswer, RequiredField } from '../../../src-preload/contract/required-fields'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { SchemaField } from '../../a2v2/schemas'
import { every } from '../../lib/every'
import { fitField } from '../../mapping/contact/contact-fields'
import { type FieldAnswers, lacksRequired, requiredFields } from '../../mapping/contact/required-fields'
import type { Dump } from '../../staging/tables/dumps'
import { importableAfter, type SummaryRow } from '../../staging/tables/patients'
import { namedValue, putValue } from '../../staging/tables/settings'
import { audited, type Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import type { StagedSummary } from '../dump/patient-summary'
import { withdrawApprovals } from './withdraw-approval'

const nameFor = ({ workspace, chatbot }: Dump): string => `fields:${workspace}:${chatbot.id}`

export const fieldAnswers = (context: Context, dump: Dump): FieldAnswers =>
  namedValue<FieldAnswers>(context.store, 'settings', nameFor(dump)) ?? {}

/** Empty as long as the workspace could not be asked: the approval asks again. */
export const requiredOf = (context: Context, open: OpenDump, fields = open.reach?.fields): RequiredField[] =>
  requiredFields(fields ?? [], fieldAnswers(context, dumpRow(context, open.id)))

const PAGE = 2_000

/** Who of those to be imported lacks what the chatbot demands, so that the owner knows before approving. */
export const withoutRequired = (context: Context, open: OpenDump, fields = open.reach?.fields): number[] => {
  const lacks = lacksRequired(fields ?? [], fieldAnswers(context, dumpRow(context, open.id)))
  if (lacks === undefined) return []
  const ids: number[] = []
  for (const { id, json } of every<SummaryRow>((last) => importableAfter(open.db, last?.id ?? 0, PAGE))) {
    if (lacks((JSON.parse(json) as StagedSummary).values ?? {})) ids.push(id)
  }
  return ids
}

export const isUnanswered = ({ answer }: RequiredField): boolean => answer === undefined

const fits = ({ value }: FieldAnswer, field: SchemaField): boolean =>
  value === undefined || fitField(value, field) !== undefined

/** Without an answer the field is asked again. An approval of this chatbot's dumps no longer stands. */
export const answerField = (
  context: Context,
  open: OpenDump,
  key: string,
  answer: FieldAnswer | undefined,
): Result<true> => {
  const dump = dumpRow(context, open.id)
  const field = open.reach?.fields?.find((one) => one.key === key)
  if (field === undefined) return fail('bad_request')
  if (answer !== undefined && !fits(answer, field)) return fail('field_value_invalid')
  const { [key]: _, ...others } = fieldAnswers(context, dump)
  audited(context, { action: 'field_answered', dumpId: open.id, detail: answer === undefined ? 'none' : 'given' }, () =>
    putValue(context.store, 'settings', nameFor(dump), answer === undefined ? others : { ...others, [key]: answer }),
  )
  withdrawApprovals(context, dump.workspace, ({ id }) => dumpRow(context, id).chatbot.id === dump.chatbot.id)
  return ok(true)
}
