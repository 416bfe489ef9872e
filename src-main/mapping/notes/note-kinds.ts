/** The notes of a patient, one row a kind of statement and one a detail. */
import type { Code } from '../../../src-preload/contract/data-types'
import type { Statement } from '../../../src-preload/contract/statements'
import {
  codesText,
  codeText,
  codeTexts,
  instantText,
  joined,
  nameOf,
  periodText,
  providersText,
  quantityText,
  valueText,
} from '../text'
import { type NoteKind, noteKind } from './note-kind'

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Yes' : 'No'

/** SNOMED CT concepts that name the whole kind: negated, they say "no known allergies", "no known problems". */
const WHOLE = new Set(['419199007', '420134006', '106190000', '55607006', '64572001'])
const specific = (code: Code | undefined): string | undefined =>
  WHOLE.has(code?.code ?? '') ? code?.originalText : codeText(code)

/** An assertion has no question: its answer is what it is about. */
const questionOrAnswer = (finding: Statement<'findings'>): string | undefined =>
  nameOf(finding) ?? valueText(finding.value)

type Reaction = NonNullable<Statement<'allergies'>['reactions']>[number]
const reactionText = ({ code, severity, period }: Reaction): string | undefined =>
  joined([codeText(code), codeText(severity), periodText(period)], ', ')

const withCodes = (code: Code): string | undefined => {
  const [words, codes] = [codeText(code), codesText(code)]
  return words === undefined || codes === undefined || words === codes ? words : `${words} (${codes})`
}

