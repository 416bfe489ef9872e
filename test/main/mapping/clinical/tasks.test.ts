import { expect, test } from 'vitest'
import { Task } from '../../../../src-main/a2v2/schemas'
import { tasksOf } from '../../../../src-main/mapping/clinical/tasks'
import type { Statement } from '../../../../src-preload/contract/statements'
import { record, SCOPE, SOURCE } from '../records'

const planned = (parts: Partial<Statement<'planOfCare'>>): Statement<'planOfCare'> => ({
  source: SOURCE,
  kind: 'order',
  ...parts,
})
const tasks = (...items: Statement<'planOfCare'>[]): Omit<Task, 'externalId'>[] =>
  tasksOf(record({ planOfCare: items }), SCOPE).map((task) => {
    const { externalId, ...rest } = Task.parse(task)
    return rest
  })

test('a referral with everything it says', () => {
  const referral = planned({
    kind: 'referral',
    code: { systemName: 'SNOMED CT', code: '183524004', display: 'Referral to psychiatry' },
    text: 'Within two weeks',
    status: 'active',
    performers: [{ organization: 'Sample Clinic' }],
    period: { at: { raw: '20240401', iso: '2024-04-01' } },
  })
  expect(tasks(referral)).toEqual([
    {
      kind: 'referral',
      title: 'Referral: Referral to psychiatry',
      details: 'Within two weeks\nSample Clinic\n2024-04-01\nSNOMED CT 183524004',
      dueDate: '2024-04-01',
      status: 'active',
    },
  ])
})

test.each([
  ['order', 'plan-of-care', 'Order: X'],
  ['appointment', 'plan-of-care', 'Appointment: X'],
  ['goal', 'plan-of-care', 'Goal: X'],
  ['instruction', 'plan-of-care', 'Instruction: X'],
  ['medication', 'plan-of-care', 'Planned medication: X'],
  ['referral', 'referral', 'Referral: X'],
] as const)('%s is %s', (kind, expected, title) => {
  expect(tasks(planned({ kind, code: { display: 'X' } }))[0]).toMatchObject({ kind: expected, title })
})

test('a day is not invented', () => {
  const [task] = tasks(planned({ code: { display: 'X' }, period: { at: { raw: '202404', iso: '2024-04' } } }))
  expect(task?.dueDate).toBeUndefined()
  expect(task?.details).toBe('2024-04')
})

test('a long instruction is whole in the details', () => {
  const text = `Rest. ${'word '.repeat(60)}end`
  const [task] = tasks(planned({ kind: 'instruction', text }))
  expect(task?.title.length).toBeLessThan(140)
  expect(task?.details).toBe(text)
})

test('an appointment of which only the day is known', () => {
  expect(tasks(planned({ kind: 'appointment', period: { at: { iso: '2024-04-02' } } }))[0]).toMatchObject({
    title: 'Appointment',
    dueDate: '2024-04-02',
  })
})

test('what is not to be done, or was withdrawn, is no task', () => {
  expect(
    tasks(
      planned({ negated: true }),
      planned({ status: 'nullified' }),
      planned({ clinicalStatus: 'entered-in-error' }),
    ),
  ).toEqual([])
})
