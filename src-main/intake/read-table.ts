/** A CSV or XLSX file as rows of text. Everything stays text: a chart number is no number, a phone number neither. */

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { type FailureCode, fail, ok, type Result } from '../../src-preload/contract/result'
import { INTAKE_LIMITS } from './found-file'
import { attempt } from './io-failure'
import { isText, mediaTypeOf, XLSX } from './media-type'
import { openZip } from './zip'
import { bytesOf } from './zip-data'

export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly sha256: string
}

const MAX_BYTES = 50 * 1024 * 1024
const SNIFF_BYTES = 64 * 1024
/** For some damaged workbooks the library's promise never settles. */
const WORKBOOK_MS = 10_000
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
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes)
}

/** The one that the first line has most of, quoted parts aside. */
const delimiterOf = (text: string): string => {
  const line = /^[^\r\n]*/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

const fromCsv = (bytes: Buffer): Result<string[][]> => {
  const text = textOf(bytes)
  try {
    return ok(
      parse(text, {
        delimiter: delimiterOf(text),
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

/** What the archive says of itself; then each part is unpacked here: at a broken one the library waits for ever. */
const zipProblem = async (path: string): Promise<FailureCode | undefined> => {
  const zip = await openZip(path, INTAKE_LIMITS)
  if (!zip.ok) return zip.failure.code
  const { handle, entries, failure } = zip.value
  try {
    const known = failure ?? entries.find(({ problem }) => problem !== undefined)?.problem
    if (known !== undefined) return known.code
    for (const entry of entries) {
      const bytes = await bytesOf(handle, entry)
      if (!bytes.ok) return bytes.failure.code
    }
    return undefined
  } finally {
    await handle.close()
  }
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  // A date has no zone in a sheet; the reader takes it for UTC.
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
}

const fromXlsx = async (path: string, bytes: Buffer): Promise<Result<string[][]>> => {
  const problem = await zipProblem(path)
  if (problem !== undefined) return fail(problem)
  // Loaded with the first sheet: hardly anybody has one.
  const { readSheet } = await import('read-excel-file/node')
  try {
    const reading = readSheet<string>(bytes, 1, { parseNumber: (text) => text })
    const rows = await Promise.race([reading, setTimeout(WORKBOOK_MS, undefined, { ref: false })])
    if (rows === undefined) return fail('unsupported_file')
    return ok(rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== '')))
  } catch {
    return fail('unsupported_file')
  }
}

/** The first sheet of a workbook. Failures name no file: the caller knows what to call it. */
export async function readTable(path: string): Promise<Result<Table>> {
  const bytes = await read(path)
  if (!bytes.ok) return bytes
  const head = bytes.value.subarray(0, SNIFF_BYTES)
  const mediaType = mediaTypeOf(head)
  if (mediaType !== XLSX && (mediaType !== undefined || !isText(head))) return fail('unsupported_file')
  const rows = mediaType === XLSX ? await fromXlsx(path, bytes.value) : fromCsv(bytes.value)
  const sha256 = createHash('sha256').update(bytes.value).digest('hex')
  return rows.ok ? ok({ rows: rows.value, sha256 }) : rows
}
