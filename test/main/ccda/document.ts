/** Small synthetic C-CDA documents: a valid header, and what a test is about. Every name and value is made up. */
import { readDocument } from '../../../src-main/ccda/read-document'
import type { DocumentReading, SectionSummary } from '../../../src-main/ccda/reading'
import type { Failure } from '../../../src-preload/contract/result'

export const FILE = 'synthetic.xml'
export const CCDA = '2.16.840.1.113883.10.20.22'
export const CCD = '2.16.840.1.113883.10.20.1'
export const SNOMED = '2.16.840.1.113883.6.96'
export const LOINC = '2.16.840.1.113883.6.1'
export const RXNORM = '2.16.840.1.113883.6.88'
export const NPI = '2.16.840.1.113883.4.6'

export const PATIENT_ID = '<id root="2.16.840.1.113883.19.5" extension="PAT-1"/>'
export const PATIENT = `<patient>
  <name use="L"><given>Testina</given><family>Sample</family></name>
  <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
  <birthTime value="19700102"/>
</patient>`

interface Parts {
  /** Replaces the record target. */
  readonly target?: string
  /** Header parts after the record target. */
  readonly header?: string
  readonly effectiveTime?: string
  /** Replaces the namespaces of the root. */
  readonly root?: string
  /** Replaces the structured body. */
  readonly body?: string
}

const ROOT =
  'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc"'

export const recordTarget = (role: string): string => `<recordTarget><patientRole>${role}</patientRole></recordTarget>`

export const documentWith = (sections: string, parts: Parts = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument ${parts.root ?? ROOT}>
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<id root="2.16.840.1.113883.19.5.99999.1" extension="DOC-1"/>
<code code="34133-9" codeSystem="${LOINC}" displayName="Summarization of Episode Note"/>
<title>Synthetic summary</title>
<effectiveTime value="${parts.effectiveTime ?? '20240601120000-0500'}"/>
${parts.target ?? recordTarget(PATIENT_ID + PATIENT)}
${parts.header ?? ''}
<component>${parts.body ?? `<structuredBody>${sections}</structuredBody>`}</component>
</ClinicalDocument>`

interface SectionParts {
  readonly code?: string
  readonly templates?: readonly string[]
  readonly title?: string
  readonly text?: string
  readonly attributes?: string
}

const templatesOf = (roots: readonly string[]): string => roots.map((root) => `<templateId root="${root}"/>`).join('')

/** A section with the given contents after its text. */
export const section = (parts: SectionParts, contents = ''): string =>
  `<component><section ${parts.attributes ?? ''}>${templatesOf(parts.templates ?? [])}` +
  (parts.code === undefined ? '' : `<code code="${parts.code}" codeSystem="${LOINC}"/>`) +
  (parts.title === undefined ? '' : `<title>${parts.title}</title>`) +
  (parts.text === undefined ? '' : `<text>${parts.text}</text>`) +
  `${contents}</section></component>`

export const entry = (statement: string): string => `<entry>${statement}</entry>`

/** `<name code="…" codeSystem="…" displayName="…"/>`, the commonest shape of a code. */
export const coded = (name: string, code: string, display: string, system: string = SNOMED): string =>
  `<${name} code="${code}" codeSystem="${system}" displayName="${display}"/>`

/** An observation value of type CD. */
export const codedValue = (code: string, display: string, system: string = SNOMED): string =>
  coded('value xsi:type="CD"', code, display, system)

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export function read(document: string | Uint8Array): DocumentReading {
  const result = readDocument(typeof document === 'string' ? bytesOf(document) : document, FILE)
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.failure)}`)
  return result.value
}

export function failureOf(document: string | Uint8Array): Failure {
  const result = readDocument(typeof document === 'string' ? bytesOf(document) : document, FILE)
  if (result.ok) throw new Error('was read, though it should not be')
  return result.failure
}

export const readSections = (sections: string, parts?: Parts): DocumentReading => read(documentWith(sections, parts))

export const warningsOf = (reading: DocumentReading): string[] => reading.warnings.map((warning) => warning.code)

/** The balance every section must keep: what was met is a row or accounted for. */
export const balanceOf = (summary: SectionSummary): number =>
  summary.statements - summary.rows - Object.values(summary.accounted).reduce((sum, count) => sum + count, 0)
