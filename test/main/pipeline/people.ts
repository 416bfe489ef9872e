/** Invented patients, as documents, and the page that lists them all. */
import type { SyntheticDocument } from './synthetic-document'
import type { ExportFiles } from './temporary-context'

export const ANNA: SyntheticDocument = {
  id: 'P1001',
  given: 'Anna',
  family: 'Testperson',
  birthDate: '19800203',
  phone: '+12025550101',
  problems: ['Asthma', 'Gout'],
}
/** Cannot be reached: neither an email nor a phone. */
export const BERTA: SyntheticDocument = { id: 'P1002', given: 'Berta', family: 'Beispiel', birthDate: '19751231' }

export const patient = (n: number, more: Partial<SyntheticDocument> = {}): SyntheticDocument => ({
  id: `P${1000 + n}`,
  given: `Given${n}`,
  family: 'Testperson',
  birthDate: '19800203',
  phone: `+1202555${String(1000 + n)}`,
  ...more,
})
export const patients = (count: number): ExportFiles =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}/doc.ccda`, patient(n)]))

export const everyone = { offset: 0, limit: 50, filter: 'all', sort: 'name', descending: false } as const
