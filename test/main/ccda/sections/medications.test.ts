import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { CCD, CCDA, coded, codedValue, entry, NPI, RXNORM, readSections, section } from '../document'
import { medication, medicationList, product } from '../statements'

type Medication = DocumentReading['statements']['medications'][number]
const medicationsOf = (sections: string): readonly Medication[] => readSections(sections).statements.medications
const listed = (parts: Parameters<typeof medication>[0] = {}, text?: string): Medication | undefined =>
  medicationsOf(medicationList(medication(parts), text))[0]

const SINCE = '<effectiveTime xsi:type="IVL_TS"><low value="20230101"/></effectiveTime>'
const UNTIL = (high: string): string =>
  `<effectiveTime xsi:type="IVL_TS"><low value="20230101"/><high value="${high}"/></effectiveTime>`
const related = (inner: string, typeCode = 'REFR'): string =>
  `<entryRelationship typeCode="${typeCode}">${inner}</entryRelationship>`
const drugStatus = (display: string): string =>
  related(
    `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCD}.47"/><code code="33999-4"/>${codedValue('X', display)}</observation>`,
  )

test('a prescription, whole', () => {
  const row = listed({
    id: 'M1',
    status: 'active',
    time: `${SINCE}<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>`,
    more:
      related(
        `<supply classCode="SPLY" moodCode="INT"><templateId root="${CCDA}.4.17"/><repeatNumber value="2"/><quantity value="60" unit="{tablet}"/><author><time value="2023"/><assignedAuthor><id root="${NPI}" extension="1234567893"/></assignedAuthor></author></supply>`,
      ) +
      related(
        `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.19"/><code code="404684003"/>${codedValue('44054006', 'Diabetes mellitus type 2')}</observation>`,
        'RSON',
      ) +
      related(
        `<substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="${CCDA}.4.147"/><code code="76662-6"/><text>One tablet twice daily with meals</text></substanceAdministration>`,
        'COMP',
      ),
    before: `${coded('routeCode', 'C38288', 'Oral', '2.16.840.1.113883.3.26.1.1')}<doseQuantity value="1" unit="{tablet}"/>`,
  })
  expect(row).toMatchObject({
    ids: [{ root: '1.2.3', extension: 'M1' }],
    code: { code: '860975', systemName: 'RxNorm' },
    mood: 'EVN',
    status: 'active',
    clinicalStatus: 'active',
    statusBasis: 'statusCode active',
    period: { low: { iso: '2023-01-01' } },
    frequency: 'every 12 h',
    dose: { type: 'quantity', quantity: { value: '1', unit: '{tablet}' } },
    route: { code: 'C38288' },
    sig: 'One tablet twice daily with meals',
    indications: [{ code: '44054006' }],
    supply: { quantity: { value: '60' }, refills: '2' },
    prescribers: [{ npi: '1234567893', role: 'prescriber' }],
  })
})

describe('the drug', () => {
  test.each([
    [
      'RxNorm with NDC translation',
      `<code code="860975" codeSystem="${RXNORM}"><translation code="0093-1048" codeSystem="2.16.840.1.113883.6.69"/></code>`,
      { code: '860975', translations: [{ code: '0093-1048', systemName: 'NDC' }] },
    ],
    [
      'translation only',
      '<code nullFlavor="UNK"><translation code="860975" displayName="Metformin"/></code>',
      { translations: [{ code: '860975' }] },
    ],
    ['a name only', '<name>Metformin ER</name>', { originalText: 'Metformin ER' }],
    [
      'a code without words, and a name',
      '<code code="860975"/><name>Metformin ER</name>',
      { code: '860975', originalText: 'Metformin ER' },
    ],
    [
      'a reference',
      '<code nullFlavor="UNK"><originalText><reference value="#m1"/></originalText></code>',
      { originalText: 'Metformin 500' },
    ],
  ])('%s', (_name, material, code) => {
    expect(listed({ product: product(material) }, '<content ID="m1">Metformin 500</content>')?.code).toMatchObject(code)
  })
  test('a labelled drug of older documents', () => {
    const older = product('<code code="1"/>').replaceAll('manufacturedMaterial', 'manufacturedLabeledDrug')
    expect(listed({ product: older })?.code).toMatchObject({ code: '1' })
  })
  test('a supply that stands alone', () => {
    const supply = `<supply classCode="SPLY" moodCode="EVN"><statusCode code="completed"/><product><manufacturedProduct><manufacturedMaterial>${coded('code', '1', 'Strips')}</manufacturedMaterial></manufacturedProduct></product></supply>`
    expect(medicationsOf(medicationList(supply))).toMatchObject([{ code: { code: '1' } }])
  })
})

