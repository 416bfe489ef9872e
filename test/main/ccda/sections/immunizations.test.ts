import { describe, expect, test } from 'vitest'
import { CCD, CCDA, coded, codedValue, entry, readSections, section } from '../document'
import { immunization, immunizationList, product } from '../statements'

const CVX = '2.16.840.1.113883.12.292'

test('a vaccine with lot, manufacturer, dose, route, site and number', () => {
  const more =
    '<repeatNumber value="2"/><routeCode code="C28161" displayName="Intramuscular"/><approachSiteCode code="368208006" displayName="Left arm"/><doseQuantity value="0.5" unit="mL"/>'
  const drug = `<consumable><manufacturedProduct><manufacturedMaterial>${coded('code', '141', 'Influenza', CVX)}<lotNumberText>LOT1</lotNumberText></manufacturedMaterial><manufacturerOrganization><name>Maker</name></manufacturerOrganization></manufacturedProduct></consumable>`
  const reading = readSections(immunizationList(immunization({ id: 'I1', product: drug, more })))
  expect(reading.statements.immunizations).toMatchObject([
    {
      code: { code: '141', systemName: 'CVX' },
      period: { at: { iso: '2023-10-01' } },
      lot: 'LOT1',
      manufacturer: 'Maker',
      dose: { type: 'quantity', quantity: { value: '0.5', unit: 'mL' } },
      doseNumber: '2',
      route: { code: 'C28161' },
      site: { code: '368208006' },
      mood: 'EVN',
    },
  ])
})

test('what is not said is not there: lot, manufacturer, dose', () => {
  const [row] = readSections(immunizationList(immunization())).statements.immunizations
  expect(Object.keys(row ?? {}).sort()).toEqual(['code', 'mood', 'period', 'source', 'status'])
})

test('the old OID of CVX and a translation are read; C32 gives the dose number as an observation', () => {
  const more = `<entryRelationship typeCode="SUBJ"><observation><templateId root="${CCD}.46"/><code code="30973-2"/><value xsi:type="INT" value="3"/></observation></entryRelationship>`
  const drug = product(`<code nullFlavor="UNK"><translation code="88" codeSystem="2.16.840.1.113883.6.59"/></code>`)
  expect(readSections(immunizationList(immunization({ product: drug, more }))).statements.immunizations).toMatchObject([
    { code: { translations: [{ code: '88', systemName: 'CVX' }] }, doseNumber: '3' },
  ])
})

describe('not given', () => {
  test('any mood but EVN is a plan', () => {
    expect(readSections(immunizationList(immunization({ mood: 'INT' }))).statements.immunizations).toMatchObject([
      { mood: 'INT', clinicalStatus: 'intended', statusBasis: 'moodCode INT' },
    ])
  })
  test('a refusal with its reason is refuted', () => {
    const more = `<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.53"/>${coded('code', 'PATOBJ', 'Patient objection')}</observation></entryRelationship>`
    const reading = readSections(immunizationList(immunization({ attributes: 'negationInd="true"', more })))
    expect(reading.statements.immunizations).toMatchObject([{ negated: true, refusalReason: { code: 'PATOBJ' } }])
    expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
  })
  test.each([
    ['CVX 998', {}, coded('code', '998', 'No vaccine administered', CVX)],
    [
      'negated 71181003 vaccine',
      { attributes: 'negationInd="true"' },
      '<code nullFlavor="OTH"><originalText>Vaccination</originalText><translation code="71181003" displayName="vaccine"/></code>',
    ],
    ['negated null code', { attributes: 'negationInd="true"' }, '<code nullFlavor="NI"/>'],
    ['in words', {}, '<code nullFlavor="NI"><originalText>No known immunizations</originalText></code>'],
  ])('%s says that none are known', (_name, parts, code) => {
    const reading = readSections(immunizationList(immunization({ ...parts, product: product(code) })))
    expect(reading.statements.immunizations).toMatchObject([{ noKnown: true }])
    expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
  })
})

test('nothing but null flavours is accounted for; the template is found in any section', () => {
  expect(
    readSections(immunizationList(immunization({ product: product('<code nullFlavor="UNK"/>') }))).sections[0]
      ?.accounted,
  ).toEqual({ null: 1 })
  expect(readSections(section({ code: '10160-0' }, entry(immunization()))).statements.immunizations).toHaveLength(1)
})

test('a reaction is a finding beside the vaccine, not another vaccine', () => {
  const more = `<entryRelationship typeCode="CAUS"><observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.9"/><code code="ASSERTION"/>${codedValue('247472004', 'Hives')}</observation></entryRelationship>`
  const { statements } = readSections(immunizationList(immunization({ more })))
  expect(statements.immunizations).toHaveLength(1)
  expect(statements.findings).toMatchObject([{ list: 'related', value: { type: 'code', code: { code: '247472004' } } }])
})
