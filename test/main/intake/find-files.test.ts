import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLINICAL, found, makeFolder, PDF, summary } from './fixtures'
import { makeZip } from './make-zip'

describe('a folder', () => {
  test('is walked to its depth, in order, noise passed over', async () => {
    const folder = await makeFolder({
      'b.ccda': CLINICAL,
      'a.xml': CLINICAL,
      'Doe_Jane/scan.pdf': PDF,
      'Doe_Jane/old/deep/c.txt': CLINICAL,
      'notes.md': 'x',
      '.DS_Store': 'x',
      '._a.xml': 'x',
      'Thumbs.db': 'x',
      '__MACOSX/a.xml': CLINICAL,
    })
    const files = await found(folder)
    expect(Object.entries(summary(files))).toEqual([
      ['export/a.xml', 'clinical'],
      ['export/b.ccda', 'clinical'],
      ['export/notes.md', 'unsupported_file'],
      ['export/Doe_Jane/scan.pdf', 'document'],
      ['export/Doe_Jane/old/deep/c.txt', 'clinical'],
    ])
    expect(files[0]).toMatchObject({ container: join(folder, 'a.xml'), bytes: CLINICAL.length, mediaType: 'text/xml' })
    expect(files[0]?.modifiedMs).toBeGreaterThan(0)
    expect(files[0]).not.toHaveProperty('entry')
  })

  test('holds ZIPs among its files', async () => {
    const folder = await makeFolder({ 'week.zip': makeZip([{ name: 'a.ccda', content: CLINICAL }]) })
    expect(summary(await found(folder))).toEqual({ 'export/week.zip/a.ccda': 'clinical' })
  })

  test('one bad file costs only itself', async () => {
    const folder = await makeFolder({ 'a.xml': '', 'b.xml': PDF, 'c.xml': '<a/>', 'd.xml': CLINICAL, 'e.zip': 'PK' })
    expect(summary(await found(folder))).toEqual({
      'export/a.xml': 'file_empty',
      'export/b.xml': 'wrong_type',
      'export/c.xml': 'not_clinical_document',
      'export/d.xml': 'clinical',
      'export/e.zip': 'zip_damaged',
    })
  })

  test('a failure names the shown path and nothing else of the file', async () => {
    const folder = await makeFolder({ 'a.xml': '<secret/>', 'b.xml': CLINICAL })
    const [bad] = await found(folder)
    expect(bad?.failure).toEqual({ code: 'not_clinical_document', file: 'export/a.xml' })
  })

  test('links inside it are not followed, a chosen link is', async () => {
    const folder = await makeFolder({ 'a.xml': CLINICAL, 'sub/b.xml': CLINICAL })
    await symlink(folder, join(folder, 'loop'))
    await symlink(join(folder, 'a.xml'), join(folder, 'z.xml'))
    const link = join(folder, '..', 'link')
    await symlink(folder, link)
    expect(summary(await found(link))).toEqual({
      'link/a.xml': 'clinical',
      'link/loop': 'unsupported_file symlink',
      'link/z.xml': 'unsupported_file symlink',
      'link/sub/b.xml': 'clinical',
    })
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'without rights is a failure of that folder',
    async () => {
      const folder = await makeFolder({ 'a.xml': CLINICAL, 'shut/b.xml': CLINICAL, 'c.xml': CLINICAL })
      await chmod(join(folder, 'shut'), 0)
      await chmod(join(folder, 'c.xml'), 0)
      expect(summary(await found(folder))).toEqual({
        'export/a.xml': 'clinical',
        'export/c.xml': 'path_unreadable',
        'export/shut': 'path_unreadable',
      })
      await chmod(join(folder, 'shut'), 0o700)
    },
  )

  test('without a clinical document says so, after what it holds', async () => {
    const folder = await makeFolder({ 'scan.pdf': PDF })
    expect(Object.entries(summary(await found(folder)))).toEqual([
      ['export/scan.pdf', 'document'],
      ['export', 'no_clinical_document'],
    ])
    const empty = join(folder, 'empty')
    await mkdir(empty)
    expect(summary(await found(empty))).toEqual({ empty: 'no_clinical_document' })
  })

  test('a file over its cap is left out', async () => {
    const folder = await makeFolder({ 'a.xml': CLINICAL, 'b.xml': `${CLINICAL} `, 'c.pdf': PDF })
    const limits = { clinicalBytes: CLINICAL.length, documentBytes: PDF.length - 1 }
    expect(summary(await found(folder, { limits }))).toEqual({
      'export/a.xml': 'clinical',
      'export/b.xml': 'file_too_large',
      'export/c.pdf': 'file_too_large',
    })
  })
})

describe('one path', () => {
  test('a single document, clinical or not', async () => {
    const folder = await makeFolder({ 'a.ccda': CLINICAL, 'b.pdf': PDF })
    expect(summary(await found(join(folder, 'a.ccda')))).toEqual({ 'a.ccda': 'clinical' })
    expect(summary(await found(join(folder, 'b.pdf')))).toEqual({ 'b.pdf': 'document' })
  })

  test('that is missing', async () => {
    const folder = await makeFolder({})
    const files = await found(join(folder, 'gone.zip'))
    expect(summary(files)).toEqual({ 'gone.zip': 'path_missing' })
    expect(files[0]?.failure?.file).toBe('gone.zip')
  })

  test('whose folder is a file', async () => {
    const folder = await makeFolder({ 'a.xml': CLINICAL })
    expect(summary(await found(join(folder, 'a.xml', 'b.xml')))).toEqual({ 'b.xml': 'path_missing' })
  })

  test('that is too long for the system', async () => {
    const name = 'x'.repeat(5000)
    expect(Object.values(summary(await found(`/${name}`)))).toEqual(['path_unreadable'])
  })

  test('that is a ZIP of another name', async () => {
    const folder = await makeFolder({})
    const path = join(folder, 'download')
    await writeFile(path, makeZip([{ name: 'a.ccda', content: CLINICAL }]))
    expect(summary(await found(path))).toEqual({ [`${basename(path)}/a.ccda`]: 'clinical' })
  })
})