describe('dose: as written, never made up', () => {
  test.each([
    ['absent', '', undefined],
    ['empty', '<doseQuantity/>', undefined],
    ['null', '<doseQuantity nullFlavor="UNK"/>', { type: 'null', nullFlavor: 'UNK' }],
    ['without a unit', '<doseQuantity value="2"/>', { type: 'quantity', quantity: { value: '2' } }],
    ['unit 1', '<doseQuantity value="2" unit="1"/>', { type: 'quantity', quantity: { value: '2', unit: '1' } }],
    [
      'a number beside its translation',
      '<doseQuantity value="1.0" unit="1"><translation value="1.0"><originalText>cap(s)</originalText></translation></doseQuantity>',
      { type: 'quantity', quantity: { value: '1.0' } },
    ],
    [
      'a range',
      '<doseQuantity><low value="1"/><high value="2"/></doseQuantity>',
      { type: 'range', low: { value: '1' }, high: { value: '2' } },
    ],
  ])('%s', (_name, before, dose) => {
    const row = listed({ before })
    if (dose === undefined) expect(row).not.toHaveProperty('dose')
    else expect(row?.dose).toMatchObject(dose)
  })
  test('rate and maximum dose', () => {
    const before =
      '<rateQuantity value="5" unit="mL/h"/><maxDoseQuantity><numerator value="4"/><denominator value="1" unit="d"/></maxDoseQuantity>'
    expect(listed({ before })).toMatchObject({
      rate: { type: 'quantity', quantity: { value: '5' } },
      maxDose: { type: 'ratio', numerator: { value: '4' }, denominator: { value: '1', unit: 'd' } },
    })
  })
})

describe('times: duration and frequency', () => {
  const PIVL = '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="6" unit="h"/></effectiveTime>'
  test.each([
    ['IVL and PIVL', SINCE + PIVL, '2023-01-01', 'every 6 h'],
    ['PIVL first', PIVL + SINCE, '2023-01-01', 'every 6 h'],
    ['PIVL alone', PIVL, undefined, 'every 6 h'],
    ['PIVL without a type', '<effectiveTime><period value="1" unit="d"/></effectiveTime>', undefined, 'every 1 d'],
    [
      'a period range',
      '<effectiveTime xsi:type="PIVL_TS"><period><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>',
      undefined,
      'every 4-6 h',
    ],
    ['EIVL', `${SINCE}<effectiveTime xsi:type="EIVL_TS"><event code="ACM"/></effectiveTime>`, '2023-01-01', 'ACM'],
    [
      'EIVL with an offset',
      '<effectiveTime xsi:type="EIVL_TS"><event code="HS"/><offset><low value="-1" unit="h"/></offset></effectiveTime>',
      undefined,
      'HS -1 h',
    ],
    ['no type at all', '<effectiveTime><low value="20230101"/></effectiveTime>', '2023-01-01', undefined],
    [
      'a composite',
      `<effectiveTime xsi:type="SXPR_TS"><comp xsi:type="IVL_TS"><low value="20230101"/></comp><comp xsi:type="PIVL_TS"><period value="8" unit="h"/></comp></effectiveTime>`,
      '2023-01-01',
      'every 8 h',
    ],
    [
      'a null period',
      `${SINCE}<effectiveTime xsi:type="PIVL_TS"><period nullFlavor="UNK"/></effectiveTime>`,
      '2023-01-01',
      undefined,
    ],
  ])('%s', (_name, time, low, frequency) => {
    const row = listed({ time })
    expect(row?.period?.low?.iso).toBe(low)
    expect(row?.frequency).toBe(frequency)
  })
  test('a single point of time', () => {
    expect(listed({ time: '<effectiveTime value="20230101"/>' })?.period).toEqual({
      at: { raw: '20230101', iso: '2023-01-01' },
    })
  })
})

