import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import { documentWith, entry, NPI, PATIENT, PATIENT_ID, read, recordTarget, section, warningsOf } from './document'

const NOTE = section({ code: '10164-2', text: 'x' })
const SSN = '<id root="2.16.840.1.113883.4.1" extension="900-00-0001"/>'
const readRole = (role: string, file = NOTE): DocumentReading =>
  read(documentWith(file, { target: recordTarget(role) }))
const person = (given: string, family: string, birth: string, gender = 'F'): string =>
  `<patient><name><given>${given}</given><family>${family}</family></name><administrativeGenderCode code="${gender}"/>${birth === '' ? '' : `<birthTime value="${birth}"/>`}</patient>`

describe('the patient key', () => {
  test('is root and extension of the first id that identifies', () => {
    expect(readRole(PATIENT_ID + PATIENT).patientKey).toBe('2.16.840.1.113883.19.5^PAT-1')
    expect(
      readRole(`<id nullFlavor="UNK"/><id root="1.2.3"/><id root="1.2.4" extension=" 77 "/>${PATIENT}`).patientKey,
    ).toBe('1.2.4^77')
  })
  test('a GUID as root identifies without an extension, but only where no other id does', () => {
    const guid = '<id root="8e9b7f2c-1111-2222-3333-444455556666"/>'
    expect(readRole(guid + PATIENT).patientKey).toBe('8e9b7f2c-1111-2222-3333-444455556666')
    expect(readRole(guid + PATIENT_ID + PATIENT).patientKey).toBe('2.16.840.1.113883.19.5^PAT-1')
  })
  test('is never the social security number', () => {
    expect(readRole(SSN + PATIENT_ID + PATIENT).patientKey).toBe('2.16.840.1.113883.19.5^PAT-1')
    const only = readRole(SSN + PATIENT)
    expect(only.patientKey).toMatch(/^demographics:[0-9a-f]{64}$/)
    expect(warningsOf(only)).toContain('patient_without_id')
  })
  test('without an id needs name, birth date and gender together', () => {
    const keyOf = (patient: string): string => readRole(patient).patientKey
    const key = keyOf(person('Testina', 'Sample', '19700102'))
    expect(keyOf(person('TESTINA', ' Sample ', '197001020815-0500'))).toBe(key)
    expect(keyOf(person('Testina', 'Sample', '19700103'))).not.toBe(key)
    expect(keyOf(person('Testina', 'Sample', '19700102', 'M'))).not.toBe(key)
    expect(keyOf(person('Tina', 'Sample', '19700102'))).not.toBe(key)
  })
  test('a name alone never joins two documents', () => {
    const anonymous = documentWith(NOTE, { target: recordTarget(person('Testina', 'Sample', '')) })
    const other = anonymous.replace('extension="DOC-1"', 'extension="DOC-2"')
    expect(read(anonymous).patientKey).not.toBe(read(other).patientKey)
    expect(read(anonymous).patientKey).toBe(read(anonymous).patientKey)
  })
  test('holds no name in clear where there is no id', () => {
    expect(readRole(person('Testina', 'Sample', '19700102')).patientKey).not.toMatch(/testina|sample/i)
  })
})

test('no patient and several patients are said', () => {
  expect(warningsOf(read(documentWith(NOTE, { target: '<!-- none -->' })))).toContain('patient_missing')
  const two = recordTarget(PATIENT_ID + PATIENT) + recordTarget(`<id root="1.2" extension="2"/>${PATIENT}`)
  const reading = read(documentWith(NOTE, { target: two }))
  expect(warningsOf(reading)).toContain('several_patients')
  expect(reading.patientKey).toBe('2.16.840.1.113883.19.5^PAT-1')
})

