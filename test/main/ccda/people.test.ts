import { describe, expect, test } from 'vitest'
import { isNpi } from '../../../src-main/ccda/people'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import { documentWith, NPI, PATIENT, PATIENT_ID, read, recordTarget, section } from './document'

const readTarget = (role: string): DocumentReading['demographics'] =>
  read(documentWith(section({ code: '10164-2', text: 'x' }), { target: recordTarget(role) })).demographics

const telecomsOf = (telecom: string): unknown[] =>
  readTarget(PATIENT_ID + telecom + PATIENT).telecoms.map(({ kind, value }) => `${kind} ${value}`)

describe('telecoms', () => {
  test.each([
    ['tel:(503)555-0100', 'phone +15035550100'],
    ['tel:+1(503)555-0100', 'phone +15035550100'],
    ['tel: +1 503 555 0100', 'phone +15035550100'],
    ['tel:+1-503-555-0100', 'phone +15035550100'],
    ['TEL:503.555.0100', 'phone +15035550100'],
    ['(503) 555-0100', 'phone +15035550100'],
    ['5035550100', 'phone +15035550100'],
    ['1-503-555-0100', 'phone +15035550100'],
    ['503/555-0100', 'phone +15035550100'],
    ['tel:5035550100;ext=42', 'phone +15035550100'],
    ['tel:503-555-0100 x42', 'phone +15035550100'],
    ['tel:+442079460018', 'phone +442079460018'],
    ['tel:555-0100', 'phone 555-0100'],
    ['fax:+1(503)555-0100', 'fax +15035550100'],
    ['x-text-fax:503-555-0100', 'fax +15035550100'],
    ['mailto:Testina@Example.org', 'email testina@example.org'],
    ['mailto://testina@example.org', 'email testina@example.org'],
    ['testina@example.org', 'email testina@example.org'],
    ['http://example.org/503', 'url http://example.org/503'],
    ['https://portal.example.org/patients/5035550100', 'url https://portal.example.org/patients/5035550100'],
  ])('%s', (value, expected) => {
    expect(telecomsOf(`<telecom use="HP" value="${value}"/>`)).toEqual([expected])
  })

  test.each([
    '503-555-0100; 503-555-0199',
    '503-555-0100 / 503-555-0199',
    'tel:503-555-0100, tel:503-555-0199',
    '(503)555-0100 or (503)555-0199',
  ])('two numbers in one value: %s', (value) => {
    expect(telecomsOf(`<telecom value="${value}"/>`)).toEqual(['phone +15035550100', 'phone +15035550199'])
  })

  test.each(['', 'tel:', 'mailto:', 'tel: ', 'tel:n/a', 'Unknown'])('%j is none', (value) => {
    expect(telecomsOf(`<telecom value="${value}"/>`)).toEqual([])
  })

  test('a null flavour is none; the number as text content counts; use and raw are kept', () => {
    expect(telecomsOf('<telecom nullFlavor="UNK"/><telecom/>')).toEqual([])
    expect(telecomsOf('<telecom>503-555-0100</telecom>')).toEqual(['phone +15035550100'])
    const [telecom] = readTarget(`${PATIENT_ID}<telecom use="MC" value="tel:(503)555-0100"/>${PATIENT}`).telecoms
    expect(telecom).toEqual({ raw: 'tel:(503)555-0100', kind: 'phone', value: '+15035550100', use: 'MC' })
  })
})

