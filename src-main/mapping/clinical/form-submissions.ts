/** Social history and findings (functional, mental …) as forms: a question and its answer. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import type { FormSubmission } from '../../a2v2/schemas'
import { byLatest } from '../../lib/moment'
import { identify } from '../external-ids'
import { fill, type Rows } from '../rows'
import { codeText, codeTexts, joined, nameOf, periodText, timeOf, valueText } from '../text'

type Finding = Statement<'findings'>

interface Form {
  readonly form: string
  readonly findings: readonly Finding[]
}

const questionOf = (finding: Finding): string => codeText(finding.code) ?? 'Statement'

/** A refuted finding is answered with "No", never left out and never shown as so. */
const answerOf = (finding: Finding): string => {
  const words = finding.text === nameOf(finding) ? undefined : finding.text
  const said = joined([valueText(finding.value) ?? words, codeTexts(finding.interpretations)])
  const inBrackets = said === undefined ? '' : `: ${said}`
  const when = periodText(finding.period)
  if (finding.negated) return joined([`No (stated as not so${inBrackets})`, when], ', ') ?? ''
  if (finding.noKnown) return joined([`None known${inBrackets}`, when], ', ') ?? ''
  return joined([said ?? 'Stated', when], ', ') ?? ''
}

export const FORM_SUBMISSION: Rows<Form, Omit<FormSubmission, 'externalId'>> = {
  form: ['socialHistory; findings by list', 'one form a list', ({ form }) => form],
  submittedAt: [
    'period',
    'the latest of its statements',
    ({ findings }) => findings.map(({ period }) => timeOf(period)).sort(byLatest)[0],
  ],
  answers: [
    'code, value',
    'question and answer, with interpretation and time; refuted ones answered "No"',
    ({ findings }) => findings.map((finding) => ({ question: questionOf(finding), answer: answerOf(finding) })),
  ],
}

/**
 * No answers to a question: statements nested in others (the reaction of an allergy, an age at onset), note activities
 * and members of the care team. The note "Findings" has them.
 */
const NO_FORM = new Set(['related', 'note', 'care team'])

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const formName = ({ list }: Pick<Finding, 'list'>): string => capital(list ?? 'findings')

export const isAnswer = ({ clinicalStatus }: Pick<Finding, 'clinicalStatus'>): boolean =>
  clinicalStatus !== 'entered-in-error'

export const formSubmissionsOf = (record: PatientRecord, scope: string): FormSubmission[] => {
  const forms = new Map<string, Finding[]>()
  const add = (form: string, finding: Finding): void => {
    forms.set(form, [...(forms.get(form) ?? []), finding])
  }
  for (const finding of record.socialHistory.filter(isAnswer)) add('Social history', finding)
  for (const finding of record.findings.filter(isAnswer)) {
    if (!NO_FORM.has(finding.list ?? '')) add(formName(finding), finding)
  }
  return identify(
    scope,
    'form',
    [...forms].map(([form, findings]) => ({
      identity: [form],
      detail: [],
      item: fill(FORM_SUBMISSION, { form, findings }),
    })),
  )
}
