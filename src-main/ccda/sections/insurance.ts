/** Payers (section 2.16.840.1.113883.10.20.22.2.18): coverage activity (…22.4.60) around policy activities (…22.4.61). */

import { defineSection, readOwnCode, saysNothing } from '../section'
import { attribute, child, select, textOf, type XmlNode } from '../xml/node'

/** participant typeCode COV is the covered party (the member), HLD the holder of the policy. */
const member = (statement: XmlNode): XmlNode | undefined =>
  select(statement, 'participant[@typeCode=COV]/participantRole')

export const insurance = defineSection({
  kind: 'insurance',
  sections: { '48768-6': '' },
  sectionTemplates: ['2.16.840.1.113883.10.20.22.2.18', '2.16.840.1.113883.10.20.1.9'],
  elements: ['act'],
  templates: ['2.16.840.1.113883.10.20.22.4.61'],
  fields: {
    payer: (statement) =>
      textOf(select(statement, 'performer/assignedEntity/representedOrganization/name')) ??
      textOf(select(statement, 'performer/assignedEntity/assignedPerson/name')),
    memberId: (statement) => attribute(child(member(statement), 'id'), 'extension'),
    groupId: (statement) => attribute(child(statement, 'id'), 'extension'),
    holder: (statement) => textOf(select(statement, 'participant[@typeCode=HLD]/participantRole/playingEntity/name')),
    relationship: (statement, context) => {
      const role = member(statement)
      return role === undefined ? undefined : readOwnCode(role, context)
    },
  },
  judge: (row) =>
    saysNothing(row) && row.payer === undefined && row.memberId === undefined ? { account: 'null' } : { row },
})
