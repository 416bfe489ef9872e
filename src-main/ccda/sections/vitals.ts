/** Vital signs (section 2.16.840.1.113883.10.20.22.2.4): organizers (…22.4.26) of observations (…22.4.27). */
import { defineSection } from '../section'
import { judgeMeasurement, measurementFields } from './measurements'

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
  judge: judgeMeasurement<'vitals'>,
})
