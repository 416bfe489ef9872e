import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A rule that no import can break holds nothing: each is broken here once, in a checkout of its own. */
const BREACHES: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['stages-share-types-only', 'src-main/mapping/a.ts', "import { x } from '../review/ok'; export const y = x"],
  ['only-composition-calls-stages', 'src-main/shell/a.ts', "import { x } from '../review/ok'; export const y = x"],
  ['stages-know-no-caller', 'src-main/ccda/a.ts', "import { x } from '../pipeline/ok'; export const y = x"],
  [
    'practice-shares-nothing-with-the-client',
    'src-main/practice/a.ts',
    "import type { T } from '../a2v2/ok'; export type U = T",
  ],
  [
    'practice-shares-nothing-with-the-client',
    'src-main/a2v2/a.ts',
    "import type { T } from '../practice/ok'; export type U = T",
  ],
  ['electron-in-the-shell-only', 'src-main/pipeline/a.ts', "import { app } from 'electron'; export const y = app"],
  ['engine-without-shell', 'src-main/engine.ts', "import { x } from './shell/ok'; export const y = x"],
  ['sql-in-staging-only', 'src-main/pipeline/b.ts', "import Database from 'better-sqlite3'; export const y = Database"],
  [
    'network-in-a2v2-and-practice-only',
    'src-main/intake/a.ts',
    "import { get } from 'node:https'; export const y = get",
  ],
  ['fastify-in-practice-only', 'src-main/a2v2/b.ts', "import fastify from 'fastify'; export const y = fastify"],
  ['one-door-between-processes', 'src-renderer/a.ts', "import { x } from '../src-main/lib/ok'; export const y = x"],
  [
    'contract-stands-alone',
    'src-preload/contract/a.ts',
    "import { x } from '../../src-main/lib/ok'; export const y = x",
  ],
  ['renderer-knows-no-node', 'src-renderer/b.ts', "import { join } from 'node:path'; export const y = join"],
  ['lib-is-the-bottom', 'src-main/lib/a.ts', "import { x } from '../review/ok'; export const y = x"],
  ['no-cycles', 'src-main/review/one.ts', "import { b } from './two'; export const a = (): unknown => b"],
  ['resolvable', 'src-main/review/three.ts', "import { b } from './nowhere'; export const a = b"],
]

const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ['src-main/review/two.ts', "import { a } from './one'; export const b = (): unknown => a"],
  ...['review', 'pipeline', 'a2v2', 'practice', 'shell', 'lib'].map(
    (folder) => [`src-main/${folder}/ok.ts`, 'export const x = 1; export type T = number'] as const,
  ),
  ['src-preload/contract/ok.ts', 'export const x = 1'],
  ['src-main/pipeline/c.ts', "import { x } from '../review/ok'; export const y = x"],
  ['src-main/mapping/b.ts', "import type { T } from '../review/ok'; export type U = T"],
  ['src-main/practice/b.ts', "import fastify from 'fastify'; export const y = fastify"],
  ['src-main/shell/b.ts', "import { app } from 'electron'; export const y = app"],
  ['src-renderer/c.ts', "import { x } from '../src-preload/contract/ok'; export const y = x"],
]

const ROOT = join(import.meta.dirname, '..')
const { forbidden, options } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs'))
const before = process.cwd()
let folder: string
let found: readonly { readonly rule: string; readonly from: string }[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-boundaries-'))
  const files = [...ALLOWED, ...BREACHES.map(([, file, code]) => [file, code] as const)]
  for (const [file, code] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), code)
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  process.chdir(folder)
  const { tsConfig: _ours, ...rest } = options
  const { output } = await cruise(['src-main', 'src-preload', 'src-renderer'], {
    ...rest,
    ruleSet: { forbidden },
    validate: true,
  })
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true, force: true })
})

describe('an import across a boundary is found', () => {
  test.each(BREACHES)('%s, in %s', (rule, file) => expect(found).toContainEqual({ rule, from: file }))
})

test('an import that is allowed is not', () => {
  const allowed = ALLOWED.map(([file]) => file).filter((file) => file !== 'src-main/review/two.ts')
  expect(found.filter(({ from }) => allowed.includes(from))).toEqual([])
})

test('every rule is broken above', () => {
  const rules = forbidden.map(({ name }: { name: string }) => name)
  expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual(rules.sort())
})
