import { expect, test } from 'vitest'
import { problemsOf } from '../../scripts/lib/docs/checks.mjs'
import { readProject } from '../../scripts/lib/docs/project.mjs'
import { anchorsIn, referencesIn } from '../../scripts/lib/docs/references.mjs'
import { root } from '../../scripts/lib/project.mjs'

const project = readProject(root)
const problems = (text: string, file = 'README.md'): string[] =>
  referencesIn(file, text).flatMap((reference) => problemsOf(project, reference))

test.each([
  ['a file', '[x](package.json)', '[x](package.jsn)'],
  ['a picture', '![x](resources/screens/home.png)', '![x](resources/screens/Home.png)'],
  ['a heading of another document', '[x](src-main/intake/README.md#intake)', '[x](src-main/intake/README.md#outtake)'],
  ['an address', '[x](https://docs.a2v2.ai/a)', '[x](https://)'],
  ['a script of package.json', '`npm run -s headless -- practice --port 1`', '`npm run hedless`'],
  ['a short command', '```\nnpm test   everything\n```', '```\nnpm tests   everything\n```'],
  ['an option', '`npm run bench -- --quick`', '`npm run bench -- --quik`'],
  ['an option that may be left out', '`npm run torture [-- --seed N]`', '`npm run torture [-- --sead N]`'],
  ['an option of a headless command', '`npm run headless -- sample --seed 1`', '`npm run headless -- sample --sed 1`'],
  ['a headless command', '`npm run -s headless -- stage1 --data D`', '`npm run -s headless -- stage3 --data D`'],
  ['a path', '`src-main/ccda/sections/index.ts`', '`src-main/ccda/sections/indexes.ts`'],
  ['a path with a placeholder', '`src-main/ccda/<name>.ts`', '`src-main/ccdas/<name>.ts`'],
  ['the file of a test', '`npx vitest run test/boundaries.test.ts`', '`npx vitest run test/boundary.test.ts`'],
  // In two parts: this file is among those that may read a variable.
  ['a variable', '`CSC_LINK`', `\`CSC_${'LINKS'}\``],
])('%s that is there, and one that is not', (_what, right, wrong) => {
  expect(problems(right)).toEqual([])
  expect(problems(wrong)).toHaveLength(1)
})

test('a problem names its document and line', () => {
  expect(problems('one\n\n[x](nowhere.md)')).toEqual(['README.md:3: no such file: nowhere.md'])
})

test('links in code are none, and generated files need not be there', () => {
  expect(problems('`[x](nowhere.md)` and `out/bench/bench.md`')).toEqual([])
})

test('the guide calls things as the window does', () => {
  const guide = 'resources/guide/owners-guide.html'
  expect(problems('<b>Verify &amp; review</b> <b>Start\nStage 1</b> <a href="https://a2v2.ai">x</a>', guide)).toEqual(
    [],
  )
  expect(problems('<p>\n<b>Begin Stage 1</b> <img src="../screens/nothing.png"> <a href="#lost">x</a>', guide)).toEqual(
    [
      `${guide}:2: no such file: ../screens/nothing.png`,
      `${guide}:2: no such heading: #lost`,
      `${guide}:2: the window has no such words: Begin Stage 1`,
    ],
  )
})

test('headings are called as GitHub does', () => {
  expect([...anchorsIn('a.md', '# Two words\n## What, and `why`?\n## Two words\n```\n# none\n```\n')]).toEqual([
    'two-words',
    'what-and-why',
    'two-words-1',
  ])
})
