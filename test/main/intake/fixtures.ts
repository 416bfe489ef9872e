/** Small synthetic files of every kind, and a folder to put them in. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { type FindOptions, findFiles } from '../../../src-main/intake/find-files'
import type { FoundFile } from '../../../src-main/intake/found-file'

export const CLINICAL =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><id/></ClinicalDocument>'
export const PDF = '%PDF-1.4\n%%EOF\n'
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
export const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex')
export const RTF = '{\\rtf1\\ansi Hello}'

export const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** A folder `export` with `files` (path → content) in it. */
export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'intake-'))
  folders.push(parent)
  const folder = join(parent, 'export')
  await mkdir(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

export async function found(path: string, options?: FindOptions): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  for await (const file of findFiles(path, options)) files.push(file)
  return files
}

/** `shown path → kind`, or the failure's code with its reason. */
export const summary = (files: readonly FoundFile[]): Record<string, string> =>
  Object.fromEntries(
    files.map(({ file, kind, failure }) => [
      file,
      failure === undefined ? kind : [failure.code, failure.reason].filter((part) => part !== undefined).join(' '),
    ]),
  )
