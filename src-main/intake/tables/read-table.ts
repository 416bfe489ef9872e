/** A CSV or XLSX file as rows of text. Everything stays text: a chart number is no number, a phone number neither. */
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { sha256Of } from '../../lib/sha256'
import { decodeWindows1252 } from '../../lib/windows-1252'
import { INTAKE_LIMITS } from '../found-file'
import { attempt } from '../io-failure'
import { openAtOnce } from '../open-file'
import { isText, mediaTypeOf, XLSX } from '../sniff/media-type'
import { openZip } from '../zip/zip'
import { bytesOf } from '../zip/zip-data'
import { readWorkbook } from './read-workbook'

export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly sha256: string
}

const MAX_BYTES = 50 * 1024 * 1024
/** A million patients with a dozen columns. */
const MAX_CELLS = 12_000_000
const SNIFF_BYTES = 64 * 1024
const DELIMITERS = [',', ';', '\t', '|'] as const

const read = async (path: string): Promise<Result<Buffer>> => {
  const bytes = await attempt(async () => {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      return size > MAX_BYTES ? undefined : await handle.readFile()
    } finally {
      await handle.close()
    }
  })
  if (!bytes.ok) return bytes
  if (bytes.value === undefined) return fail('file_too_large')
  return bytes.value.length === 0 ? fail('file_empty') : ok(bytes.value)
}

/** By its BOM, else UTF-8, else windows-1252, as Excel saves "CSV". */
const textOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : decodeWindows1252(bytes)
}

/** The one that the first line has most of, quoted parts aside. */
const delimiterOf = (text: string): string => {
  const line = /^[^\r\n]*/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Divided or not by quotes: at most so many cells, each of which costs more memory than its text. */
const isLarge = (text: string, delimiter: string): boolean => {
  let cells = 0
  for (const divider of [delimiter, '\n'])
    for (let at = text.indexOf(divider); at >= 0 && cells <= MAX_CELLS; at = text.indexOf(divider, at + 1)) cells += 1
  return cells > MAX_CELLS
}

const fromCsv = (bytes: Buffer): Result<string[][]> => {
  const text = textOf(bytes)
  const delimiter = delimiterOf(text)
  if (isLarge(text, delimiter)) return fail('file_too_large')
  try {
    return ok(
      parse(text, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        trim: true,
      }),
    )
  } catch {
    return fail('unsupported_file')
  }
}

/** Larger ones hold no table of contacts. */
const MAX_PART_BYTES = 100 * 1024 * 1024

const fromXlsx = async (path: string): Promise<Result<string[][]>> => {
  const zip = await openZip(openAtOnce, path, INTAKE_LIMITS)
  if (!zip.ok) return zip
  const { handle, entries, failure } = zip.value
  try {
    const bad = failure ?? entries.find(({ problem }) => problem !== undefined)?.problem
    if (bad !== undefined) return fail(bad.code)
    const parts = new Map(entries.map((entry) => [entry.name, entry]))
    return await readWorkbook(async (name) => {
      const part = parts.get(name)
      if (part === undefined) return undefined
      return part.bytes > MAX_PART_BYTES ? fail('file_too_large') : await bytesOf(handle, part)
    })
  } finally {
    await handle.close()
  }
}

/** The first sheet of a workbook. Failures name no file: the caller knows what to call it. */
export async function readTable(path: string): Promise<Result<Table>> {
  const bytes = await read(path)
  if (!bytes.ok) return bytes
  const head = bytes.value.subarray(0, SNIFF_BYTES)
  const mediaType = mediaTypeOf(head)
  if (mediaType !== XLSX && (mediaType !== undefined || !isText(head))) return fail('unsupported_file')
  const rows = mediaType === XLSX ? await fromXlsx(path) : fromCsv(bytes.value)
  return rows.ok ? ok({ rows: rows.value, sha256: sha256Of(bytes.value) }) : rows
}
