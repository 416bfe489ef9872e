/**
 * The first sheet of a workbook (ECMA-376) as rows of text: numbers as they are written, dates as days. Our own: the
 * kept libraries turn for ever, or until no memory is left, at damaged ones. Rows without a value are left out.
 */
import { posix } from 'node:path'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type CellContext, cellText, columnOf, isDateFormat } from './workbook-cells'

/** Undefined where the package has no such part. */
export type ReadPart = (name: string) => Promise<Result<Uint8Array> | undefined>

/** A table of contacts has a dozen; what stands further right is not looked at. */
const MAX_COLUMNS = 256
/** A million patients with a dozen columns. */
const MAX_CELLS = 12_000_000

/** Thrown inside of a reading only. */
class TooManyCells extends Error {}

type Attributes = Readonly<Record<string, string | undefined>>

interface Listener {
  open?(name: string, attributes: Attributes): void
  /** `text`: what stood directly in the element. */
  close?(name: string, text: string): void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Throws at what is not well-formed; entities of a document type are not known to the parser. */
function walk(bytes: Uint8Array, { open, close }: Listener): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let text = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    text = ''
    open?.(localName(name), attributes)
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('cdata', (part) => {
    text += part
  })
  parser.on('closetag', ({ name }) => {
    close?.(localName(name), text)
    text = ''
  })
  parser.write(new TextDecoder().decode(bytes)).close()
}

interface Relation {
  readonly id: string
  readonly type: string
  /** Of the part, from the root of the package. */
  readonly target: string
}

function relationsOf(bytes: Uint8Array, folder: string): Relation[] {
  const relations: Relation[] = []
  walk(bytes, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return
      relations.push({ id, type: posix.basename(type), target: posix.resolve('/', folder, target).slice(1) })
    },
  })
  return relations
}

function dateStyles(bytes: Uint8Array): Set<number> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCellFormats = false
  walk(bytes, {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) formats.push(Number(numFmtId ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return new Set(formats.flatMap((id, index) => (isDateFormat(id, codes) ? [index] : [])))
}

/** Puts the runs of rich text together; how a Japanese name is read (`rPh`) is not said twice. */
function runsOfText(done: (text: string) => void, item: string): Required<Listener> {
  let words = ''
  let inReading = false
  return {
    open: (name) => {
      if (name === item) words = ''
      else if (name === 'rPh') inReading = true
    },
    close: (name, text) => {
      if (name === 't' && !inReading) words += text
      else if (name === 'rPh') inReading = false
      else if (name === item) done(words)
    },
  }
}

function sharedStrings(bytes: Uint8Array): string[] {
  const shared: string[] = []
  walk(
    bytes,
    runsOfText((text) => shared.push(text.trim()), 'si'),
  )
  return shared
}

function rowsOf(bytes: Uint8Array, context: CellContext): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let cell = { type: 'n', style: 0, value: '' }
  let column = -1
  const put = (text: string): void => {
    if (text === '' || column >= MAX_COLUMNS) return
    cells += Math.max(1, column + 1 - row.length)
    if (cells > MAX_CELLS) throw new TooManyCells()
    while (row.length < column) row.push('')
    row[column] = text
  }
  const inline = runsOfText((text) => {
    cell.value = text
  }, 'is')
  walk(bytes, {
    open: (name, attributes) => {
      inline.open(name, attributes)
      if (name === 'row') {
        row = []
        column = -1
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? column + 1
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' }
      }
    },
    close: (name, text) => {
      inline.close(name, text)
      if (name === 'v') cell.value = text.trim()
      else if (name === 'c') put(cellText(cell, context).trim())
      else if (name === 'row' && row.length > 0) rows.push(row)
    },
  })
  return rows
}

interface Book {
  readonly firstSheet: string
  readonly from1904: boolean
}

function bookOf(bytes: Uint8Array): Book | undefined {
  let firstSheet: string | undefined
  let from1904 = false
  walk(bytes, {
    open: (name, attributes) => {
      if (name === 'sheet') firstSheet ??= Object.entries(attributes).find(([key]) => localName(key) === 'id')?.[1]
      else if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
    },
  })
  return firstSheet === undefined ? undefined : { firstSheet, from1904 }
}

/** Ends the reading with the failure of a part. */
class PartFailed extends Error {
  constructor(readonly result: Result<never>) {
    super('part')
  }
}

/** `unsupported_file` where the parts are not those of a workbook, `file_too_large` where it has too many cells. */
export async function readWorkbook(readPart: ReadPart): Promise<Result<string[][]>> {
  const part = async (name: string | undefined): Promise<Uint8Array | undefined> => {
    const bytes = name === undefined ? undefined : await readPart(name)
    if (bytes?.ok === false) throw new PartFailed(bytes)
    return bytes?.value
  }
  const relationsFor = async (name: string): Promise<Relation[]> => {
    const { dir, base } = posix.parse(name)
    const bytes = await part(posix.join(dir, '_rels', `${base}.rels`))
    return bytes === undefined ? [] : relationsOf(bytes, dir)
  }
  try {
    const main = (await relationsFor('')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
    const relations = await relationsFor(main)
    const book = bookOf((await part(main)) ?? new Uint8Array())
    const sheet = await part(relations.find(({ id }) => id === book?.firstSheet)?.target)
    if (book === undefined || sheet === undefined) return fail('unsupported_file')
    const strings = await part(relations.find(({ type }) => type === 'sharedStrings')?.target)
    const styles = await part(relations.find(({ type }) => type === 'styles')?.target)
    const shared = strings === undefined ? [] : sharedStrings(strings)
    const dates = styles === undefined ? new Set<number>() : dateStyles(styles)
    return ok(rowsOf(sheet, { shared, dates, from1904: book.from1904 }))
  } catch (error) {
    if (error instanceof PartFailed) return error.result
    return fail(error instanceof TooManyCells ? 'file_too_large' : 'unsupported_file')
  }
}
