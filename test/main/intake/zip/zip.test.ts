import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { FindOptions } from '../../../../src-main/intake/find-files'
import type { FoundFile } from '../../../../src-main/intake/found-file'
import { createFileReader } from '../../../../src-main/intake/read-file'
import { sha256Of } from '../../../../src-main/lib/sha256'
import { CLINICAL, found, makeFolder, PDF, summary } from '../fixtures'
import { type EntryParts, makeZip } from '../make-zip'

async function filesOf(bytes: Uint8Array, options?: FindOptions): Promise<FoundFile[]> {
  const path = join(await makeFolder({}), 'x.zip')
  await writeFile(path, bytes)
  return found(path, options)
}
const GOOD: EntryParts = { name: 'good.ccda', content: CLINICAL }
/** What became of `entry` beside a good one. */
const fate = async (entry: EntryParts, options?: FindOptions): Promise<Record<string, string>> =>
  summary(await filesOf(makeZip([entry, GOOD]), options))

describe('a ZIP', () => {
  test('written by another program, with zip64 fields', async () => {
    const zip = new ZipFile()
    const mtime = new Date(2026, 0, 15, 9, 30)
    zip.addBuffer(Buffer.from(CLINICAL), 'Müller_Jane/a.ccda', { mtime, forceZip64Format: true })
    zip.addBuffer(Buffer.from(PDF), 'Müller_Jane/scan.pdf', { mtime, compress: false })
    zip.addEmptyDirectory('empty/', { mtime })
    zip.end({ forceZip64Format: true, comment: '' })
    const files = await filesOf(await buffer(zip.outputStream))
    expect(summary(files)).toEqual({ 'x.zip/Müller_Jane/a.ccda': 'clinical', 'x.zip/Müller_Jane/scan.pdf': 'document' })
    expect(files[0]).toMatchObject({
      entry: { name: 'Müller_Jane/a.ccda', offset: 0 },
      bytes: CLINICAL.length,
      modifiedMs: mtime.getTime(),
    })
  })

  test('noise and folders are passed over', async () => {
    const files = await filesOf(
      makeZip([
        { name: 'd/' },
        { name: '__MACOSX/d/._a.xml', content: 'x' },
        { name: 'd/.DS_Store', content: 'x' },
        GOOD,
      ]),
    )
    expect(summary(files)).toEqual({ 'x.zip/good.ccda': 'clinical' })
  })

  test('of an old .NET writer divides paths by backslashes: they are read as slashes', async () => {
    const files = await filesOf(
      makeZip([
        { name: 'Müller_Jane\\' },
        { name: 'Müller_Jane\\a.ccda', content: CLINICAL },
        { name: '__MACOSX\\._a.ccda', content: 'x' },
        { name: 'Müller_Jane\\deep/scan.pdf', content: PDF },
      ]),
    )
    expect(summary(files)).toEqual({
      'x.zip/Müller_Jane/a.ccda': 'clinical',
      'x.zip/Müller_Jane/deep/scan.pdf': 'document',
    })
    const reader = createFileReader()
    for (const file of files) expect((await reader.read(file)).ok).toBe(true)
    await reader.close()
  })

  test('names may repeat, exactly or but for case: each is its own file', async () => {
    const files = await filesOf(
      makeZip([
        { name: 'a.ccda', content: CLINICAL },
        { name: 'a.ccda', content: `${CLINICAL} ` },
        { name: 'A.ccda', content: CLINICAL },
      ]),
    )
    expect(summary(files)).toEqual({
      'x.zip/a.ccda': 'clinical',
      'x.zip/a.ccda (2)': 'clinical',
      'x.zip/A.ccda': 'clinical',
    })
    expect(new Set(files.map(({ entry }) => entry?.offset)).size).toBe(3)
    expect(files.map(({ bytes }) => bytes)).toEqual([CLINICAL.length, CLINICAL.length + 1, CLINICAL.length])
  })
})

test('an entry is found behind a name of any length, and its root behind a long comment', async () => {
  const comment = Array.from({ length: 400 }, (_, line) => sha256Of(String(line))).join('\n')
  const content = `<!-- ${comment} -->${CLINICAL}`
  for (const length of [1, 470, 480, 490, 2000]) {
    const [file] = await filesOf(makeZip([{ name: `${'n'.repeat(length)}.ccda`, content }]))
    if (file === undefined) throw new Error('nothing was found')
    const reader = createFileReader()
    const read = await reader.read(file)
    expect([file.kind, read.ok && Buffer.from(read.value).toString()], `${length} letters`).toEqual([
      'clinical',
      content,
    ])
    await reader.close()
  }
})

