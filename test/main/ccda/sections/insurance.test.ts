import { expect, test } from 'vitest'
import { CCDA, coded, entry, readSections, section } from '../document'

const coverage = (policy: string): string =>
  `<act classCode="ACT" moodCode="DEF"><templateId root="${CCDA}.4.60"/>${coded('code', '48768-6', 'Payment sources', '2.16.840.1.113883.6.1')}<entryRelationship typeCode="COMP">${policy}</entryRelationship></act>`
const policy = (parts: string): string =>
  `<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.61"/><id root="1.2.3" extension="GROUP-7"/>${coded('code', '12', 'PPO')}<statusCode code="completed"/>${parts}</act>`
const payers = (statement: string): ReturnType<typeof readSections> =>
  readSections(section({ code: '48768-6' }, entry(statement)))

test('payer, member, group, holder and relationship', () => {
  const parts = `<performer typeCode="PRF"><assignedEntity><representedOrganization><name>Test Health Plan</name></representedOrganization></assignedEntity></performer>
    <participant typeCode="COV"><participantRole><id root="1.2.4" extension="MEMBER-1"/><code code="SELF"/></participantRole></participant>
    <participant typeCode="HLD"><participantRole><playingEntity><name>Testina Sample</name></playingEntity></participantRole></participant>`
  const reading = payers(coverage(policy(parts)))
  expect(reading.statements.insurance).toMatchObject([
    {
      payer: 'Test Health Plan',
      memberId: 'MEMBER-1',
      groupId: 'GROUP-7',
      holder: 'Testina Sample',
      relationship: { code: 'SELF' },
    },
  ])
  expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 1, statements: 1 })
})

test('a policy that says nothing is accounted for; a coverage without one is unread and said', () => {
  const bare = policy('').replace(/<code[^>]*>/, '<code nullFlavor="UNK"/>')
  expect(payers(coverage(bare)).sections[0]?.accounted).toEqual({ null: 1 })
  const reading = payers(
    `<act classCode="ACT" moodCode="DEF"><templateId root="${CCDA}.4.60"/><code code="48768-6"/></act>`,
  )
  expect(reading.sections[0]).toMatchObject({ rows: 0, unread: 1 })
  expect(reading.warnings).toMatchObject([{ code: 'entry_not_read' }])
})
