import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { DumpView } from '../../../src-preload/contract/views'
import { ParseProgress } from '../../../src-renderer/wizard/parse/parse-progress'
import { PARSED, PARSING } from '../preview/views'

const wordsOf = (dump: DumpView, finished: boolean): string =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <ParseProgress dump={dump} finished={finished} />
    </MantineProvider>,
  ).replaceAll(/<style[^>]*>.*?<\/style>|<[^>]+>/gs, ' ')

test('a file that failed was not read', () => {
  expect(wordsOf(PARSED, true)).toMatch(
    /36 patients parsed from 36 files\..*Files read\s+36 \/ 38\s+Files that failed\s+2/,
  )
  expect(wordsOf(PARSING, false)).toMatch(/Files read\s+21 \/ 38\s+Files that failed\s+1/)
})
