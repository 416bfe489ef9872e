import { expect, it } from 'vitest'
import { CCDA, entry, NPI, readSections, section } from '../document'

it('reads the members of a care team section, and lists them as providers', () => {
  const member = `<act classCode="PCPR" moodCode="EVN"><templateId root="${CCDA}.4.500.1"/>
    <code code="85847-2" displayName="Care team information"/><statusCode code="active"/>
    <performer typeCode="PRF"><assignedEntity><id root="${NPI}" extension="1999999984"/>
      <assignedPerson><name><given>Amelia</given><family>Hart</family></name></assignedPerson></assignedEntity></performer></act>`
  const team = entry(`<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="${CCDA}.4.500"/>
    <statusCode code="active"/><component>${member}</component></organizer>`)
  const reading = readSections(section({ code: '85847-2', title: 'Care team', text: 'Dr. Hart' }, team))
  expect(reading.statements.findings.map(({ list, performers }) => [list, performers?.[0]?.npi])).toEqual([
    ['care team', '1999999984'],
  ])
  expect(reading.providers.map(({ name }) => name)).toContain('Amelia Hart')
})

it('reads a note activity with its author and time; its text stays the section note', () => {
  const note = entry(`<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.202"/>
    <code code="34109-9" displayName="Note"/><text><reference value="#n1"/></text><effectiveTime value="20240102"/>
    <author><time value="20240102"/><assignedAuthor><id root="${NPI}" extension="1999999976"/></assignedAuthor></author></act>`)
  const reading = readSections(
    section({ code: '11506-3', title: 'Progress note', text: '<paragraph ID="n1">Slept well.</paragraph>' }, note),
  )
  const [row] = reading.statements.findings
  expect([row?.list, row?.text, row?.period?.at?.iso, row?.authors?.[0]?.npi]).toEqual([
    'note',
    'Slept well.',
    '2024-01-02',
    '1999999976',
  ])
  expect(reading.notes.map(({ html }) => html)).toEqual(['<p>Slept well.</p>'])
})
