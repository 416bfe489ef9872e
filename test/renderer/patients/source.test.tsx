import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { KINDS } from '../../../src-renderer/patients/record-parts'
import { RecordSections } from '../../../src-renderer/patients/record-sections'
import { PatientContext } from '../../../src-renderer/patients/source'
import { SOURCE } from '../../../src-renderer/words/files'
import { RECORD } from '../preview/record'

const markup = (place?: { dumpId: string; key: string }): string =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <PatientContext value={place}>
        <RecordSections record={RECORD} />
      </PatientContext>
    </MantineProvider>,
  )
const disclosures = (html: string): number => html.split(`aria-label="${SOURCE.show}: `).length - 1

test('every statement that is an entry can show its source; a note, which stands there whole, cannot', () => {
  const entries = KINDS.flatMap((kind) => RECORD[kind].filter(({ source }) => source.entry > 0))
  expect(entries.length).toBeGreaterThan(20)
  const html = markup({ dumpId: 'TBR-1', key: 'k' })
  expect(disclosures(html)).toBe(entries.length)
  expect(html).not.toContain('aria-expanded="true"')
})

test('without a patient there is nothing to look into', () => {
  expect(disclosures(markup())).toBe(0)
})