test('demographics: every part of the US realm header', () => {
  const reading = readRole(`${PATIENT_ID}
    <addr use="HP"><streetAddressLine>1 Main St</streetAddressLine><city>Testville</city></addr>
    <telecom use="HP" value="tel:503-555-0100"/>
    <patient>
      <name use="L"><given>Testina</given><family>Sample</family></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1" displayName="Female"/>
      <birthTime value="19700102"/>
      <sdtc:deceasedInd value="true"/>
      <maritalStatusCode code="M" codeSystem="2.16.840.1.113883.5.2" displayName="Married"/>
      <religiousAffiliationCode code="1013" codeSystem="2.16.840.1.113883.5.1076"/>
      <raceCode code="2106-3" codeSystem="2.16.840.1.113883.6.238" displayName="White"/>
      <sdtc:raceCode code="2108-9" codeSystem="2.16.840.1.113883.6.238" displayName="European"/>
      <ethnicGroupCode code="2186-5" codeSystem="2.16.840.1.113883.6.238"/>
      <guardian><code code="MTH" codeSystem="2.16.840.1.113883.5.111"/><telecom value="tel:503-555-0101"/>
        <guardianPerson><name><given>Greta</given><family>Guard</family></name></guardianPerson></guardian>
      <languageCommunication><languageCode code="en"/></languageCommunication>
      <languageCommunication><languageCode code="es"/></languageCommunication>
      <languageCommunication><languageCode code="en"/></languageCommunication>
    </patient>`)
  const gender = { system: '2.16.840.1.113883.5.1', systemName: 'AdministrativeGender', code: 'F', display: 'Female' }
  expect(reading.demographics).toMatchObject({
    ids: [{ root: '2.16.840.1.113883.19.5', extension: 'PAT-1' }],
    birthDate: { raw: '19700102', iso: '1970-01-02' },
    gender,
    deceased: true,
    maritalStatus: { code: 'M' },
    religion: { code: '1013' },
    races: [{ code: '2106-3' }, { code: '2108-9' }],
    ethnicities: [{ code: '2186-5' }],
    languages: ['en', 'es'],
    guardians: [{ name: 'Greta Guard', relationship: { code: 'MTH' }, telecoms: [{ value: '+15035550101' }] }],
  })
})

describe('what the header does not say stays unsaid', () => {
  test('no gender, race, marital status, language or death is made up', () => {
    const { demographics } = readRole(`${PATIENT_ID}<patient><name>Testina Sample</name></patient>`)
    expect(Object.keys(demographics).sort()).toEqual(['addresses', 'ids', 'names', 'telecoms'])
  })
  test('a null flavour is kept as one, not read as a value', () => {
    const { demographics } = readRole(
      `${PATIENT_ID}<patient><administrativeGenderCode nullFlavor="UNK"/><birthTime nullFlavor="UNK"/></patient>`,
    )
    expect(demographics.gender).toEqual({ nullFlavor: 'UNK' })
    expect(demographics.birthDate).toEqual({ nullFlavor: 'UNK' })
  })
  test.each([
    ['<sdtc:deceasedInd value="false"/>', false],
    ['<sdtc:deceasedTime value="20230101"/>', true],
    ['<sdtc:deceasedInd nullFlavor="UNK"/>', undefined],
  ])('%s', (xml, deceased) => {
    expect(readRole(`${PATIENT_ID}<patient>${xml}</patient>`).demographics.deceased).toBe(deceased)
  })
  test('a birth date that is none is flagged and kept raw', () => {
    const reading = readRole(`${PATIENT_ID}<patient><birthTime value="19700002"/></patient>`)
    expect(reading.demographics.birthDate).toEqual({ raw: '19700002' })
    expect(warningsOf(reading)).toEqual(['time_unreadable'])
  })
})

test('the document: id, code, title, time, author and custodian', () => {
  const reading = read(
    documentWith(NOTE, {
      header: `<author><time value="2024"/><assignedAuthor><assignedAuthoringDevice><softwareName>EHR</softwareName></assignedAuthoringDevice><representedOrganization><name>Test Clinic</name></representedOrganization></assignedAuthor></author>
        <custodian><assignedCustodian><representedCustodianOrganization><name>Test Clinic</name></representedCustodianOrganization></assignedCustodian></custodian>`,
    }),
  )
  expect(reading.header).toEqual({
    file: 'synthetic.xml',
    id: { root: '2.16.840.1.113883.19.5.99999.1', extension: 'DOC-1' },
    code: {
      system: '2.16.840.1.113883.6.1',
      systemName: 'LOINC',
      code: '34133-9',
      display: 'Summarization of Episode Note',
    },
    title: 'Synthetic summary',
    time: { raw: '20240601120000-0500', iso: '2024-06-01T12:00:00-05:00' },
    authors: [{ organization: 'Test Clinic', role: 'author' }],
    custodian: 'Test Clinic',
  })
})

