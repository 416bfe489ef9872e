/** A small C-CDA R2.1 of an invented patient: as much as Stage 1 needs to make a patient, and a marker to look for. */
export interface SyntheticPatient {
  /** Without it the document names no id. */
  readonly id?: string
  readonly given: string
  readonly family: string
  /** YYYYMMDD */
  readonly birthDate: string
  readonly phone?: string
  readonly email?: string
  readonly npi?: string
  readonly provider?: string
}
export interface SyntheticDocument extends SyntheticPatient {
  /** YYYYMMDD */
  readonly time?: string
  readonly problems?: readonly string[]
  /** Active ones, by name. */
  readonly medications?: readonly string[]
  /** YYYYMMDD */
  readonly encounters?: readonly string[]
  /** Base64 of a file carried inside. */
  readonly embedded?: string
}

const ROOT = '2.16.840.1.113883.3.9999'

const performer = ({ npi, provider = 'Nobody' }: SyntheticDocument): string =>
  npi === undefined
    ? ''
    : `<performer typeCode="PRF"><functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/>
       <assignedEntity><id root="2.16.840.1.113883.4.6" extension="${npi}"/>
       <assignedPerson><name>${provider}</name></assignedPerson></assignedEntity></performer>`

const problem = (name: string, index: number): string => `
  <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>
    <id root="${ROOT}.1" extension="concern-${index}"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <statusCode code="active"/><effectiveTime><low value="20200101"/></effectiveTime>
    <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
      <templateId root="2.16.840.1.113883.10.20.22.4.4"/><id root="${ROOT}.2" extension="problem-${index}-${name.length}"/>
      <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>
      <effectiveTime><low value="20200101"/></effectiveTime>
      <value xsi:type="CD" code="${1000 + name.length}" codeSystem="2.16.840.1.113883.6.96" displayName="${name}"/>
    </observation></entryRelationship></act></entry>`

const encounter = (day: string, index: number): string => `
  <entry><encounter classCode="ENC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.49"/>
    <id root="${ROOT}.3" extension="visit-${day}-${index}"/>
    <code code="99213" codeSystem="2.16.840.1.113883.6.12" displayName="Office visit"/>
    <effectiveTime value="${day}"/></encounter></entry>`

const medication = (name: string): string => `
  <entry><substanceAdministration classCode="SBADM" moodCode="INT">
    <templateId root="2.16.840.1.113883.10.20.22.4.16"/><id root="${ROOT}.5" extension="drug-${name}"/>
    <statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20230301"/></effectiveTime>
    <consumable><manufacturedProduct classCode="MANU"><templateId root="2.16.840.1.113883.10.20.22.4.23"/>
      <manufacturedMaterial><code code="${1000 + name.length}" codeSystem="2.16.840.1.113883.6.88" displayName="${name}"/>
      </manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`

const section = (template: string, loinc: string, title: string, entries: string): string => `
  <component><section><templateId root="${template}"/><code code="${loinc}" codeSystem="2.16.840.1.113883.6.1"/>
    <title>${title}</title><text>${title} in words</text>${entries}</section></component>`

const carried = (base64: string | undefined): string =>
  base64 === undefined
    ? ''
    : `<entry><observationMedia classCode="OBS" moodCode="EVN"><id root="${ROOT}.4" extension="scan"/>
       <value xsi:type="ED" mediaType="application/pdf" representation="B64">${base64}</value></observationMedia></entry>`

export const syntheticDocument = (document: SyntheticDocument): string => {
  const { id, given, family, birthDate, phone, email, time = '20240101', embedded } = document
  const { problems = ['Hypertension'], encounters = ['20230405'], medications } = document
  const telecom = [phone && `tel:${phone}`, email && `mailto:${email}`]
    .flatMap((value) => (value ? `<telecom use="HP" value="${value}"/>` : []))
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.10.20.22.1.2"/>
  <id root="${ROOT}.9" extension="${family}-${given}-${time}"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary of Care</title>
  <effectiveTime value="${time}"/>
  <recordTarget><patientRole>
    ${id === undefined ? '<id nullFlavor="UNK"/>' : `<id root="${ROOT}" extension="${id}"/>`}
    ${telecom}
    <patient><name use="L"><given>${given}</given><family>${family}</family></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1" displayName="Female"/>
      <birthTime value="${birthDate}"/></patient></patientRole></recordTarget>
  <documentationOf><serviceEvent classCode="PCPR">${performer(document)}</serviceEvent></documentationOf>
  <component><structuredBody>
    ${section('2.16.840.1.113883.10.20.22.2.5.1', '11450-4', 'Problems', problems.map(problem).join('') + carried(embedded))}
    ${medications === undefined ? '' : section('2.16.840.1.113883.10.20.22.2.1.1', '10160-0', 'Medications', medications.map(medication).join(''))}
    ${section('2.16.840.1.113883.10.20.22.2.22.1', '46240-8', 'Encounters', encounters.map(encounter).join(''))}
  </structuredBody></component>
</ClinicalDocument>`
}
