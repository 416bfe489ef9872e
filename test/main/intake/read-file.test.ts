import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FileRef, INTAKE_LIMITS } from '../../../src-main/intake/found-file'
import { createFileReader, type FileReader } from '../../../src-main/intake/read-file'
import { CLINICAL, found, makeFolder } from './fixtures'
import { type EntryParts, makeZip } from './make-zip'

async function withReader<T>(work: (reader: FileReader) => Promise<T>, limits = INTAKE_LIMITS): Promise<T> {
  const reader = createFileReader(undefined, limits)
  try {
    return await work(reader)
  } finally {
    await reader.close()
  }
}
const zipWith = async (entries: readonly EntryParts[]): Promise<string> =>
  join(await makeFolder({ 'x.zip': makeZip(entries) }), 'x.zip')

/** Bytes joined, and the code of the failure if it ended with one. */
async function drain(reader: FileReader, file: FileRef): Promise<{ text: string; failure?: string }> {
  const pieces: Uint8Array[] = []
  for await (const piece of reader.chunks(file)) {
    if (!piece.ok)
      return { text: Buffer.concat(pieces).toString(), failure: piece.failure.reason ?? piece.failure.code }
    pieces.push(piece.value)
  }
  return { text: Buffer.concat(pieces).toString() }
}
const LARGE = Array.from({ length: 60_000 }, (_, line) => `<line n="${line * 7919}"/>`).join('\n')

describe('a plain file', () => {
  test('whole and in chunks', async () => {
    const container = join(await makeFolder({ 'a.xml': LARGE }), 'a.xml')
    await withReader(async (reader) => {
      const read = await reader.read({ container })
      expect(read.ok && Buffer.from(read.value).toString()).toBe(LARGE)
      expect(await drain(reader, { container })).toEqual({ text: LARGE })
    })
  })

  test('missing, or too large by now', async () => {
    const container = join(await makeFolder({ 'a.xml': LARGE }), 'a.xml')
    await withReader(
      async (reader) => {
        const limited = await reader.read({ container })
        expect(limited).toEqual({ ok: false, failure: { code: 'file_too_large' } })
      },
      { ...INTAKE_LIMITS, clinicalBytes: 10 },
    )
    await rm(container)
    await withReader(async (reader) => {
      expect(await reader.read({ container })).toEqual({ ok: false, failure: { code: 'path_missing' } })
      expect(await drain(reader, { container })).toEqual({ text: '', failure: 'path_missing' })
    })
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('without rights', async () => {
    const container = join(await makeFolder({ 'a.xml': CLINICAL }), 'a.xml')
    await chmod(container, 0)
    await withReader(async (reader) => {
      expect(await reader.read({ container })).toEqual({ ok: false, failure: { code: 'path_unreadable' } })
    })
  })
})

describe('an entry', () => {
  test('whole and in chunks, stored or deflated, of a name that repeats', async () => {
    const container = await zipWith([
      { name: 'a.xml', content: `${CLINICAL}1` },
      { name: 'a.xml', content: `${CLINICAL}2`, method: 0 },
      { name: 'b.xml', content: CLINICAL + LARGE },
    ])
    const files = await found(container)
    await withReader(async (reader) => {
      const texts = await Promise.all(files.map(async (file) => drain(reader, file)))
      expect(texts).toEqual([{ text: `${CLINICAL}1` }, { text: `${CLINICAL}2` }, { text: CLINICAL + LARGE }])
      for (const [index, file] of files.entries()) {
        const read = await reader.read(file)
        expect(read.ok && Buffer.from(read.value).toString()).toBe(texts[index]?.text)
      }
    })
  })

  test.each([
    ['a wrong checksum', { claimedCrc32: 1 }, 'checksum_mismatch'],
    ['a wrong checksum, stored', { claimedCrc32: 1, method: 0 }, 'checksum_mismatch'],
    ['more than it claims', { claimedBytes: 10 }, 'size_mismatch'],
    ['less than it claims', { claimedBytes: 1_000_000 }, 'size_mismatch'],
  ])('with %s is damaged, both ways', async (_, parts, reason) => {
    const container = await zipWith([{ name: 'a.xml', content: CLINICAL, ...parts }])
    const file = { container, entry: { name: 'a.xml', offset: 0 } }
    await withReader(async (reader) => {
      expect(await reader.read(file)).toEqual({ ok: false, failure: { code: 'zip_damaged', reason } })
      expect((await drain(reader, file)).failure).toBe(reason)
    })
  })

  test('whose data are cut or overwritten', async () => {
    const bytes = makeZip([{ name: 'a.xml', content: LARGE }])
    bytes.fill(0x55, 500, 900)
    const container = join(await makeFolder({ 'x.zip': bytes }), 'x.zip')
    const file = { container, entry: { name: 'a.xml', offset: 0 } }
    await withReader(async (reader) => {
      expect(await reader.read(file)).toMatchObject({ ok: false, failure: { code: 'zip_damaged' } })
      expect((await drain(reader, file)).failure).toBeDefined()
    })
  })

  test('that must not be read is not, even when asked for', async () => {
    const container = await zipWith([{ name: '../a.xml', content: CLINICAL }])
    await withReader(async (reader) => {
      const read = await reader.read({ container, entry: { name: '../a.xml', offset: 0 } })
      expect(read).toEqual({ ok: false, failure: { code: 'zip_unsafe', reason: 'traversal' } })
    })
  })

  test('of a ZIP replaced since the search has changed', async () => {
    const container = await zipWith([{ name: 'a.xml', content: CLINICAL }])
    const [file] = await found(container)
    await writeFile(container, makeZip([{ name: 'b.xml', content: CLINICAL }]))
    await withReader(async (reader) => {
      expect(await reader.read(file!)).toEqual({ ok: false, failure: { code: 'file_changed' } })
      expect(await drain(reader, file!)).toEqual({ text: '', failure: 'file_changed' })
    })
    await rm(container)
    await withReader(async (reader) => {
      expect(await reader.read(file!)).toEqual({ ok: false, failure: { code: 'path_missing' } })
    })
  })

  test('of more ZIPs than are kept open', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `${index}.zip`)
    const folder = await makeFolder(
      Object.fromEntries(names.map((name) => [name, makeZip([{ name: 'a.xml', content: CLINICAL + name }])])),
    )
    const files = names.map((name) => ({ container: join(folder, name), entry: { name: 'a.xml', offset: 0 } }))
    await withReader(async (reader) => {
      const all = await Promise.all([...files, ...files].map((file) => drain(reader, file)))
      expect(all.map(({ text }) => text)).toEqual([...names, ...names].map((name) => CLINICAL + name))
    })
  })
})
