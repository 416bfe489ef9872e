import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')
const FOLDER = join(ROOT, '.github/workflows')

interface Step {
  readonly uses?: string
  readonly run?: string
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<
    Record<
      string,
      { readonly 'timeout-minutes'?: number; readonly strategy?: { matrix: { os?: string[] } }; readonly steps: Step[] }
    >
  >
}

const workflows = readdirSync(FOLDER).map((name) => ({
  name,
  workflow: parse(readFileSync(join(FOLDER, name), 'utf8')) as Workflow,
}))
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps)

test('there is one for every purpose', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    'ci.yml',
    'codeql.yml',
    'dependency-review.yml',
    'release.yml',
  ])
  expect(parse(readFileSync(join(ROOT, '.github/dependabot.yml'), 'utf8'))).toMatchObject({ version: 2 })
})

test.each(workflows)('$name calls only npm scripts that exist', ({ workflow }) => {
  const commands = stepsOf(workflow).flatMap(({ run }) => run?.split('\n') ?? [])
  const called = commands.flatMap((line) => {
    const [, script] = /^\s*npm (?:run (?:-s )?)?([a-z:]+)/.exec(line) ?? []
    return script === undefined || script === 'ci' ? [] : [script]
  })
  expect(called.filter((script) => !(script in scripts))).toEqual([])
})

test.each(workflows)('$name names a version of every action, and asks for reading alone by default', ({ workflow }) => {
  const actions = stepsOf(workflow).flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
  expect(actions.filter((action) => !/^[\w-]+\/[\w./-]+@v\d+(\.\d+\.\d+)?$/.test(action))).toEqual([])
  expect(workflow.permissions).toEqual({ contents: 'read' })
})

test.each(['ci.yml', 'release.yml'])('%s packages for Windows, macOS and Linux', (name) => {
  const jobs = workflows.find((one) => one.name === name)?.workflow.jobs ?? {}
  const packaging = Object.values(jobs).filter(({ steps }) => steps.some(({ run }) => run === 'npm run package'))
  expect(packaging).toHaveLength(1)
  expect(packaging[0]?.strategy?.matrix.os?.map((os) => os.split('-')[0]).sort()).toEqual([
    'macos',
    'ubuntu',
    'windows',
  ])
})

test('every npm script starts a file that exists', () => {
  const files = Object.values(scripts).flatMap((script) => /^node (\S+)/.exec(script)?.[1] ?? [])
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})
