/** Codes of the sample, and the OIDs of the code systems they come from. */
export const SYSTEMS = {
  snomed: '2.16.840.1.113883.6.96',
  icd10: '2.16.840.1.113883.6.90',
  rxnorm: '2.16.840.1.113883.6.88',
  loinc: '2.16.840.1.113883.6.1',
  cvx: '2.16.840.1.113883.12.292',
  cpt: '2.16.840.1.113883.6.12',
  nci: '2.16.840.1.113883.3.26.1.1',
  facility: '2.16.840.1.113883.6.259',
  taxonomy: '2.16.840.1.113883.6.101',
  race: '2.16.840.1.113883.6.238',
  gender: '2.16.840.1.113883.5.1',
  marital: '2.16.840.1.113883.5.2',
  actClass: '2.16.840.1.113883.5.6',
  actCode: '2.16.840.1.113883.5.4',
  actReason: '2.16.840.1.113883.5.8',
  participation: '2.16.840.1.113883.5.88',
  role: '2.16.840.1.113883.5.111',
  roleClass: '2.16.840.1.113883.5.110',
  interpretation: '2.16.840.1.113883.5.83',
  criticality: '2.16.840.1.113883.5.1063',
  payment: '2.16.840.1.113883.3.221.5',
} as const satisfies Record<string, string>
export type System = keyof typeof SYSTEMS

export interface Coded {
  readonly system: System
  readonly code: string
  readonly display: string
  /** The same in another system. */
  readonly also?: Coded
}

export const coded = (system: System, code: string, display: string, also?: Coded): Coded => ({
  system,
  code,
  display,
  ...(also !== undefined && { also }),
})
export const snomed = (code: string, display: string, also?: Coded): Coded => coded('snomed', code, display, also)
/** Without its translation. */
export const plain = ({ system, code, display }: Coded): Coded => ({ system, code, display })
export const loinc = (code: string, display: string): Coded => coded('loinc', code, display)
