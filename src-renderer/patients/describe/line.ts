/** How a statement of each kind is shown: one title, and the facts beneath it. A row a kind. */
import type { Code } from '../../../src-preload/contract/data-types'
import type { Statement, StatementKind } from '../../../src-preload/contract/statements'
import { FACTS, PLAN_KINDS, RECORD } from '../../words/record'
import { codesText, codeText, instantText, joined, periodText, providersText, quantityText, valueText } from './text'

export type Fact = readonly [label: string, value: string]
export interface Line {
  readonly title: string
  readonly facts: readonly Fact[]
}
type Describe = { readonly [K in StatementKind]: (statement: Statement<K>) => Line }

/** The code, else the statement's own text: the name must never be empty. */
const named = ({ code, text }: { code?: Code | undefined; text?: string | undefined }): string =>
  codeText(code) || text || RECORD.unnamed

const finding = (statement: Statement<'findings'>): Line => ({
  title: named(statement),
  facts: [
    [FACTS.value, valueText(statement.value)],
    [FACTS.interpretation, codesText(statement.interpretations)],
    [FACTS.list, statement.list ?? ''],
    [FACTS.when, periodText(statement.period)],
  ],
})

const measurement = (statement: Statement<'results'>): Line => ({
  title: named(statement),
  facts: [
    [FACTS.value, valueText(statement.value)],
    [FACTS.when, periodText(statement.period)],
    [FACTS.method, codeText(statement.method)],
    [FACTS.site, codeText(statement.site)],
    [FACTS.performer, providersText(statement.performers)],
    [FACTS.comment, statement.comment ?? ''],
  ],
})

export const DESCRIBE: Describe = {
  problems: (problem) => ({
    title: named(problem),
    facts: [
      [FACTS.when, periodText(problem.period)],
      [FACTS.kind, codeText(problem.kind)],
      [FACTS.severity, codeText(problem.severity)],
      [FACTS.list, problem.list ?? ''],
    ],
  }),
  allergies: (allergy) => ({
    title: named(allergy),
    facts: [
      [
        FACTS.reaction,
        (allergy.reactions ?? []).map(({ code, severity }) => joined([codeText(code), codeText(severity)])).join('; '),
      ],
      [FACTS.severity, codeText(allergy.severity)],
      [FACTS.criticality, codeText(allergy.criticality)],
      [FACTS.kind, codeText(allergy.kind)],
      [FACTS.when, periodText(allergy.period)],
    ],
  }),
  medications: (medication) => ({
    title: named(medication),
    facts: [
      [FACTS.sig, medication.sig ?? ''],
      [FACTS.dose, joined([valueText(medication.dose), codeText(medication.form)])],
      [FACTS.frequency, medication.frequency ?? ''],
      [FACTS.route, codeText(medication.route)],
      [FACTS.rate, valueText(medication.rate)],
      [FACTS.maxDose, valueText(medication.maxDose)],
      [FACTS.when, periodText(medication.period)],
      [FACTS.indication, codesText(medication.indications)],
      [FACTS.quantity, quantityText(medication.supply?.quantity)],
      [FACTS.refills, medication.supply?.refills ?? ''],
      [FACTS.prescriber, providersText(medication.prescribers)],
      [FACTS.list, medication.list ?? ''],
    ],
  }),
  immunizations: (immunization) => ({
    title: named(immunization),
    facts: [
      [FACTS.when, periodText(immunization.period)],
      [FACTS.refusal, codeText(immunization.refusalReason)],
      [FACTS.dose, valueText(immunization.dose)],
      [FACTS.doseNumber, immunization.doseNumber ?? ''],
      [FACTS.lot, immunization.lot ?? ''],
      [FACTS.manufacturer, immunization.manufacturer ?? ''],
      [FACTS.route, codeText(immunization.route)],
      [FACTS.site, codeText(immunization.site)],
      [FACTS.performer, providersText(immunization.performers)],
    ],
  }),
  vitals: measurement,
  results: measurement,
  procedures: (procedure) => ({
    title: named(procedure),
    facts: [
      [FACTS.when, periodText(procedure.period)],
      [FACTS.value, valueText(procedure.value)],
      [FACTS.site, codesText(procedure.sites)],
      [FACTS.device, codesText(procedure.devices)],
      [FACTS.performer, providersText(procedure.performers)],
    ],
  }),
  encounters: (encounter) => ({
    title: named({ ...encounter, code: encounter.code ?? encounter.encounterClass }),
    facts: [
      [FACTS.when, periodText(encounter.period)],
      [FACTS.performer, providersText(encounter.performers)],
      [FACTS.location, joined(encounter.locations ?? [])],
      [FACTS.diagnosis, codesText(encounter.diagnoses)],
      [FACTS.reason, codesText(encounter.reasons)],
      [FACTS.disposition, codeText(encounter.disposition)],
    ],
  }),
  socialHistory: finding,
  findings: finding,
  familyHistory: (member) => ({
    title: named(member),
    facts: [
      [FACTS.relation, joined([codeText(member.relation), member.name])],
      [FACTS.onsetAge, valueText(member.ageAtOnset)],
      [FACTS.cause, member.causeOfDeath ? 'Yes' : ''],
      [RECORD.born, instantText(member.birthDate)],
      [RECORD.deceased, member.deceased === undefined ? '' : member.deceased ? 'Yes' : 'No'],
      [FACTS.when, periodText(member.period)],
    ],
  }),
  planOfCare: (item) => ({
    title: named(item),
    facts: [
      [FACTS.kind, PLAN_KINDS[item.kind] ?? item.kind],
      [FACTS.when, periodText(item.period)],
      [FACTS.value, valueText(item.value)],
      [FACTS.performer, providersText(item.performers)],
    ],
  }),
  insurance: (coverage) => ({
    title: coverage.payer ?? named(coverage),
    facts: [
      [FACTS.member, coverage.memberId ?? ''],
      [FACTS.group, coverage.groupId ?? ''],
      [FACTS.holder, joined([coverage.holder, codeText(coverage.relationship)])],
      [FACTS.when, periodText(coverage.period)],
    ],
  }),
  devices: (device) => ({
    title: named(device),
    facts: [
      [FACTS.udi, device.udi ?? ''],
      [FACTS.quantity, quantityText(device.quantity)],
      [FACTS.when, periodText(device.period)],
    ],
  }),
}
