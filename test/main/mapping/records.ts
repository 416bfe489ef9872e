/** Hand-written records of nobody, checked against the contract so that a test can't map what no reader would give. */
import type { MappingContext } from '../../../src-main/mapping/payloads'
import type { Source } from '../../../src-preload/contract/data-types'
import { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'

export const SOURCE: Source = { file: 'a.ccda', section: '00000-0', entry: 1 }
export const SCOPE = `tebra-${'0'.repeat(8)}-${'1'.repeat(32)}`

const EMPTY: PatientRecord = {
  key: '1.2.3^77',
  demographics: {
    ids: [{ root: '1.2.3', extension: '77' }],
    names: [{ use: 'L', given: ['Ada'], family: 'Example', text: 'Ada Example' }],
    addresses: [],
    telecoms: [{ raw: 'tel:+15550100123', kind: 'phone', value: '+15550100123', use: 'HP' }],
  },
  problems: [],
  allergies: [],
  medications: [],
  immunizations: [],
  vitals: [],
  results: [],
  procedures: [],
  encounters: [],
  socialHistory: [],
  familyHistory: [],
  findings: [],
  planOfCare: [],
  insurance: [],
  devices: [],
  notes: [],
  providers: [],
  documents: [],
  files: [],
  warnings: [],
}

export const record = (parts: Partial<PatientRecord> = {}): PatientRecord => PatientRecord.parse({ ...EMPTY, ...parts })

export const person = (parts: Partial<PatientRecord['demographics']>): PatientRecord =>
  record({ demographics: { ...EMPTY.demographics, ...parts } })

export const medication = (parts: Partial<Statement<'medications'>>): Statement<'medications'> => ({
  source: SOURCE,
  code: {
    system: '2.16.840.1.113883.6.88',
    systemName: 'RxNorm',
    code: '197361',
    display: 'Amlodipine 5 MG Oral Tablet',
  },
  clinicalStatus: 'active',
  statusBasis: 'statusCode active',
  ...parts,
})

export const lab = (parts: Partial<Statement<'results'>>): Statement<'results'> => ({
  source: SOURCE,
  code: { system: '2.16.840.1.113883.6.1', systemName: 'LOINC', code: '2345-7', display: 'Glucose' },
  status: 'completed',
  period: { at: { raw: '20240305', iso: '2024-03-05' } },
  value: { type: 'quantity', quantity: { value: '99', unit: 'mg/dL' } },
  ...parts,
})

export const context = (parts: Partial<MappingContext> = {}): MappingContext => ({
  organisationId: 'ORG-1',
  agentId: 'agent-1',
  dumpId: 'dump-1',
  mappings: new Map(),
  ...parts,
})

/** The words of rich text, a space for every tag. */
export const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
