/** Clinical statements as exporters write them, one builder a kind; what a test is about is passed in as XML. */
import { CCDA, coded, codedValue, entry, RXNORM, section } from './document'

interface Statement {
  /** Attributes of the statement element, after classCode and moodCode. */
  readonly attributes?: string
  readonly mood?: string
  readonly id?: string
  readonly status?: string
  readonly time?: string
  /** Anything after the concept: entryRelationships, participants … */
  readonly more?: string
}

const head = (name: string, template: string, parts: Statement, classCode: string): string =>
  `<${name} classCode="${classCode}" moodCode="${parts.mood ?? 'EVN'}" ${parts.attributes ?? ''}>` +
  `<templateId root="${CCDA}.${template}"/>${parts.id === undefined ? '' : `<id root="1.2.3" extension="${parts.id}"/>`}`
const statusOf = (parts: Statement, fallback = 'completed'): string =>
  `<statusCode code="${parts.status ?? fallback}"/>`

/** A concern act (problems …22.4.3, allergies …22.4.30) around an observation. */
export const concern = (template: '4.3' | '4.30', observation: string, status = 'active', attributes = ''): string =>
  `<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.${template}"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>` +
  `<statusCode code="${status}"/><entryRelationship typeCode="SUBJ" ${attributes}>${observation}</entryRelationship></act>`

export const PNEUMONIA = codedValue('233604007', 'Pneumonia')

export const problem = (parts: Statement & { readonly value?: string; readonly kind?: string } = {}): string =>
  `${head('observation', '4.4', parts, 'OBS')}${parts.kind ?? coded('code', '55607006', 'Problem')}${statusOf(parts)}` +
  `${parts.time ?? ''}${parts.value ?? PNEUMONIA}${parts.more ?? ''}</observation>`

export const agent = (inner: string): string =>
  `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">${inner}</playingEntity></participantRole></participant>`
export const PENICILLIN = agent(coded('code', '7980', 'Penicillin G', RXNORM))

export const allergy = (parts: Statement & { readonly value?: string; readonly agent?: string } = {}): string =>
  `${head('observation', '4.7', parts, 'OBS')}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${statusOf(parts)}` +
  `${parts.time ?? ''}${parts.value ?? codedValue('416098002', 'Allergy to drug')}${parts.agent ?? PENICILLIN}${parts.more ?? ''}</observation>`

export const product = (material: string): string =>
  `<consumable><manufacturedProduct classCode="MANU"><manufacturedMaterial>${material}</manufacturedMaterial></manufacturedProduct></consumable>`
export const METFORMIN = product(coded('code', '860975', 'Metformin 500 MG Extended Release Oral Tablet', RXNORM))

export const medication = (parts: Statement & { readonly product?: string; readonly before?: string } = {}): string =>
  `${head('substanceAdministration', '4.16', parts, 'SBADM')}${parts.before ?? ''}${statusOf(parts)}${parts.time ?? ''}` +
  `${parts.product ?? METFORMIN}${parts.more ?? ''}</substanceAdministration>`

export const immunization = (parts: Statement & { readonly product?: string } = {}): string =>
  `${head('substanceAdministration', '4.52', parts, 'SBADM')}${statusOf(parts)}${parts.time ?? '<effectiveTime value="20231001"/>'}` +
  `${parts.product ?? product(coded('code', '141', 'Influenza, seasonal', '2.16.840.1.113883.12.292'))}${parts.more ?? ''}</substanceAdministration>`

export const measurement = (
  template: '4.27' | '4.2',
  parts: Statement & { readonly code?: string; readonly value?: string } = {},
): string =>
  `${head('observation', template, parts, 'OBS')}${parts.code ?? coded('code', '8480-6', 'Systolic blood pressure', '2.16.840.1.113883.6.1')}` +
  `${statusOf(parts)}${parts.time ?? '<effectiveTime value="20240501"/>'}${parts.value ?? '<value xsi:type="PQ" value="120" unit="mm[Hg]"/>'}${parts.more ?? ''}</observation>`

export const organizer = (template: '4.26' | '4.1', observations: readonly string[], parts = ''): string =>
  `<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="${CCDA}.${template}"/>${parts}` +
  `${observations.map((one) => `<component>${one}</component>`).join('')}</organizer>`

export const procedure = (
  parts: Statement & { readonly code?: string; readonly element?: 'procedure' | 'act' | 'observation' } = {},
): string => {
  const element = parts.element ?? 'procedure'
  const template = { procedure: '4.14', act: '4.12', observation: '4.13' }[element]
  return `${head(element, template, parts, 'PROC')}${parts.code ?? coded('code', '80146002', 'Appendectomy')}${statusOf(parts)}${parts.time ?? ''}${parts.more ?? ''}</${element}>`
}

export const encounter = (parts: Statement & { readonly code?: string } = {}): string =>
  `${head('encounter', '4.49', parts, 'ENC')}${parts.code ?? coded('code', '99213', 'Office visit', '2.16.840.1.113883.6.12')}` +
  `${parts.time ?? '<effectiveTime value="20240110"/>'}${parts.more ?? ''}</encounter>`

const sectionOf =
  (code: string) =>
  (statement: string, text?: string): string =>
    section({ code, ...(text === undefined ? {} : { text }) }, entry(statement))

export const problemList = sectionOf('11450-4')
export const allergyList = sectionOf('48765-2')
export const medicationList = sectionOf('10160-0')
export const immunizationList = sectionOf('11369-6')
export const vitalSigns = sectionOf('8716-3')
export const resultList = sectionOf('30954-2')
export const procedureList = sectionOf('47519-4')
export const encounterList = sectionOf('46240-8')
