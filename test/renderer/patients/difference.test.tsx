import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { DifferenceView } from '../../../src-preload/contract/difference'
import { DifferenceTables } from '../../../src-renderer/patients/difference'
import { DIFFERENCE } from '../preview/review'

const wordsOf = (view: DifferenceView): string =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <DifferenceTables view={view} />
    </MantineProvider>,
  )
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('names each change, what was before and what comes after', () => {
  const words = wordsOf(DIFFERENCE)
  expect(words).toContain('Mobile number +12025550100 +12025550199')
  expect(words).toContain('Email Empty clara.bellweather@example.org')
  expect(words).toContain('Prescriptions New Metformin 500 MG Oral Tablet 1')
  expect(words).toContain('No longer in Tebra, marked as withdrawn Lisinopril 10 MG Oral Tablet 1')
  expect(words).toContain('and 3 more 4')
  expect(words).toContain('67 unchanged')
  expect(words).not.toContain('Tasks')
})

test('says so when nothing would change', () => {
  const none = { count: 0, titles: [] }
  const same = { created: none, updated: none, withdrawn: none, unchanged: 1 }
  const items = { notes: same, prescriptions: same, readings: same, formSubmissions: same, tasks: same }
  const words = wordsOf({ archived: false, fields: [], items, files: { added: none, unchanged: 0 } })
  expect(words).toContain('nothing will be sent')
})
