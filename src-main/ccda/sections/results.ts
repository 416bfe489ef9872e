/** Results (section 2.16.840.1.113883.10.20.22.2.3): organizers (…22.4.1) of observations (…22.4.2), or stand-alone. */
import { defineSection } from '../section'
import { judgeMeasurement, measurementFields } from './measurements'

export const results = defineSection({
  kind: 'results',
  sections: { '30954-2': '', '11502-2': '', '11493-4': '', '18748-4': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.3',
    '2.16.840.1.113883.10.20.22.2.3.1',
    '2.16.840.1.113883.10.20.1.14',
  ],
  elements: ['observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.2'],
  fields: measurementFields,
  judge: judgeMeasurement<'results'>,
})
