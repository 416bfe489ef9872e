/** Single documents as large as the app takes: of very many entries, with files carried inside, and of words alone. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { syntheticDocument } from '../main/pipeline/synthetic-document'

const PERSON = { id: 'LARGE', given: 'Testina', family: 'Sample', birthDate: '19700102', phone: '+12025550101' }
/** Below the app's limit for a file of a patient, as base64. */
const CARRIED_BYTES = 40_000_000
const CHARACTERS_A_WRITE = 1_000_000

const written = (folder: string, pieces: Iterable<string>): string => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = openSync(join(folder, 'large.ccda'), 'w')
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < CHARACTERS_A_WRITE) continue
    writeSync(file, waiting)
    waiting = ''
  }
  writeSync(file, waiting)
  closeSync(file)
  return folder
}

/** Before, the entry, behind. */
const cut = (document: string): readonly [string, string, string] => {
  const from = document.indexOf('<entry>')
  const to = document.indexOf('</entry>') + '</entry>'.length
  return [document.slice(0, from), document.slice(from, to), document.slice(to)]
}

function* repeated(document: string, bytes: number, entryOf: (entry: string, index: number) => Iterable<string>) {
  const [before, entry, behind] = cut(document)
  yield before
  let length = before.length + behind.length
  for (let index = 0; length < bytes; index += 1) {
    for (const piece of entryOf(entry, index)) {
      yield piece
      length += piece.length
    }
  }
  yield behind
}

export const manyEntries = (folder: string, bytes: number): string =>
  written(
    folder,
    repeated(syntheticDocument({ ...PERSON, encounters: [] }), bytes, (entry, index) => [
      entry.replace('concern-0', `concern-${index}`).replace('problem-0', `problem-${index}`),
    ]),
  )

/** Just below what one narrative may have. */
const NARRATIVE_CHARACTERS = 14_000_000

function* paragraphs(characters: number): Iterable<string> {
  for (let length = 0, index = 0; length < characters; index += 1) {
    const one = `<paragraph><content ID="said-${index}">Day ${index}: rested, ate &amp; slept well.</content></paragraph>`
    yield one
    length += one.length
  }
}

/** Sections behind one another, of words alone. */
export const longNarratives = (folder: string, bytes: number): string => {
  const words = [...paragraphs(Math.min(bytes / 2, NARRATIVE_CHARACTERS))].join('')
  const section = (index: number): string[] => [
    `</section></component><component><section><code code="10164-${index}"/><title>History ${index}</title><text>`,
    words,
    '</text>',
  ]
  return written(
    folder,
    // A section less: with one too many the app would refuse the document for its size.
    repeated(syntheticDocument({ ...PERSON, encounters: [] }), bytes - words.length, (_entry, index) => section(index)),
  )
}

/** A scan of one page, as base64, behind a first line that tells it from the others. */
const scanOf = (bytes: number): string => {
  const picture = Buffer.alloc(bytes, 'synthetic ')
  return Buffer.concat([
    Buffer.from('1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'),
    Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 4 0 R>>endobj\n'),
    Buffer.from(`4 0 obj<</Length ${picture.length}>>stream\n`),
    picture,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]).toString('base64')
}

/** 24 bytes: base64 of it ends where the next begins. */
const firstLine = (index: number): string =>
  Buffer.from(`%PDF-1.4\n%number ${String(index).padStart(6, '0')}\n`).toString('base64')

export const carriedFiles = (folder: string, bytes: number): string => {
  const document = syntheticDocument({ ...PERSON, problems: [], encounters: [], embedded: 'PLACE' })
  const scan = scanOf((Math.min(bytes / 2, CARRIED_BYTES) * 3) / 4)
  return written(
    folder,
    repeated(document, bytes, (entry, index) => {
      const [before = '', behind = ''] = entry.split('PLACE')
      return [before + firstLine(index), scan, behind]
    }),
  )
}