export const NOTE_KINDS: readonly NoteKind[] = [
  noteKind({
    category: 'allergies',
    title: 'Allergies',
    none: 'No known allergies',
    statements: (record) => record.allergies,
    name: (allergy) => nameOf(allergy) ?? specific(allergy.kind),
    details: [
      ['Kind', 'kind', ({ kind }) => codeText(kind)],
      ['Reaction', 'reactions', ({ reactions }) => joined((reactions ?? []).map(reactionText))],
      ['Severity', 'severity', ({ severity }) => codeText(severity)],
      ['Criticality', 'criticality', ({ criticality }) => codeText(criticality)],
      ['Status by', 'statusBasis', ({ statusBasis }) => statusBasis],
    ],
  }),
  noteKind({
    category: 'problems',
    title: 'Problems',
    none: 'No known problems',
    statements: (record) => record.problems,
    name: ({ code, text }) => specific(code) ?? joined([text]),
    details: [
      ['Kind', 'kind', ({ kind }) => codeText(kind)],
      ['Severity', 'severity', ({ severity }) => codeText(severity)],
      ['List', 'list', ({ list }) => list],
      ['Status by', 'statusBasis', ({ statusBasis }) => statusBasis],
    ],
  }),
  noteKind({
    category: 'medications',
    title: 'Medications',
    none: 'No known medications',
    statements: (record) => record.medications,
    details: [
      ['Dose', 'dose', ({ dose }) => valueText(dose)],
      ['Form', 'form', ({ form }) => codeText(form)],
      ['Route', 'route', ({ route }) => codeText(route)],
      ['Site', 'site', ({ site }) => codeText(site)],
      ['Directions', 'sig', ({ sig }) => sig],
      ['Frequency', 'frequency', ({ frequency }) => frequency],
      ['Rate', 'rate', ({ rate }) => valueText(rate)],
      ['Maximum', 'maxDose', ({ maxDose }) => valueText(maxDose)],
      ['For', 'indications', ({ indications }) => codeTexts(indications)],
      ['Quantity', 'supply.quantity', ({ supply }) => quantityText(supply?.quantity)],
      ['Refills', 'supply.refills', ({ supply }) => supply?.refills],
      ['Supplied', 'supply.period', ({ supply }) => periodText(supply?.period)],
      ['Prescriber', 'prescribers', ({ prescribers }) => providersText(prescribers)],
      ['Manufacturer', 'manufacturer', ({ manufacturer }) => manufacturer],
      ['List', 'list', ({ list }) => list],
      ['Status by', 'statusBasis', ({ statusBasis }) => statusBasis],
    ],
  }),
  noteKind({
    category: 'immunizations',
    title: 'Immunizations',
    none: 'No immunizations known',
    statements: (record) => record.immunizations,
    details: [
      ['Dose', 'dose', ({ dose }) => valueText(dose)],
      ['Dose number', 'doseNumber', ({ doseNumber }) => doseNumber],
      ['Lot', 'lot', ({ lot }) => lot],
      ['Manufacturer', 'manufacturer', ({ manufacturer }) => manufacturer],
      ['Route', 'route', ({ route }) => codeText(route)],
      ['Site', 'site', ({ site }) => codeText(site)],
      ['Reason not given', 'refusalReason', ({ refusalReason }) => codeText(refusalReason)],
      ['Given by', 'performers', ({ performers }) => providersText(performers)],
      ['Status as written', 'status', ({ status }) => status],
    ],
  }),
  noteKind({
    category: 'encounters',
    title: 'Encounters',
    none: 'No known encounters',
    statements: (record) => record.encounters,
    name: (encounter) => nameOf(encounter) ?? codeText(encounter.encounterClass) ?? 'Encounter',
    details: [
      ['Class', 'encounterClass', ({ encounterClass }) => codeText(encounterClass)],
      ['With', 'performers', ({ performers }) => providersText(performers)],
      ['Where', 'locations', ({ locations }) => joined(locations ?? [])],
      ['Diagnoses', 'diagnoses', ({ diagnoses }) => joined((diagnoses ?? []).map(withCodes))],
      ['Reasons', 'reasons', ({ reasons }) => joined((reasons ?? []).map(withCodes))],
      ['Disposition', 'disposition', ({ disposition }) => codeText(disposition)],
      ['Status as written', 'status', ({ status }) => status],
    ],
  }),
  noteKind({
    category: 'procedures',
    title: 'Procedures',
    none: 'No known procedures',
    statements: (record) => record.procedures,
    details: [
      ['Result', 'value', ({ value }) => valueText(value)],
      ['Site', 'sites', ({ sites }) => codeTexts(sites)],
      ['Device', 'devices', ({ devices }) => codeTexts(devices)],
      ['By', 'performers', ({ performers }) => providersText(performers)],
      ['Status by', 'statusBasis', ({ statusBasis }) => statusBasis],
    ],
  }),
  noteKind({
    category: 'socialHistory',
    title: 'Social history',
    none: 'Nothing known of the social history',
    statements: (record) => record.socialHistory,
    name: questionOrAnswer,
    details: [
      ['Answer', 'value', ({ value }) => valueText(value)],
      ['Interpretation', 'interpretations', ({ interpretations }) => codeTexts(interpretations)],
    ],
  }),
  noteKind({
    category: 'familyHistory',
    title: 'Family history',
    none: 'Nothing known of the family history',
    statements: (record) => record.familyHistory,
    details: [
      ['Relative', 'relation, name', ({ relation, name }) => joined([codeText(relation), name], ', ')],
      ['Gender', 'gender', ({ gender }) => codeText(gender)],
      ['Born', 'birthDate', ({ birthDate }) => instantText(birthDate)],
      ['Age at onset', 'ageAtOnset', ({ ageAtOnset }) => valueText(ageAtOnset)],
      ['Deceased', 'deceased', ({ deceased }) => yesOrNo(deceased)],
      ['Cause of death', 'causeOfDeath', ({ causeOfDeath }) => yesOrNo(causeOfDeath)],
    ],
  }),
  noteKind({
    category: 'findings',
    title: 'Findings',
    none: 'No findings',
    statements: (record) => record.findings,
    name: questionOrAnswer,
    details: [
      ['List', 'list', ({ list }) => list],
      ['Answer', 'value', ({ value }) => valueText(value)],
      ['Interpretation', 'interpretations', ({ interpretations }) => codeTexts(interpretations)],
    ],
  }),
  noteKind({
    category: 'insurance',
    title: 'Insurance',
    none: 'No insurance known',
    statements: (record) => record.insurance,
    name: (coverage) => coverage.payer ?? nameOf(coverage),
    details: [
      ['Member', 'memberId', ({ memberId }) => memberId],
      ['Group', 'groupId', ({ groupId }) => groupId],
      ['Holder', 'holder', ({ holder }) => holder],
      ['Relationship', 'relationship', ({ relationship }) => codeText(relationship)],
      ['Coverage', 'code', ({ code }) => codeText(code)],
    ],
  }),
  noteKind({
    category: 'devices',
    title: 'Devices',
    none: 'No known devices',
    statements: (record) => record.devices,
    details: [
      ['UDI', 'udi', ({ udi }) => udi],
      ['Quantity', 'quantity', ({ quantity }) => quantityText(quantity)],
      ['Status as written', 'status', ({ status }) => status],
    ],
  }),
]
