import { describe, expect, test } from 'vitest'
import { CCDA, coded, entry, NPI, readSections, section } from '../document'
import { procedure, procedureList } from '../statements'

test.each(['procedure', 'act', 'observation'] as const)('a procedure as %s', (element) => {
  const more =
    `<targetSiteCode code="66754008" displayName="Appendix"/><performer><assignedEntity><id root="${NPI}" extension="1234567893"/></assignedEntity></performer>` +
    '<participant typeCode="DEV"><participantRole><playingDevice><code code="14106009" displayName="Pacemaker"/></playingDevice></participantRole></participant>'
  const reading = readSections(
    procedureList(procedure({ element, id: 'PR1', time: '<effectiveTime value="20200301"/>', more })),
  )
  expect(reading.statements.procedures).toMatchObject([
    {
      element,
      code: { code: '80146002' },
      period: { at: { iso: '2020-03-01' } },
      sites: [{ code: '66754008' }],
      devices: [{ code: '14106009' }],
      performers: [{ npi: '1234567893', role: 'performer' }],
      clinicalStatus: 'completed',
      statusBasis: 'statusCode',
    },
  ])
})

describe('status', () => {
  test.each([
    ['completed', 'EVN', 'completed'],
    ['active', 'EVN', 'active'],
    ['aborted', 'EVN', 'aborted'],
    ['cancelled', 'EVN', 'aborted'],
    ['nullified', 'EVN', 'entered-in-error'],
    ['whatever', 'EVN', 'unknown'],
    ['active', 'INT', 'intended'],
    ['completed', 'INT', 'intended'],
    ['active', 'RQO', 'intended'],
    ['active', 'PRMS', 'intended'],
    ['active', 'ARQ', 'intended'],
    ['nullified', 'INT', 'entered-in-error'],
    ['cancelled', 'RQO', 'aborted'],
  ])('%s in mood %s is %s', (status, mood, expected) => {
    expect(readSections(procedureList(procedure({ status, mood }))).statements.procedures[0]?.clinicalStatus).toBe(
      expected,
    )
  })
})

describe('none', () => {
  test.each([
    ['negated 71388002', { attributes: 'negationInd="true"', code: coded('code', '71388002', 'Procedure') }],
    ['negated null', { attributes: 'negationInd="true"', code: '<code nullFlavor="NI"/>' }],
    ['in words', { code: '<code nullFlavor="NI"><originalText>No known procedures</originalText></code>' }],
  ])('%s', (_name, parts) => {
    const reading = readSections(procedureList(procedure(parts)))
    expect(reading.statements.procedures).toMatchObject([{ noKnown: true }])
    expect(reading.statements.procedures[0]).not.toHaveProperty('clinicalStatus')
  })
  test('a named procedure negated was not done', () => {
    const reading = readSections(procedureList(procedure({ attributes: 'negationInd="true"' })))
    expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
    expect(reading.statements.procedures[0]).not.toHaveProperty('clinicalStatus')
  })
  test('nothing but null flavours is accounted for', () => {
    expect(readSections(procedureList(procedure({ code: '<code nullFlavor="UNK"/>' }))).sections[0]?.accounted).toEqual(
      { null: 1 },
    )
  })
})

test('procedures are found by template in any section and by element in an unknown one', () => {
  const bare = procedure().replace(/<templateId[^>]*>/, '')
  expect(
    readSections(section({ code: '99999-9' }, entry(procedure()) + entry(bare))).statements.procedures,
  ).toHaveLength(2)
})

test('an organizer in the procedure section is only a wrapper; a pointer to another entry is nothing', () => {
  const pointer = `<entryRelationship typeCode="REFR"><act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.122"/><id root="1.2"/><code nullFlavor="NP"/></act></entryRelationship>`
  const organized = `<organizer classCode="CLUSTER" moodCode="EVN"><component>${procedure({ more: pointer })}</component></organizer>`
  const reading = readSections(procedureList(organized))
  expect(reading.statements.procedures).toHaveLength(1)
  expect(reading.statements.findings).toEqual([])
})
