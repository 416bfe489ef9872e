import { describe, expect, test } from 'vitest'
import { CCDA, codedValue, entry, NPI, readSections, section } from '../document'
import { encounter, encounterList, problem } from '../statements'

const diagnosis = (parts: Parameters<typeof problem>[0] = {}): string =>
  `<entryRelationship typeCode="COMP"><act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.80"/><code code="29308-4"/><entryRelationship typeCode="SUBJ">${problem(parts)}</entryRelationship></act></entryRelationship>`

test('a visit with performer, place, reason, diagnosis and disposition', () => {
  const more =
    `<performer><assignedEntity><id root="${NPI}" extension="1234567893"/><assignedPerson><name><given>Ada</given><family>Doc</family></name></assignedPerson></assignedEntity></performer>` +
    `<participant typeCode="LOC"><participantRole classCode="SDLOC"><templateId root="${CCDA}.4.32"/><code code="1160-1" displayName="Urgent care"/><playingEntity><name>Test Clinic</name></playingEntity></participantRole></participant>` +
    `<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.19"/><code code="404684003"/>${codedValue('386661006', 'Fever')}</observation></entryRelationship>` +
    diagnosis()
  const reading = readSections(
    encounterList(encounter({ id: 'E1', more: `${more}<sdtc:dischargeDispositionCode code="01"/>` })),
  )
  expect(reading.statements.encounters).toMatchObject([
    {
      code: { code: '99213', systemName: 'CPT' },
      period: { at: { iso: '2024-01-10' } },
      performers: [{ name: 'Ada Doc', npi: '1234567893' }],
      locations: ['Test Clinic'],
      reasons: [{ code: '386661006' }],
      diagnoses: [{ code: '233604007' }],
      disposition: { code: '01' },
    },
  ])
  expect(reading.statements.findings).toEqual([])
})

test('a place without a name is what kind of place it is', () => {
  const more =
    '<participant typeCode="LOC"><participantRole><code code="1160-1" displayName="Urgent care"/></participantRole></participant>'
  expect(readSections(encounterList(encounter({ more }))).statements.encounters[0]?.locations).toEqual(['Urgent care'])
})

test('a negated diagnosis is not a diagnosis of the visit: it is a refuted problem', () => {
  const reading = readSections(encounterList(encounter({ more: diagnosis({ attributes: 'negationInd="true"' }) })))
  expect(reading.statements.encounters[0]).not.toHaveProperty('diagnoses')
  expect(reading.statements.problems).toMatchObject([{ negated: true, code: { code: '233604007' } }])
  expect(reading.sections[0]).toMatchObject({ rows: 1, accounted: { refuted: 1 } })
})

test.each(['INT', 'RQO', 'APT', 'ARQ', 'PRMS'])('mood %s has not taken place', (mood) => {
  expect(readSections(encounterList(encounter({ mood }))).statements.encounters).toMatchObject([
    { clinicalStatus: 'intended', statusBasis: `moodCode ${mood}` },
  ])
})
test('a visit that took place needs no status', () => {
  expect(readSections(encounterList(encounter())).statements.encounters[0]).not.toHaveProperty('clinicalStatus')
})

describe('little or nothing said', () => {
  test('a date alone is a visit', () => {
    const reading = readSections(encounterList(encounter({ code: '<code nullFlavor="UNK"/>' })))
    expect(reading.statements.encounters).toMatchObject([{ period: { at: { iso: '2024-01-10' } } }])
  })
  test('nothing at all is accounted for', () => {
    const reading = readSections(
      encounterList(encounter({ code: '<code nullFlavor="UNK"/>', time: '<effectiveTime nullFlavor="UNK"/>' })),
    )
    expect(reading.sections[0]?.accounted).toEqual({ null: 1 })
  })
  test('"no encounters" is no visit', () => {
    const code = '<code nullFlavor="UNK"><originalText>No encounters recorded</originalText></code>'
    const reading = readSections(encounterList(encounter({ code, time: '<effectiveTime nullFlavor="UNK"/>' })))
    expect(reading.statements.encounters).toMatchObject([{ noKnown: true }])
  })
})

test('planned visits of the plan section are plans', () => {
  const { statements } = readSections(section({ code: '18776-5' }, entry(encounter({ mood: 'INT' }))))
  expect(statements.encounters).toEqual([])
  expect(statements.planOfCare).toMatchObject([{ kind: 'appointment', mood: 'INT' }])
})
