import { describe, expect, test } from 'vitest'
import { CCDA, coded, entry, readSections, section } from '../document'
import { procedure } from '../statements'

const UDI = '<id root="2.16.840.1.113883.3.3719" extension="(01)00643169007222(17)160128"/>'
const device = (id: string, code: string): string =>
  `<participant typeCode="DEV"><participantRole classCode="MANU"><templateId root="${CCDA}.4.37"/>${id}<playingDevice>${code}</playingDevice></participantRole></participant>`
const PACEMAKER = coded('code', '704708004', 'Cardiac resynchronization therapy implantable pacemaker')
const equipment = (statement: string, text?: string): ReturnType<typeof readSections> =>
  readSections(section({ code: '46264-8', ...(text === undefined ? {} : { text }) }, entry(statement)))

test('a supply and its device', () => {
  const supply = `<supply classCode="SPLY" moodCode="EVN"><templateId root="${CCDA}.4.50"/><id root="1.2" extension="D1"/><statusCode code="completed"/><effectiveTime value="2011"/><quantity value="2"/>${device('', PACEMAKER).replace('"DEV"', '"PRD"')}</supply>`
  expect(equipment(supply).statements.devices).toMatchObject([
    { code: { code: '704708004' }, quantity: { value: '2' }, period: { at: { iso: '2011' } } },
  ])
})

test('an implanted device with its UDI', () => {
  const { statements } = equipment(
    procedure({
      code: '<code nullFlavor="UNK"/>',
      time: '<effectiveTime value="20111005"/>',
      more: device(UDI, PACEMAKER),
    }),
  )
  expect(statements.devices).toMatchObject([
    { code: { code: '704708004' }, udi: '(01)00643169007222(17)160128', period: { at: { iso: '2011-10-05' } } },
  ])
})

test('a UDI alone is enough; another id is none', () => {
  const withId = (id: string): unknown =>
    equipment(procedure({ code: '<code nullFlavor="UNK"/>', more: device(id, '<code nullFlavor="UNK"/>') })).statements
      .devices
  expect(withId(UDI)).toMatchObject([{ udi: '(01)00643169007222(17)160128' }])
  expect(withId('<id root="2.51.1.1" extension="00643169007222"/>')).toMatchObject([{ udi: '00643169007222' }])
  expect(withId('<id root="1.2.3" extension="7"/>')).toEqual([])
})

describe('no implanted devices', () => {
  const none = procedure({
    attributes: 'negationInd="true"',
    code: coded('code', '71388002', 'Procedure'),
    more: `<text><reference value="#D1"/></text>${device('<id nullFlavor="NA" root="2.16.840.1.113883.3.3719"/>', coded('code', '40388003', 'Implant'))}`,
  })
  test.each(['No implanted devices', 'Patient has no history of implantable devices', 'No known implants', undefined])(
    '%s',
    (text) => {
      const reading = equipment(none, text === undefined ? undefined : `<content ID="D1">${text}</content>`)
      expect(reading.statements.devices).toMatchObject([{ noKnown: true }])
      expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
    },
  )
  test('a specific device negated is refuted', () => {
    const reading = equipment(procedure({ attributes: 'negationInd="true"', more: device('', PACEMAKER) }))
    expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
  })
  test('nothing but null flavours is accounted for', () => {
    expect(equipment(procedure({ code: '<code nullFlavor="UNK"/>' })).sections[0]?.accounted).toEqual({ null: 1 })
  })
})
