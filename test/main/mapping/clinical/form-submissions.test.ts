import { expect, test } from 'vitest'
import { FormSubmission } from '../../../../src-main/a2v2/schemas'
import { formSubmissionsOf } from '../../../../src-main/mapping/clinical/form-submissions'
import type { PatientRecord } from '../../../../src-preload/contract/record'
import type { Statement } from '../../../../src-preload/contract/statements'
import { record, SCOPE, SOURCE } from '../records'

const finding = (parts: Partial<Statement<'findings'>>): Statement<'findings'> => ({ source: SOURCE, ...parts })
const forms = (parts: Partial<PatientRecord>): FormSubmission[] =>
  formSubmissionsOf(record(parts), SCOPE).map((form) => FormSubmission.parse(form))

test('one form a list, with the latest time of its answers', () => {
  const smoking = finding({
    code: { display: 'Tobacco smoking status' },
    value: { type: 'code', code: { code: '266919005', display: 'Never smoker' } },
    period: { at: { iso: '2024-03-05' } },
  })
  const alcohol = finding({
    code: { display: 'Alcohol' },
    value: { type: 'quantity', quantity: { value: '2', unit: '/wk' } },
    period: { low: { iso: '2020' } },
  })
  const walking = finding({ list: 'functional status', code: { display: 'Walking' }, text: 'independent' })
  const found = forms({ socialHistory: [smoking, alcohol], findings: [walking] })
  expect(found.map(({ externalId, ...form }) => form).sort((a, b) => (a.form < b.form ? -1 : 1))).toEqual([
    { form: 'Functional status', answers: [{ question: 'Walking', answer: 'independent' }] },
    {
      form: 'Social history',
      submittedAt: '2024-03-05',
      answers: [
        { question: 'Tobacco smoking status', answer: 'Never smoker, 2024-03-05' },
        { question: 'Alcohol', answer: '2 /wk, from 2020' },
      ],
    },
  ])
})

test('the latest by the moment, whatever zones are written', () => {
  const at = (iso: string) => finding({ code: { display: iso }, period: { at: { iso } } })
  const [form] = forms({ socialHistory: [at('2024-03-06T03:30:00Z'), at('2024-03-05T23:00:00-05:00')] })
  expect(form?.submittedAt).toBe('2024-03-05T23:00:00-05:00')
})

test('a refuted finding is answered with no, a withdrawn one is no answer', () => {
  const [form] = forms({
    socialHistory: [
      finding({ code: { display: 'Smoker' }, negated: true }),
      finding({ code: { display: 'Alcohol' }, negated: true, value: { type: 'text', text: 'heavy' } }),
      finding({ code: { display: 'Error' }, clinicalStatus: 'entered-in-error' }),
    ],
  })
  expect(form?.answers).toEqual([
    { question: 'Smoker', answer: 'No (stated as not so)' },
    { question: 'Alcohol', answer: 'No (stated as not so: heavy)' },
  ])
})

test('the form is found again whatever its answers', () => {
  const id = (text: string) => forms({ socialHistory: [finding({ code: { display: text } })] })[0]?.externalId
  expect(id('a')).toBe(id('b'))
})

test('an assertion has no question of its own; what is nested in another statement is no form', () => {
  const code = { system: '2.16.840.1.113883.5.4', systemName: 'ActCode', code: 'ASSERTION' }
  const [form, ...more] = forms({
    socialHistory: [finding({ code, value: { type: 'code', code: { display: 'Never smoker' } } })],
    findings: [finding({ list: 'related', code: { display: 'Age At Onset' } })],
  })
  expect(form?.answers).toEqual([{ question: 'Statement', answer: 'Never smoker' }])
  expect(more).toEqual([])
})
