/** Vital signs (section 2.16.840.1.113883.10.20.22.2.4): organizers (…22.4.26) of observations (…22.4.27). */
import type { Statement } from '../../../src-preload/contract/statements'
import { withStatus } from '../judge'
import { defineSection } from '../section'
import { codesOf } from '../values'
import { judgeMeasurement, measurementFields } from './measurements'

/** LOINC of what is never 0 in a living patient: blood pressure, heart and breathing rate, temperature, size, saturation. */
const NEVER_ZERO = new Set(
  '8480-6 8462-4 8867-4 9279-1 8310-5 8302-2 8306-3 29463-7 3141-9 39156-5 2708-6 59408-5 2710-2'.split(' '),
)
/** A 0 there is a placeholder for "not taken": kept, flagged, and of unknown standing. */
const isPlaceholder = ({ code, value }: Statement<'vitals'>): boolean =>
  value?.type === 'quantity' &&
  Number(value.quantity.value) === 0 &&
  codesOf(code).some((loinc) => NEVER_ZERO.has(loinc))

export const vitals = defineSection({
  kind: 'vitals',
  sections: { '8716-3': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.4',
    '2.16.840.1.113883.10.20.22.2.4.1',
    '2.16.840.1.113883.10.20.1.16',
  ],
  elements: ['observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.27'],
  fields: measurementFields,
  judge: (row, _statement, context) => {
    const verdict = judgeMeasurement(row)
    if (!isPlaceholder(row)) return verdict
    context.warn('zero_vital')
    return withStatus(verdict, ['unknown', 'a value of 0 is a placeholder'])
  },
})
