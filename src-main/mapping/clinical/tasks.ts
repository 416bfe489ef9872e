/** What is planned, ordered or advised. Nothing in a plan of care was done. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import type { Task } from '../../a2v2/schemas'
import { conceptKey, identify } from '../external-ids'
import { fill, type Rows } from '../rows'
import { codesText, codeText, dayOf, joined, nameOf, periodText, providersText, timeOf, valueText } from '../text'

type PlanItem = Statement<'planOfCare'>

const KIND_NAMES: Readonly<Record<PlanItem['kind'], string>> = {
  order: 'Order',
  appointment: 'Appointment',
  medication: 'Planned medication',
  immunization: 'Planned immunization',
  supply: 'Supply',
  instruction: 'Instruction',
  goal: 'Goal',
  referral: 'Referral',
  act: 'Planned activity',
}

const MAX_TITLE_CHARS = 120
/** The first line of a long instruction; the whole of it stands in the details. */
const titleOf = (item: PlanItem): string => {
  const name = nameOf(item) ?? valueText(item.value)
  const line = name?.split('\n')[0]?.trim() ?? ''
  const short = line.length > MAX_TITLE_CHARS ? `${line.slice(0, MAX_TITLE_CHARS - 1)}…` : line
  return short === '' ? KIND_NAMES[item.kind] : `${KIND_NAMES[item.kind]}: ${short}`
}

/** Negated plans ("not to be done") and withdrawn ones are no tasks; the note "Plan of care" lists them. */
export const isTask = ({ negated, noKnown, clinicalStatus, status }: PlanItem): boolean =>
  negated === undefined && noKnown === undefined && clinicalStatus !== 'entered-in-error' && status !== 'nullified'

export const TASK: Rows<PlanItem, Omit<Task, 'externalId'>> = {
  kind: ['kind', 'referral, else plan-of-care', ({ kind }) => (kind === 'referral' ? 'referral' : 'plan-of-care')],
  title: ['kind, code', 'kind and display name, else the words of the entry', titleOf],
  details: [
    'text, value, performers, period, codes',
    'as written',
    (item) =>
      joined(
        [
          item.text,
          valueText(item.value),
          providersText(item.performers),
          periodText(item.period),
          codesText(item.code),
        ],
        '\n',
      ),
  ],
  dueDate: ['period', 'only when a whole day is given', ({ period }) => dayOf(timeOf(period))],
  status: ['clinicalStatus, status', 'as written', ({ clinicalStatus, status }) => clinicalStatus ?? status],
}

export const tasksOf = (record: PatientRecord, scope: string): Task[] =>
  identify(
    scope,
    'task',
    record.planOfCare.filter(isTask).map((planned) => {
      const item = fill(TASK, planned)
      return {
        ids: planned.ids,
        identity: [planned.kind, conceptKey(planned.code) ?? item.title, timeOf(planned.period)],
        detail: [codeText(planned.code), item.details],
        item,
      }
    }),
  )
