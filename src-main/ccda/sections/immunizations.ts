/** Immunizations (section 2.16.840.1.113883.10.20.22.2.2). negationInd is a refusal or a vaccine not given. */
import { eventStatus, judgeAbsence, withStatus } from '../judge'
import { readPerformer } from '../people'
import { all, attributeOf, defineSection, one } from '../section'
import { displayOf, readCode, readValue } from '../values'
import { attribute, child, pathOf, select, textOf } from '../xml/node'
import { readDuration, readManufacturer, readProduct } from './medications'

const REFUSAL = '2.16.840.1.113883.10.20.22.4.53'
const C32_NUMBER = pathOf('entryRelationship/observation[#2.16.840.1.113883.10.20.1.46]/value')

/** Exports forget negationInd on a refused vaccine, and tell the refusal in words only. */
const NOT_GIVEN = /\b(refused|declined|cancel+ed|not (given|administered))\b/i

export const immunizations = defineSection({
  kind: 'immunizations',
  sections: { '11369-6': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.2',
    '2.16.840.1.113883.10.20.22.2.2.1',
    '2.16.840.1.113883.10.20.1.6',
  ],
  elements: ['substanceAdministration', 'supply'],
  templates: ['2.16.840.1.113883.10.20.22.4.52'],
  fields: {
    code: readProduct,
    period: readDuration,
    mood: attributeOf('.', 'moodCode'),
    lot: one('consumable/manufacturedProduct/manufacturedMaterial/lotNumberText', textOf),
    manufacturer: readManufacturer,
    dose: one('doseQuantity', readValue),
    doseNumber: (statement) =>
      attribute(child(statement, 'repeatNumber'), 'value') ?? attribute(select(statement, C32_NUMBER), 'value'),
    route: one('routeCode', readCode),
    site: one('approachSiteCode', readCode),
    refusalReason: one(`entryRelationship/observation[#${REFUSAL}]/code`, readCode),
    performers: all('performer', readPerformer),
  },
  judge: (row, statement, context) => {
    if (row.negated === true && row.refusalReason !== undefined) return { row, account: 'refuted' }
    const told = [row.text, context.narrativeRow(statement, displayOf(row.code)).join(' ')].join('\n')
    return withStatus(
      judgeAbsence(row),
      NOT_GIVEN.test(told) ? ['aborted', 'narrative: not given'] : eventStatus(row, statement),
    )
  },
})