describe('status: what was written, then dates, then words; the basis is named', () => {
  test.each([
    ['active', { status: 'active', time: SINCE }, ['active', 'statusCode active']],
    ['Active', { status: 'Active', time: SINCE }, ['active', 'statusCode active']],
    ['active but ended', { status: 'active', time: UNTIL('20240101') }, ['completed', 'end date']],
    ['active until after the document', { status: 'active', time: UNTIL('20250101') }, ['active', 'statusCode active']],
    ['completed, open', { status: 'completed', time: SINCE }, ['unknown', 'statusCode completed without an end date']],
    ['completed, ended', { status: 'completed', time: UNTIL('20240101') }, ['completed', 'end date']],
    [
      'completed, but the document says active',
      { status: 'completed', time: SINCE, more: drugStatus('Active') },
      ['active', 'stated in the document'],
    ],
    [
      'completed, and the document says discontinued',
      { status: 'completed', time: SINCE, more: drugStatus('Discontinued') },
      ['completed', 'stated in the document'],
    ],
    [
      'words that say inactive are not active',
      { status: 'completed', time: SINCE, more: drugStatus('Inactive') },
      ['completed', 'stated in the document'],
    ],
    ['aborted', { status: 'aborted', more: drugStatus('Active') }, ['aborted', 'statusCode aborted']],
    ['Aborted', { status: 'Aborted', more: drugStatus('Active') }, ['aborted', 'statusCode aborted']],
    ['cancelled', { status: 'cancelled' }, ['aborted', 'statusCode cancelled']],
    ['held', { status: 'held' }, ['held', 'statusCode held']],
    ['suspended', { status: 'suspended' }, ['held', 'statusCode suspended']],
    ['nullified', { status: 'nullified', more: drugStatus('Active') }, ['entered-in-error', 'statusCode nullified']],
    ['new', { status: 'new' }, ['intended', 'statusCode new']],
    ['intended', { mood: 'INT', time: SINCE }, ['intended', 'moodCode INT']],
    [
      'intended and active is a prescription in force',
      { mood: 'INT', status: 'active', time: SINCE },
      ['active', 'statusCode active'],
    ],
  ] as const)('%s', (_name, parts, expected) => {
    const row = listed(parts)
    expect([row?.clinicalStatus, row?.statusBasis]).toEqual(expected)
  })

  test('the narrative row decides where the codes say nothing', () => {
    const words = (said: string): Medication | undefined =>
      listed(
        { time: SINCE, before: '<text><reference value="#m1"/></text>' },
        `<table><tbody><tr ID="m1"><td>Metformin</td><td>${said}</td></tr></tbody></table>`,
      )
    expect(words('Active')?.clinicalStatus).toBe('active')
    expect(words('Discontinued')?.clinicalStatus).toBe('completed')
    expect(words('on hold')?.clinicalStatus).toBe('held')
    expect(words('with food')?.clinicalStatus).toBe('unknown')
  })

  test('administered drugs are done', () => {
    const [row] = medicationsOf(section({ code: '29549-3' }, entry(medication({ time: SINCE }))))
    expect([row?.clinicalStatus, row?.statusBasis, row?.list]).toEqual(['completed', 'administered', 'administered'])
  })
})

test.each([
  ['10183-2', 'discharge'],
  ['75311-1', 'discharge'],
  ['42346-7', 'admission'],
])('section %s is the list "%s", also inside its act', (code, list) => {
  const act = `<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.35"/><code code="10183-2"/><entryRelationship typeCode="SUBJ">${medication()}</entryRelationship></act>`
  expect(medicationsOf(section({ code }, entry(act))).map((row) => row.list)).toEqual([list])
})

describe('no known medications', () => {
  const NEGATED = { attributes: 'negationInd="true"' }
  test.each([
    [
      'negated 410942007 drug or medication',
      {
        ...NEGATED,
        product: product(
          '<code nullFlavor="OTH"><translation code="410942007" displayName="drug or medication"/></code>',
        ),
      },
    ],
    ['negated null code', { ...NEGATED, product: product('<code nullFlavor="NA"/>') }],
    [
      '182904002 on the statement itself',
      { before: coded('code', '182904002', 'Drug treatment unknown'), product: product('<code nullFlavor="NI"/>') },
    ],
    ['182904002 as the drug', { product: product(coded('code', '182904002', 'Drug treatment unknown')) }],
    ['787481004', { product: product(coded('code', '787481004', 'No known medications')) }],
    [
      'in words',
      { product: product('<code nullFlavor="OTH"><originalText>No known medications</originalText></code>') },
    ],
    [
      'in the narrative',
      { product: product('<code nullFlavor="NI"/>'), before: '<text>No current medications</text>' },
    ],
  ])('%s', (_name, parts) => {
    const reading = readSections(medicationList(medication({ status: 'active', ...parts })))
    expect(reading.statements.medications).toMatchObject([{ noKnown: true }])
    expect(reading.statements.medications[0]).not.toHaveProperty('clinicalStatus')
    expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
  })
})

test.each([
  ['coded', product(coded('code', '860975', 'Metformin', RXNORM))],
  ['by name', product('<code nullFlavor="NI"><originalText>omeprazole</originalText></code>')],
])('a drug negated (%s) is refuted, not "no medications", and never active', (_name, drug) => {
  const reading = readSections(
    medicationList(medication({ status: 'active', attributes: 'negationInd="true"', product: drug })),
  )
  expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
  expect(reading.statements.medications[0]).not.toHaveProperty('clinicalStatus')
})

test('a drug of nothing but null flavours is accounted for', () => {
  const reading = readSections(medicationList(medication({ product: product('<code nullFlavor="UNK"/>') })))
  expect(reading.statements.medications).toEqual([])
  expect(reading.sections[0]?.accounted).toEqual({ null: 1 })
})