describe('a ZIP that cannot be used', () => {
  test('empty', async () => {
    expect(summary(await filesOf(makeZip([])))).toEqual({ 'x.zip': 'zip_empty' })
    expect(summary(await filesOf(makeZip([{ name: 'd/' }, { name: '.DS_Store' }])))).toEqual({ 'x.zip': 'zip_empty' })
  })

  test('zero bytes', async () => {
    expect(summary(await filesOf(Buffer.alloc(0)))).toEqual({ 'x.zip': 'file_empty' })
  })

  test('truncated anywhere', async () => {
    const whole = makeZip([GOOD, { name: 'b.ccda', content: CLINICAL }])
    for (const length of [5, 60, whole.length - 40, whole.length - 1]) {
      expect(summary(await filesOf(whole.subarray(0, length))), `${length} bytes`).toEqual({ 'x.zip': 'zip_damaged' })
    }
  })

  test('something else named .zip', async () => {
    expect(summary(await filesOf(Buffer.from('hello')))).toEqual({ 'x.zip': 'zip_damaged' })
    expect(summary(await filesOf(Buffer.from(PDF)))).toEqual({ 'x.zip': 'document' })
  })

  test('encrypted', async () => {
    const files = await filesOf(
      makeZip([
        { ...GOOD, flags: 1 },
        { name: 'b.pdf', content: PDF, flags: 1 },
      ]),
    )
    expect(files.map(({ failure }) => failure)).toEqual([{ code: 'zip_encrypted', file: 'x.zip', count: 2 }])
  })

  test('with strong encryption', async () => {
    expect(summary(await filesOf(makeZip([{ ...GOOD, flags: 0x41 }])))).toEqual({ 'x.zip': 'zip_encrypted' })
  })

  test('without a clinical document', async () => {
    const files = await filesOf(makeZip([{ name: 'a.pdf', content: PDF }]))
    expect(summary(files)).toEqual({ 'x.zip/a.pdf': 'document', 'x.zip': 'no_clinical_document' })
  })

  test('with more entries than we look at', async () => {
    const files = await filesOf(makeZip([GOOD, { name: 'b' }, { name: 'c' }]), { limits: { zipEntries: 2 } })
    expect(files.map(({ failure }) => failure)).toEqual([
      { code: 'zip_unsafe', reason: 'too_many_entries', count: 3, file: 'x.zip' },
    ])
  })

  test('whose list breaks off: what was listed is read, and the ZIP is named', async () => {
    const files = await filesOf(makeZip([GOOD], 2))
    expect(summary(files)).toEqual({ 'x.zip': 'zip_damaged', 'x.zip/good.ccda': 'clinical' })
  })
})

describe('a bad entry costs itself, the rest is read', () => {
  test.each([
    ['../evil.ccda', 'traversal'],
    ['a/../../evil.ccda', 'traversal'],
    ['..\\evil.ccda', 'traversal'],
    ['/etc/evil.ccda', 'absolute_path'],
    ['C:/evil.ccda', 'absolute_path'],
    ['\\\\host\\evil.ccda', 'absolute_path'],
    ['..\\..\\evil.ccda', 'traversal'],
    ['a\\..\\..\\evil.ccda', 'traversal'],
    ['C:\\evil.ccda', 'absolute_path'],
  ])('name %j', async (name, reason) => {
    expect(await fate({ name, content: CLINICAL })).toEqual({
      [`x.zip/${name}`]: `zip_unsafe ${reason}`,
      'x.zip/good.ccda': 'clinical',
    })
  })

  test('a name with what cannot be seen is shown with it', async () => {
    expect(await fate({ name: 'a\0.ccda', content: CLINICAL })).toEqual({
      'x.zip/a[U+0000].ccda': 'zip_unsafe unusable_name',
      'x.zip/good.ccda': 'clinical',
    })
    expect(await fate({ name: '\u202Eadcc.exe\n.ccda', content: CLINICAL })).toMatchObject({
      'x.zip/[U+202E]adcc.exe[U+000A].ccda': 'clinical',
    })
  })

  test.each([
    ['a link', { mode: 0o120777 }, 'zip_unsafe symlink'],
    ['a device', { mode: 0o060666 }, 'zip_unsafe special_file'],
    ['one encrypted entry', { flags: 1 }, 'zip_encrypted'],
    ['another compression', { method: 9 }, 'zip_damaged compression_method'],
    ['a stored size that differs', { method: 0, claimedBytes: 5 }, 'zip_damaged size_mismatch'],
    ['a claimed bomb', { claimedBytes: 60 * 1024 * 1024 }, 'zip_unsafe ratio'],
    ['a ZIP in the ZIP', { content: makeZip([GOOD]), name: 'b.zip' }, 'zip_unsafe nested_zip'],
    ['no content', { content: '' }, 'file_empty'],
    ['a PDF named .ccda', { content: PDF }, 'wrong_type'],
  ])('%s', async (_, parts, expected) => {
    const entry = { name: 'b.ccda', content: CLINICAL, ...parts }
    expect(await fate(entry)).toEqual({ [`x.zip/${entry.name}`]: expected, 'x.zip/good.ccda': 'clinical' })
  })

  test('a large entry that compresses well is no bomb below the ratio', async () => {
    const content = `${CLINICAL}${' '.repeat(2000)}`
    const ratio = { limits: { bombBytes: 1000, bombRatio: 5 } }
    expect(await fate({ name: 'b.ccda', content }, ratio)).toMatchObject({ 'x.zip/b.ccda': 'zip_unsafe ratio' })
    expect(await fate({ name: 'b.ccda', content })).toMatchObject({ 'x.zip/b.ccda': 'clinical' })
  })

  test('entries that share their data', async () => {
    const files = await filesOf(makeZip([GOOD, { name: 'b.ccda', content: CLINICAL, sameDataAs: 0 }]))
    expect(summary(files)).toEqual({ 'x.zip/good.ccda': 'clinical', 'x.zip/b.ccda': 'zip_unsafe overlap' })
  })

  test('data that is not deflate', async () => {
    const zip = makeZip([{ name: 'b.ccda', content: CLINICAL }, GOOD])
    zip.fill(0xff, 40, 60)
    expect(summary(await filesOf(zip))).toEqual({ 'x.zip/b.ccda': 'zip_damaged', 'x.zip/good.ccda': 'clinical' })
  })
})
