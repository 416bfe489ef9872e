import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { generateSample } from '../../../../src-main/headless/sample/generate-sample'
import { createZipSink } from '../../../../src-main/headless/sample/zip-writer'
import { findFiles } from '../../../../src-main/intake/find-files'
import type { FoundFile } from '../../../../src-main/intake/found-file'
import { createFileReader } from '../../../../src-main/intake/read-file'
import { filesOf, SEED, SHIPPED } from './sample-reading'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-'))
  folders.push(folder)
  return folder
}
async function found(path: string): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  for await (const file of findFiles(path)) files.push(file)
  return files
}
/** `path → content` of a ZIP or folder, in its own order, without the first segment. */
async function contentsOf(path: string): Promise<[string, Buffer][]> {
  const reader = createFileReader()
  const contents: [string, Buffer][] = []
  for (const file of await found(path)) {
    const read = await reader.read(file)
    if (!read.ok) throw new Error(read.failure.code)
    contents.push([file.file.slice(file.file.indexOf('/') + 1), Buffer.from(read.value)])
  }
  await reader.close()
  return contents
}

const expected = (patients: number): [string, Buffer][] => filesOf(patients).map(({ path, bytes }) => [path, bytes])
const byPath = ([a]: [string, Buffer], [b]: [string, Buffer]): number => (a < b ? -1 : 1)

describe('the export', () => {
  test('as a ZIP: the same bytes for the same seed, whatever the time zone', async () => {
    const folder = await makeFolder()
    const [first, second] = [join(folder, 'a.zip'), join(folder, 'b.zip')]
    const summary = await generateSample({ patients: 4, seed: SEED, out: first, zip: true })
    vi.stubEnv('TZ', 'Asia/Kolkata')
    await generateSample({ patients: 4, seed: SEED, out: second, zip: true })
    vi.unstubAllEnvs()
    expect(await readFile(second)).toEqual(await readFile(first))
    expect(await contentsOf(first)).toEqual(expected(4))
    const bytes = expected(4).reduce((sum, [, content]) => sum + content.length, 0)
    expect(summary).toEqual({ files: expected(4).length, patients: 4, bytes })
  })

  test('as a folder: the same files', async () => {
    const folder = await makeFolder()
    const out = join(folder, 'export')
    await generateSample({ patients: 3, seed: SEED, out, zip: false })
    expect((await contentsOf(out)).sort(byPath)).toEqual(expected(3).sort(byPath))
    expect(await readdir(folder)).toEqual(['export'])
  })

  test('is what intake expects: summaries, papers, nothing refused', async () => {
    const out = join(await makeFolder(), 'x.zip')
    await generateSample({ patients: 12, seed: SEED, out, zip: true })
    const files = await found(out)
    expect(files.filter(({ failure }) => failure !== undefined)).toEqual([])
    expect(files.filter(({ kind }) => kind === 'clinical')).toHaveLength(14)
    expect(files.filter(({ kind }) => kind === 'document').length).toBeGreaterThan(10)
  })
})

describe('the ZIP writer', () => {
  test('writes more entries than plain ZIP counts', async () => {
    const out = join(await makeFolder(), 'many.zip')
    const sink = await createZipSink(out)
    const entries = 66_000
    for (let index = 0; index < entries; index += 1) await sink.add(`${index}.txt`, Buffer.from(String(index)))
    await sink.finish()
    await sink.close()
    const zip = await fromBufferPromise(await readFile(out))
    expect(zip.entryCount).toBe(entries)
    const names: string[] = []
    for await (const entry of zip.eachEntry()) names.push(entry.fileName)
    expect(names).toHaveLength(entries)
    expect(names.at(-1)).toBe(`${entries - 1}.txt`)
  })
})

describe('resources/sample-export', () => {
  const PATH = resolve(import.meta.dirname, '../../../../resources/sample-export/tebra-sample-export.zip')
  /** File by file: deflate itself may differ between versions of zlib, what it carries may not. */
  test('is what 36 patients of seed 2026 and the mishaps give, to the byte', async () => {
    const contents = await contentsOf(PATH)
    const fresh = SHIPPED.map(({ path, bytes }): [string, Buffer] => [path, bytes])
    expect(contents.map(([path]) => path)).toEqual(fresh.map(([path]) => path))
    for (const [index, [path, bytes]] of contents.entries()) expect(bytes.equals(fresh[index]![1]), path).toBe(true)
  })

  test('is small enough to be part of the app', async () => {
    expect((await stat(PATH)).size).toBeLessThan(500_000)
  })
})
