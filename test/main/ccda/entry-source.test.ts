import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entrySource, MAX_SOURCE_CHARS } from '../../../src-main/ccda/entry-source'
import { readDocument } from '../../../src-main/ccda/read-document'
import { STATEMENT_KINDS, type StatementKind } from '../../../src-preload/contract/statements'
import { documentWith, entry, FILE, read, section } from './document'
import { encounter, problem } from './statements'

const of = (xml: string | Uint8Array, place: string, number: number): string | undefined =>
  entrySource(Buffer.from(xml), { section: place, entry: number })

const PROBLEMS = section(
  { code: '11450-4', title: 'Problems' },
  entry(problem({ id: 'one' })) + entry(problem({ id: 'two' })),
)

describe('the XML of an entry', () => {
  test('is the one that was asked for, whole', () => {
    const xml = documentWith(PROBLEMS)
    expect(of(xml, '11450-4', 2)).toMatch(/^<entry>?[\s\S]*extension="two"[\s\S]*<\/entry>$/)
    expect(of(xml, '11450-4', 2)).not.toContain('extension="one"')
    expect(of(xml, '11450-4', 3)).toBeUndefined()
    expect(of(xml, '48765-2', 1)).toBeUndefined()
  })

  test('is counted on where two sections share a label', () => {
    const again = section({ code: '11450-4' }, entry(problem({ id: 'three' })))
    const xml = documentWith(PROBLEMS + section({ code: '46240-8' }, entry(encounter())) + again)
    const rows = read(xml).statements.problems
    expect(rows.map(({ ids, source }) => [ids?.[0]?.extension, source.entry])).toEqual([
      ['one', 1],
      ['two', 2],
      ['three', 3],
    ])
    expect(of(xml, '11450-4', 3)).toContain('extension="three"')
  })

  test('is found by the title of a section without a code, and behind a narrative that stands last', () => {
    const late = `<component><section><title>Other</title>${entry(problem({ id: 'late' }))}<text>words</text></section></component>`
    expect(of(documentWith(late), 'Other', 1)).toContain('extension="late"')
  })

  test('is found whatever the encoding and the prefix', () => {
    const xml = documentWith(section({ code: '11450-4', title: 'Prüfung 😀' }, entry(problem({ id: 'ä' }))))
    const prefixed = xml.replace(/(<\/?)(?=[A-Za-z])/g, '$1v:').replace('xmlns=', 'xmlns:v=')
    const utf16 = Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    const mail = `MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(xml).toString('base64')}`
    const wrong = Buffer.from(xml.replace('😀', ''), 'latin1')
    for (const bytes of [prefixed, utf16, mail, wrong, xml.replaceAll('\n', '\r\n')]) {
      expect(of(bytes, '11450-4', 1)).toMatch(/^<(v:)?entry>?[\s\S]*extension="ä"[\s\S]*<\/(v:)?entry>$/)
    }
  })

  test('is the visit of the header, for the encounter that stands there', () => {
    const header =
      '<componentOf><encompassingEncounter><id root="1.2" extension="visit"/><effectiveTime value="20240101"/></encompassingEncounter></componentOf>'
    const { source } = read(documentWith('', { header })).statements.encounters[0]!
    expect(entrySource(Buffer.from(documentWith('', { header })), source)).toBe(header)
  })

  test('is laid out to be read: indented where it was on one line, else as written without the common margin', () => {
    const line = documentWith(
      section({ code: '1' }, `<entry><act><id root="1"/><text>${'a'.repeat(300)}</text></act></entry>`),
    )
    expect(of(line, '1', 1)).toBe(
      `<entry>\n  <act>\n    <id root="1"/>\n    <text>${'a'.repeat(300)}</text>\n  </act>\n</entry>`,
    )
    const lines = documentWith(
      section({ code: '1' }, '<entry>\r\n      <act>\r\n        <id root="1"/>\r\n      </act>\r\n    </entry>'),
    )
    expect(of(lines, '1', 1)).toBe('<entry>\n  <act>\n    <id root="1"/>\n  </act>\n</entry>')
  })

  test('is capped', () => {
    const xml = documentWith(section({ code: '1' }, `<entry><act><text>${'a'.repeat(100_000)}</text></act></entry>`))
    expect(of(xml, '1', 1)?.length).toBeLessThan(MAX_SOURCE_CHARS + 100)
    expect(of(xml, '1', 1)).toMatch(/a\n…$/)
  })

  test('of a document that breaks behind it is still there; of one that breaks before it is not', () => {
    const xml = documentWith(PROBLEMS)
    expect(of(xml.slice(0, xml.lastIndexOf('</component>')), '11450-4', 2)).toContain('extension="two"')
    expect(of(xml.slice(0, xml.indexOf('extension="two"')), '11450-4', 2)).toBeUndefined()
    expect(of('<html/>', '11450-4', 1)).toBeUndefined()
  })
})

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')
/** Each look-up reads the whole document. */
const LOOK_UPS_A_DOCUMENT = 6

test.skipIf(!existsSync(CORPUS))(
  'statements of published documents stand in the entry they name (skipped without corpus)',
  () => {
    const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    let checked = 0
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      const reading = bytes.length > 500_000 ? undefined : readDocument(bytes, FILE)
      if (reading?.ok !== true) continue
      const kinds = Object.keys(STATEMENT_KINDS) as StatementKind[]
      const rows = kinds.flatMap((kind) => [...reading.value.statements[kind]])
      const withIds = rows.filter(({ ids }) => ids?.[0]?.root !== undefined)
      for (const { ids, source } of withIds.slice(-LOOK_UPS_A_DOCUMENT)) {
        const xml = entrySource(bytes, source)
        const id = ids?.[0]
        checked += 1
        const isThere = xml?.includes(id?.root ?? '') === true || (xml?.length ?? 0) > MAX_SOURCE_CHARS
        expect([name, source, isThere]).toEqual([name, source, true])
      }
    }
    expect(checked).toBeGreaterThan(500)
  },
  120_000,
)
