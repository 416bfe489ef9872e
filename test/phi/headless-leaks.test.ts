/** A patient of planted words goes through the whole engine, also where it fails; then all it wrote and said is searched. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLoopback } from '../main/a2v2/loopback'
import { runHeadless } from '../main/headless/run-headless'
import { engineBundle } from '../main/pipeline/engine-bundle'
import { createTestEngine, newDump, parsed, writeExport } from '../main/pipeline/temporary-context'
import { temporaryFolder } from '../main/staging/temporary-store'
import { MARKED_FILES, NAMES, SPOKEN, WORDS } from './marked-patient'
import { formsOf, leaksBelow, wordsIn } from './search'

const { headless, worker } = engineBundle()

const SECRET = 'Zqsecretmarker'
const ALL = [...SPOKEN, ...Object.values(NAMES), SECRET]

test('the search finds a word in every form', () => {
  for (const form of formsOf(WORDS.email))
    expect(wordsIn(Buffer.concat([Buffer.from('x'), form]), ALL)).toEqual([WORDS.email])
  for (const shift of ['', 'a', 'ab', 'abc']) {
    const told = Buffer.from(`${shift}${WORDS.family}.`).toString('base64')
    expect(wordsIn(Buffer.from(told), ALL)).toEqual([WORDS.family])
  }
  const folder = temporaryFolder()
  writeFileSync(join(folder, WORDS.given), 'x')
  expect(leaksBelow(folder, ALL)).toEqual([`${WORDS.given}: ${WORDS.given}`])
})

test('nothing of a patient is readable in what the engine writes or says', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const home = join(folder, 'home')
  mkdirSync(home)
  const data = join(home, 'data')
  const source = writeExport(MARKED_FILES, join(folder, 'export'))
  const echo = await startLoopback()
  const said: string[] = []
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const places = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home }
    const finished = await runHeadless(headless, [...args, '--data', data], { env: { ...places, ...env } })
    said.push(finished.stdout, finished.stderr)
    return JSON.parse(finished.stdout)
  }
  const key = { A2V2_API_KEY: 'key', A2V2_API_SECRET: SECRET }
  const { dumpId, failed, patients } = await run(['stage1', source])
  expect([patients, failed.length]).toEqual([1, 2])
  const send = (to: string) => run(['stage2', '--dump', dumpId, '--to', to, '--approve-all'], key)
  // A workspace that quotes the chart wherever an answer has room for it.
  const words = [...SPOKEN, SECRET].join(' ')
  const errors = [{ field: words, message: words }]
  for (const status of [200, 400, 401, 403, 422]) {
    echo.answer((_request, response) => {
      response.writeHead(status, { 'X-Words': words })
      response.end(JSON.stringify({ success: status === 200, message: words, data: { reason: words, words }, errors }))
    })
    expect((await send(echo.baseUrl)).failure.code).toBeTypeOf('string')
  }
  await echo.close()
  expect(await send('practice')).not.toHaveProperty('failure')
  expect(readdirSync(data).length).toBeGreaterThan(2)
  expect(leaksBelow(home, ALL)).toEqual([])
  expect(wordsIn(Buffer.from(said.join('\n')), [...SPOKEN, SECRET])).toEqual([])
})

test('Discard leaves neither key nor rows', { timeout: 60_000 }, async () => {
  const engine = await createTestEngine({ workerFile: worker })
  const dumpId = await newDump(engine)
  await parsed(engine, dumpId, writeExport(MARKED_FILES, join(temporaryFolder(), 'export')))
  const kept = engine.keys.get(`dump:${dumpId}`) ?? ''
  expect(kept).toMatch(/^[0-9a-f]{64}$/)
  await engine.call('dump:discard', { dumpId })
  expect([...engine.keys.keys()].filter((name) => name.includes(dumpId))).toEqual([])
  expect(leaksBelow(engine.dataDir, [...ALL, kept])).toEqual([])
  expect(readdirSync(join(engine.dataDir, 'dumps')).filter((name) => name.includes(dumpId))).toEqual([])
})