describe('providers and attribution', () => {
  const clinician = (name: string, npi: string): string =>
    `<id root="${NPI}" extension="${npi}"/><assignedPerson><name>${name}</name></assignedPerson>`
  const careTeam = (code: string): string =>
    `<documentationOf><serviceEvent classCode="PCPR"><performer typeCode="PRF">${code}<assignedEntity>${clinician('Prim Care', '1234567893')}</assignedEntity></performer></serviceEvent></documentationOf>`
  const author = `<author><time value="2024"/><assignedAuthor>${clinician('Aut Hor', '1679576722')}</assignedAuthor></author>`
  const visit = (date: string, npi: string): string =>
    entry(
      `<encounter classCode="ENC" moodCode="EVN"><id root="1.2" extension="${date}"/><code code="99213"/><effectiveTime value="${date}"/><performer><assignedEntity>${clinician('Per Former', npi)}</assignedEntity></performer></encounter>`,
    )
  const attributed = (sections: string, header: string): unknown => read(documentWith(sections, { header })).attributed

  test.each(['PCP', 'PP'])('the primary care provider by function code %s wins', (code) => {
    const header = author + careTeam(`<functionCode code="${code}" codeSystem="2.16.840.1.113883.5.88"/>`)
    expect(attributed(section({ code: '46240-8' }, visit('20240101', '1245319599')), header)).toEqual({
      npi: '1234567893',
      by: 'primary care',
    })
  })
  test('then the performer of the latest encounter', () => {
    const visits = visit('20230101', '1679576722') + visit('20240101', '1245319599') + visit('2022', '1234567893')
    expect(attributed(section({ code: '46240-8' }, visits), author)).toEqual({ npi: '1245319599', by: 'encounter' })
  })
  test('then the author; without any NPI nobody', () => {
    expect(attributed(NOTE, author)).toEqual({ npi: '1679576722', by: 'author' })
    expect(attributed(NOTE, author.replace('1679576722', '1234567890'))).toBeUndefined()
  })
  test('every provider is listed once a role', () => {
    const header =
      author +
      author +
      careTeam('') +
      `<legalAuthenticator><assignedEntity>${clinician('Aut Hor', '1679576722')}</assignedEntity></legalAuthenticator>`
    expect(read(documentWith(NOTE, { header })).providers.map(({ npi, role }) => `${npi} ${role}`)).toEqual([
      '1679576722 author',
      '1679576722 legal authenticator',
      '1234567893 care team',
    ])
  })
})

describe('the encompassing encounter', () => {
  const header = `<componentOf><encompassingEncounter><id root="1.2.3" extension="V1"/><code code="99213" codeSystem="2.16.840.1.113883.6.12" displayName="Office visit"/><effectiveTime><low value="20240110"/><high value="20240110"/></effectiveTime><dischargeDispositionCode code="01"/><location><healthCareFacility><location><name>Test Clinic</name></location></healthCareFacility></location></encompassingEncounter></componentOf>`

  test('is an encounter like those of the section', () => {
    expect(read(documentWith(NOTE, { header })).statements.encounters).toMatchObject([
      {
        code: { code: '99213', display: 'Office visit' },
        period: { low: { iso: '2024-01-10' } },
        locations: ['Test Clinic'],
        disposition: { code: '01' },
        source: { file: 'synthetic.xml', section: 'header', entry: 0 },
      },
    ])
  })
  test('is not repeated where the section has it under the same id', () => {
    const encounter =
      '<encounter classCode="ENC" moodCode="EVN"><id root="1.2.3" extension="V1"/><code code="99213"/></encounter>'
    const reading = read(documentWith(section({ code: '46240-8' }, entry(encounter)), { header }))
    expect(reading.statements.encounters).toHaveLength(1)
    expect(reading.statements.encounters[0]?.source.section).toBe('46240-8')
  })
})

test('a birth year alone makes nobody the same person', () => {
  const keyOf = (birth: string, document: string): string =>
    read(documentWith('', { target: recordTarget(person('Testina', 'Sample', birth)) }).replace('DOC-1', document))
      .patientKey
  expect(keyOf('1970', 'A')).not.toBe(keyOf('1970', 'B'))
  expect(keyOf('19700102', 'A')).toBe(keyOf('19700102', 'B'))
})
