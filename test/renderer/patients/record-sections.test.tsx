import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { STATEMENT_KINDS, type Statement, type StatementKind } from '../../../src-preload/contract/statements'
import { codeText, sourceText } from '../../../src-renderer/patients/describe/text'
import { PatientHead } from '../../../src-renderer/patients/patient-head'
import { partsOf } from '../../../src-renderer/patients/record-parts'
import { RecordSections } from '../../../src-renderer/patients/record-sections'
import { Statements } from '../../../src-renderer/patients/statements'
import { patientAt } from '../preview/people'
import { RECORD } from '../preview/record'
import { PARSED } from '../preview/views'

const PATIENT = { ...patientAt(2), record: RECORD, balance: { entries: 27, read: 25, accounted: 2, unread: 0 } }
const markup = renderToStaticMarkup(
  <MantineProvider env="test">
    <PatientHead patient={PATIENT} dump={PARSED} onChanged={() => undefined} />
    <RecordSections record={RECORD} />
  </MantineProvider>,
)
const text = markup.replaceAll(/<[^>]+>/g, '\n').replaceAll('&amp;', '&')

test('every statement is shown, with its source beside it', () => {
  const kinds = Object.keys(STATEMENT_KINDS) as StatementKind[]
  const statements = kinds.flatMap((kind): readonly Statement[] => RECORD[kind])
  expect(statements.length).toBeGreaterThan(20)
  for (const { code, source } of statements) {
    expect(text).toContain(codeText(code))
    expect(text).toContain(sourceText(source))
  }
})

test('a code of absence that only names what is absent is not read as its opposite', () => {
  const noProblems = {
    source: { file: 'a.xml', section: '11450-4', entry: 1 },
    code: { display: 'Problem' },
    noKnown: true,
  }
  const shown = renderToStaticMarkup(<Statements kind="problems" rows={[noProblems as Statement<'problems'>]} />)
  expect(shown).toContain('No known problems')
  expect(shown).not.toContain('>Problem<')
})

test('what the documents are silent about is said by name', () => {
  expect(text).toContain('The documents say nothing about: other findings, devices.')
  expect(partsOf(RECORD).map(({ name }) => name)).not.toContain('devices')
})

test('nothing of a patient goes into ids, links or keys that can be seen', () => {
  const attributes = [...markup.matchAll(/ (?:id|href|name|data-[a-z-]+)="([^"]*)"/g)].map(([, value]) => value)
  expect(attributes.join(' ')).not.toMatch(/Bellweather|Clara|1002|hypertension/i)
})

test('a social security number is not shown', () => {
  expect(RECORD.demographics.ids.map(({ extension }) => extension)).toContain('000-00-0000')
  expect(text).toContain('1002, Social security number (hidden)')
  expect(markup).not.toContain('000-00-0000')
})
