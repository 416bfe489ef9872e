/** The HL7 V3 data types and the small parts that all sections share (C-CDA R2.1, Companion Guide). */
import { type Day, hl7Day, hl7Time } from './calendar'
import { type Coded, SYSTEMS } from './coded'
import type { Clinician } from './providers'
import { type Attributes, type Child, el, type Xml } from './xml'

/** HL7's example root; below it, one branch for each kind of thing in the sample. */
const EXAMPLES = '2.16.840.1.113883.19'
export const PATIENT_IDS = `${EXAMPLES}.2`
const STATEMENT_IDS = `${EXAMPLES}.3`
export const DOCUMENT_IDS = `${EXAMPLES}.1`
export const NPI = '2.16.840.1.113883.4.6'
export const TAX_ID = '2.16.840.1.113883.4.2'

export const template = (root: string, extension?: string): Xml => el('templateId', { root, extension })
export const id = (root: string, extension?: string): Xml => el('id', { root, extension })
/** The same statement has the same id in every export. */
export const statementId = (person: { readonly id: string }, key: string): Xml =>
  id(STATEMENT_IDS, `${person.id}-${key}`)

const codeAttributes = ({ system, code, display }: Coded): Attributes => ({
  code,
  codeSystem: SYSTEMS[system],
  displayName: display === '' ? undefined : display,
})
const inner = (value: Coded, reference?: string): Child => [
  reference === undefined ? undefined : el('originalText', {}, el('reference', { value: `#${reference}` })),
  value.also === undefined ? undefined : el('translation', codeAttributes(value.also)),
]
/** `reference`: id of the narrative's words for it. */
export const code = (value: Coded, reference?: string, name = 'code'): Xml =>
  el(name, codeAttributes(value), inner(value, reference))
export const codeValue = (value: Coded, reference?: string): Xml =>
  el('value', { 'xsi:type': 'CD', ...codeAttributes(value) }, inner(value, reference))

export const status = (value: 'active' | 'completed'): Xml => el('statusCode', { code: value })
export const textReference = (reference: string): Xml => el('text', {}, el('reference', { value: `#${reference}` }))

export const at = (day: Day): Xml => el('effectiveTime', { value: hl7Day(day) })
export const atTime = (day: Day, minutes: number): Xml => el('effectiveTime', { value: hl7Time(day, minutes) })
/** `to` undefined: no end. */
export const period = (from: Day, to?: Day, attributes: Attributes = {}): Xml =>
  el(
    'effectiveTime',
    attributes,
    el('low', { value: hl7Day(from) }),
    to === undefined ? undefined : el('high', { value: hl7Day(to) }),
  )

export const quantity = (value: string | number, unit?: string): Xml => el('value', { 'xsi:type': 'PQ', value, unit })

export const personName = ({ prefix, given, family, suffix }: Clinician): Xml =>
  el(
    'name',
    {},
    prefix === undefined ? undefined : el('prefix', {}, prefix),
    el('given', {}, given),
    el('family', {}, family),
    suffix === undefined ? undefined : el('suffix', {}, suffix),
  )
/** Who did it: NPI, specialty and name. */
export const assignedEntity = (clinician: Clinician): Xml =>
  el(
    'assignedEntity',
    {},
    id(NPI, clinician.npi),
    code(clinician.specialty),
    el('assignedPerson', {}, personName(clinician)),
  )
/** In entries: the specialty stands in the care team. */
export const performer = (clinician: Clinician): Xml =>
  el('performer', {}, el('assignedEntity', {}, id(NPI, clinician.npi), el('assignedPerson', {}, personName(clinician))))
/** Author Participation (…22.4.119); the header has the whole author. */
export const author = (clinician: Clinician, day: Day, minutes: number): Xml =>
  el('author', {}, el('time', { value: hl7Time(day, minutes) }), el('assignedAuthor', {}, id(NPI, clinician.npi)))
