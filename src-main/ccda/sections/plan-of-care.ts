/**
 * Plan of treatment (section 2.16.840.1.113883.10.20.22.2.10), goals, instructions and reason for referral: everything
 * here is intended, ordered or advised, never done. `kind` comes from the statement's element and template.
 */
import type { Statement } from '../../../src-preload/contract/statements'
import { readPerformer } from '../people'
import { all, attributeOf, defineSection, one, readOwnCode, saysNothing } from '../section'
import { readCode, readValue } from '../values'
import { hasTemplate, type XmlNode } from '../xml/node'
import { readDuration, readFrequency, readProduct } from './medications'

type Kind = Statement<'planOfCare'>['kind']

const TEMPLATE_KINDS: readonly (readonly [root: string, kind: Kind])[] = [
  ['2.16.840.1.113883.10.20.22.4.20', 'instruction'],
  ['2.16.840.1.113883.10.20.22.4.121', 'goal'],
  ['2.16.840.1.113883.10.20.22.4.140', 'referral'],
  ['2.16.840.1.113883.10.20.22.4.120', 'immunization'],
  ['2.16.840.1.113883.10.20.22.4.42', 'medication'],
  ['2.16.840.1.113883.10.20.22.4.40', 'appointment'],
  ['2.16.840.1.113883.10.20.22.4.43', 'supply'],
  ['2.16.840.1.113883.10.20.22.4.39', 'act'],
  ['2.16.840.1.113883.10.20.22.4.41', 'order'],
  ['2.16.840.1.113883.10.20.22.4.44', 'order'],
]
const ELEMENT_KINDS: Readonly<Record<string, Kind>> = {
  encounter: 'appointment',
  substanceAdministration: 'medication',
  supply: 'supply',
  observation: 'order',
  procedure: 'order',
  act: 'act',
}

const kindOf = (statement: XmlNode, list: string | undefined): Kind => {
  if (statement.name === 'act' && list === 'referral') return 'referral'
  if (statement.attributes.moodCode === 'GOL') return 'goal'
  for (const [root, kind] of TEMPLATE_KINDS) if (hasTemplate(statement, root)) return kind
  return list === 'goal' ? 'goal' : list === 'instruction' ? 'instruction' : (ELEMENT_KINDS[statement.name] ?? 'act')
}

export const planOfCare = defineSection({
  kind: 'planOfCare',
  sections: {
    '18776-5': '',
    '51847-2': '',
    '61146-7': 'goal',
    '42349-1': 'referral',
    '69730-0': 'instruction',
    '8653-8': 'instruction',
    '59772-4': '',
    '62387-6': '',
  },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.10',
    '2.16.840.1.113883.10.20.22.2.9',
    '2.16.840.1.113883.10.20.22.2.60',
    '2.16.840.1.113883.10.20.22.2.45',
    '2.16.840.1.113883.10.20.22.2.30',
    '2.16.840.1.113883.10.20.21.2.3',
    '1.3.6.1.4.1.19376.1.5.3.1.3.1',
    '2.16.840.1.113883.10.20.1.10',
  ],
  elements: ['observation', 'act', 'procedure', 'encounter', 'supply', 'substanceAdministration'],
  templates: TEMPLATE_KINDS.map(([root]) => root),
  claims: true,
  fields: {
    kind: (statement, context) => kindOf(statement, context.list),
    code: (statement, context) => readProduct(statement, context) ?? readOwnCode(statement, context),
    mood: attributeOf('.', 'moodCode'),
    value: one('value', readValue),
    performers: all('performer', readPerformer),
    period: readDuration,
    dose: one('doseQuantity', readValue),
    route: one('routeCode', readCode),
    frequency: readFrequency,
  },
  judge: (row) => {
    if (row.negated === true) return { row, account: 'refuted' }
    const dated = row.period?.at?.iso ?? row.period?.low?.iso
    return saysNothing(row) && dated === undefined ? { account: 'null' } : { row }
  },
})
