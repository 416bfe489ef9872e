/**
 * Whatever comes in from outside is read or refused by a code: it never throws, never hangs, and never answers what is
 * not agreed. FUZZ_RUNS (a target) and FUZZ_SEED for a long search; a finding becomes a file of the corpus.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAnswer } from '../../src-main/a2v2/answer'
import { ENDPOINTS } from '../../src-main/a2v2/endpoints'
import { readDocument } from '../../src-main/ccda/read-document'
import { findFiles } from '../../src-main/intake/find-files'
import { createFileReader } from '../../src-main/intake/read-file'
import { sniff } from '../../src-main/intake/sniff/sniff'
import { readTable } from '../../src-main/intake/tables/read-table'
import { contactLines } from '../../src-main/review/contact-table'
import { FAILURE_CODES, type Failure, type Result } from '../../src-preload/contract/result'
import { makeXlsx } from '../main/intake/make-xlsx'
import { makeZip, unzipped } from '../main/intake/make-zip'
import { mutated } from './mutate'

const RUNS = Number(process.env.FUZZ_RUNS ?? 150)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
const LONG_MS = 24 * 60 * 60_000
const CORPUS = join(import.meta.dirname, 'corpus')

interface Seed {
  readonly name: string
  readonly bytes: Uint8Array
}
const corpus = (kind: string): Seed[] =>
  readdirSync(CORPUS)
    .filter((name) => extname(name) === `.${kind}`)
    .map((name) => ({ name, bytes: readFileSync(join(CORPUS, name)) }))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-fuzz-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const written = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const expectCode = (failure: Failure | undefined, what: string): void => {
  if (failure !== undefined) expect(FAILURE_CODES, what).toContain(failure.code)
}
const expectResult = (result: Result<unknown>, what: string): void =>
  expectCode(result.ok ? undefined : result.failure, what)

/** Every seed as it is, then `RUNS` mutations; what is said of a finding tells how to make it again. */
async function search(kind: string, seeds: readonly Seed[], check: (bytes: Buffer, what: string) => unknown) {
  expect(seeds.length).toBeGreaterThan(0)
  for (const { name, bytes } of seeds) await check(Buffer.from(bytes), name)
  for (let run = 0; run < RUNS; run += 1) {
    const seed = seeds[run % seeds.length]
    if (seed === undefined) continue
    const number = SEED * 1_000_003 + run
    const what = `${seed.name} ${number}`
    try {
      await check(mutated(seed.bytes, kind, number), what)
    } catch (error) {
      throw new Error(what, { cause: error })
    }
  }
}

describe('fuzz', { timeout: LONG_MS }, () => {
  test('documents', () =>
    search('xml', corpus('xml'), (bytes, what) => {
      sniff(bytes, 'a.xml')
      expectResult(readDocument(bytes, 'a.xml'), what)
    }))

  const CLINICAL = readFileSync(join(CORPUS, 'patient.xml'))
  const archive = makeZip([
    { name: 'a.ccda', content: CLINICAL },
    { name: 'd/b.pdf', content: '%PDF-1.4\n%%EOF\n', method: 0 },
    { name: 'c.txt', content: 'words' },
  ])
  test('archives', () =>
    search('zip', [{ name: 'archive', bytes: archive }], async (bytes, what) => {
      const reader = createFileReader()
      for await (const file of findFiles(written('a.zip', bytes))) {
        expectCode(file.failure, what)
        if (file.failure === undefined) expectResult(await reader.read(file), what)
      }
      await reader.close()
    }))

  test('tables of contacts', () =>
    search('csv', corpus('csv'), async (bytes, what) => {
      const table = await readTable(written('t', bytes))
      expectResult(table, what)
      if (table.ok) contactLines(table.value.rows, 't')
    }))

  const workbook = makeXlsx([['Patient ID', 'DOB', 'Mobile'], ['00123', { date: 29_254 }, { n: '2025550101' }], ['x']])
  const parts = unzipped(workbook)
  /** One part of the workbook is changed, so that the sums of the archive are right. */
  const repacked = (part: Buffer, what: string): Buffer =>
    makeZip(parts.map(({ name, content }) => ({ name, content: what.startsWith(name) ? part : content })))
  const readable = async (bytes: Uint8Array, what: string) => expectResult(await readTable(written('w', bytes)), what)
  test('workbooks', async () => {
    for (const { name, bytes } of corpus('xlsx')) await readable(bytes, name)
    await search('zip', [{ name: 'workbook', bytes: workbook }], readable)
    const seeds = parts.map(({ name, content }) => ({ name, bytes: content }))
    await search('xml', seeds, (bytes, what) => readable(repacked(bytes, what), what))
  })

  const endpoints = Object.values(ENDPOINTS)
  test('answers of the workspace', () =>
    search('json', corpus('json'), async (bytes, what) => {
      for (const status of [200, 403, 422])
        for (const endpoint of endpoints) {
          const answer = await readAnswer(new Response(new Uint8Array(bytes), { status }), endpoint)
          expectCode(answer.ok ? undefined : answer.failure, what)
          expect(Object.hasOwn(Object.prototype, 'polluted'), what).toBe(false)
        }
    }))
})