describe('names', () => {
  const namesOf = (names: string): DocumentReading['demographics']['names'] =>
    readTarget(`${PATIENT_ID}<patient>${names}<birthTime value="19700102"/></patient>`).names

  test('parts, with use', () => {
    expect(
      namesOf(
        '<name use="L"><prefix>Dr</prefix><given>Ada</given><given>B.</given><family>Sample</family><suffix>Jr</suffix></name>',
      ),
    ).toEqual([
      { use: 'L', prefix: ['Dr'], given: ['Ada', 'B.'], family: 'Sample', suffix: ['Jr'], text: 'Dr Ada B. Sample Jr' },
    ])
  })

  test('several names are all kept', () => {
    const names = namesOf(
      '<name use="L"><given>A</given><family>New</family></name><name use="P"><given>Al</given></name><name use="BR"><family>Old</family></name>',
    )
    expect(names.map((name) => [name.use, name.text])).toEqual([
      ['L', 'A New'],
      ['P', 'Al'],
      ['BR', 'Old'],
    ])
  })

  test('a name as flat text is only a text', () => {
    expect(namesOf('<name>Testina\n Sample</name>')).toEqual([{ given: [], text: 'Testina Sample' }])
  })

  test.each(['null', 'NULL', ''])('a given name %j is none', (given) => {
    expect(namesOf(`<name><given>${given}</given><family>Sample</family></name>`)).toEqual([
      { given: [], family: 'Sample', text: 'Sample' },
    ])
  })

  test('an empty name is none', () => {
    expect(namesOf('<name/><name nullFlavor="UNK"/><name><given/><family/></name>')).toEqual([])
  })
})

describe('addresses', () => {
  const addressesOf = (address: string): unknown[] => readTarget(PATIENT_ID + address + PATIENT).addresses

  test('parts', () => {
    const parts =
      '<streetAddressLine>1 Main St</streetAddressLine><streetAddressLine>Apt 2</streetAddressLine><city>Testville</city><state>OR</state><postalCode>97000</postalCode><country>US</country>'
    expect(addressesOf(`<addr use="HP">${parts}</addr>`)).toEqual([
      { use: 'HP', lines: ['1 Main St', 'Apt 2'], city: 'Testville', state: 'OR', postalCode: '97000', country: 'US' },
    ])
  })
  test('house number and street name are a line', () => {
    expect(addressesOf('<addr><houseNumber>1</houseNumber><streetName>Main St</streetName></addr>')).toEqual([
      { lines: ['1 Main St'] },
    ])
  })
  test('flat text is a line; nothing is none', () => {
    expect(
      addressesOf('<addr>1 Main St, Testville</addr><addr nullFlavor="UNK"/><addr><city nullFlavor="UNK"/></addr>'),
    ).toEqual([{ lines: ['1 Main St, Testville'] }])
  })
})

describe('NPI', () => {
  test.each(['1234567893', '1245319599', '1679576722', '2000000002'])('%s is one', (text) => {
    expect(isNpi(text)).toBe(true)
  })
  test.each([
    '1234567890',
    '1234567894',
    '99999999',
    '12345',
    '123456789',
    '123456789012',
    '3234567896',
    '123456789a',
    '',
    '0000000000',
  ])('%j is none', (text) => {
    expect(isNpi(text)).toBe(false)
  })

  const providerOf = (ids: string): unknown =>
    read(
      documentWith(section({ code: '10164-2', text: 'x' }), {
        header: `<author><time value="2024"/><assignedAuthor>${ids}<assignedPerson><name><given>Ada</given><family>Doc</family></name></assignedPerson></assignedAuthor></author>`,
      }),
    ).providers

  test('one that fails the check is kept apart, as written', () => {
    expect(providerOf(`<id root="${NPI}" extension="1234567890"/>`)).toEqual([
      { name: 'Ada Doc', invalidNpi: '1234567890', role: 'author' },
    ])
    expect(providerOf(`<id root="${NPI}" extension="8e9b7f2c-1111-2222-3333-444455556666"/>`)).toMatchObject([
      { invalidNpi: '8e9b7f2c-1111-2222-3333-444455556666' },
    ])
  })
  test('the valid one of several wins; other ids are no NPI', () => {
    expect(
      providerOf(
        `<id root="1.2.3" extension="1234567893"/><id root="${NPI}" extension="12345"/><id root="${NPI}" extension=" 1234567893 "/>`,
      ),
    ).toEqual([{ name: 'Ada Doc', npi: '1234567893', role: 'author' }])
    expect(providerOf('<id root="1.2.3" extension="1234567893"/>')).toEqual([{ name: 'Ada Doc', role: 'author' }])
  })
  test('a null flavour is neither', () => {
    expect(providerOf(`<id root="${NPI}" nullFlavor="UNK"/>`)).toEqual([{ name: 'Ada Doc', role: 'author' }])
  })
})
