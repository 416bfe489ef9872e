/** Documents made to exhaust, confuse or misuse whoever reads them, and what has to become of each. */
import { documentWith, section } from '../main/ccda/document'

export interface HostileDocument {
  readonly name: string
  /** In pieces: some are longer than a string may be handled at once. */
  readonly content: readonly (string | Uint8Array)[]
  /** `code reason` of the failure; undefined where it is harmless and read. */
  readonly refused?: string
}

const MEGABYTE = 1024 * 1024
const MANY = 1_000_000
const PLACE = '\uE000'

/** A valid document of a patient of its own, with `text` as narrative and `entries` behind it. */
const document = (name: string, text: string, entries = ''): string =>
  documentWith(section({ code: '10164-2', title: 'History', text }, entries)).replaceAll('PAT-1', `PAT-${name}`)

/** `unit` again and again, `characters` long, in the place of the marker. */
const filled = (text: string, unit: string, characters: number): string[] => {
  const [before = '', after = ''] = text.split(PLACE)
  const piece = unit.repeat(Math.ceil(MEGABYTE / unit.length))
  const pieces = Math.ceil(characters / piece.length)
  return [before, ...Array.from({ length: pieces }, () => piece), after]
}

const observation = (inside: string): string =>
  `<entry><observation classCode="OBS" moodCode="EVN"><code code="1" displayName="x"/>${inside}</observation></entry>`

const sized =
  (characters: number) =>
  (name: string, text: string, entries: string, unit: string, refused?: string): HostileDocument => ({
    name,
    content: filled(document(name, text, entries), unit, characters),
    ...(refused !== undefined && { refused }),
  })

const huge = (characters: number): HostileDocument[] => {
  const long = sized(characters)
  // Of these the caps are lower, or there is none.
  const shorter = sized(characters / 4)
  return [
    long('attribute', 'x', `<entry><observation ID="${PLACE}"/></entry>`, 'a', 'too_deep attribute_too_long'),
    long('narrative', PLACE, '', 'words ', 'too_deep text_too_long'),
    long('narrative-escaped', PLACE, '', '&lt;', 'too_deep text_too_long'),
    long('cdata', `<![CDATA[${PLACE}]]>`, '', 'a', 'too_deep text_too_long'),
    long('element-text', 'x', observation(`<text>${PLACE}</text>`), 'a', 'too_deep text_too_long'),
    shorter('comment', `x<!--${PLACE}-->`, '', 'a'),
    shorter('instruction', `x<?p ${PLACE}?>`, '', 'a'),
    shorter('blanks', 'x', PLACE, ' '),
    shorter('element-name', `<${PLACE}/>`, '', 'a', 'too_deep name_too_long'),
    shorter('attribute-name', `<content ${PLACE}="1"/>`, '', 'a', 'too_deep name_too_long'),
    shorter('entity-name', `&${PLACE};`, '', 'a', 'not_well_formed undefined_entity'),
  ]
}

const each = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join('')

const countless = (): HostileDocument[] => {
  const one = (name: string, text: string, entries: string, refused?: string): HostileDocument => ({
    name,
    content: [document(name, text, entries)],
    ...(refused !== undefined && { refused }),
  })
  const target = `<content ID="a">${'long '.repeat(MEGABYTE / 5)}</content>`
  const pointer = '<code code="1"><originalText><reference value="#a"/></originalText></code>'
  return [
    one('depth', `${'<content>'.repeat(MANY)}${'</content>'.repeat(MANY)}`, '', 'too_deep'),
    one('attributes', `<content${each(MANY, (n) => ` a${n}="1"`)}/>`, '', 'too_deep too_many_attributes'),
    one('namespaces', `<content${each(MANY / 10, (n) => ` xmlns:p${n}="u"`)}/>`, '', 'too_deep too_many_attributes'),
    one('siblings', '<br/>'.repeat(MANY), ''),
    one('siblings-in-an-entry', 'x', observation('<id root="1.2"/>'.repeat(MANY / 5))),
    one(
      'identities',
      each(MANY / 10, (n) => `<content ID="i${n}">x</content>`),
      '',
    ),
    one(
      'pointers',
      target,
      observation('').replace('<code code="1" displayName="x"/>', pointer).repeat(200),
      'too_deep text_too_long',
    ),
  ]
}

const withProlog = (name: string, prolog: string): string => document(name, 'x').replace('?>', `?>${prolog}`)
const LAUGHS = each(20, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)

/** A doctype so long that the start of the file does not show its end. */
const longDoctype = (): HostileDocument => ({
  name: 'doctype-long',
  content: filled(withProlog('doctype-long', `<!DOCTYPE x [<!ENTITY a "${PLACE}">]>`), 'a', MEGABYTE),
  refused: 'forbidden_dtd',
})

const declared = (): HostileDocument[] => {
  const dtd = (name: string, prolog: string): HostileDocument => ({
    name,
    content: [withProlog(name, prolog)],
    refused: 'forbidden_dtd',
  })
  return [
    dtd('doctype', '<!DOCTYPE ClinicalDocument>'),
    dtd('doctype-outside', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'),
    dtd('laughs', `<!DOCTYPE x [<!ENTITY l0 "lol">${LAUGHS}]>`),
    dtd('entity-outside', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    dtd('parameter-entity', '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/a">%a;]>'),
    longDoctype(),
    { name: 'stylesheet', content: [withProlog('stylesheet', '<?xml-stylesheet href="http://127.0.0.1:1/a.xsl"?>')] },
    {
      name: 'xinclude',
      content: [
        document(
          'xinclude',
          '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
        ),
      ],
    },
  ]
}

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

const misspelt = (): HostileDocument[] => {
  const text = (name: string, content: string, refused?: string): HostileDocument => ({
    name,
    content: [document(name, content)],
    ...(refused !== undefined && { refused }),
  })
  const CHARACTER = 'not_well_formed forbidden_character'
  const stray = document('half-letters', PLACE).split(PLACE)
  const saying = (name: string, encoding: string): string => document(name, 'Zoë').replace('UTF-8', encoding)
  return [
    text('nul', 'a\0b', CHARACTER),
    text('control', 'a\u0007b', CHARACTER),
    text('reference-to-nul', 'a&#0;b', 'not_well_formed undefined_entity'),
    text('noncharacter', 'a\uFFFFb', CHARACTER),
    { name: 'half-letters', content: [stray[0] ?? '', Buffer.from([0xc3, 0x28, 0xff, 0xf8]), stray[1] ?? ''] },
    { name: 'lone-surrogate', content: [utf16(document('lone-surrogate', PLACE).replace(PLACE, '\uD800'))] },
    {
      name: 'odd-utf16',
      content: [utf16(document('odd-utf16', 'x')), Buffer.from([0x20])],
      refused: 'not_well_formed text_outside_root',
    },
    { name: 'says-utf16', content: [saying('says-utf16', 'UTF-16')] },
    { name: 'says-utf7', content: [saying('says-utf7', 'UTF-7')] },
    { name: 'says-nonsense', content: [saying('says-nonsense', 'x-none-of-these')] },
    { name: 'cut-off', content: [document('cut-off', 'x').slice(0, -40)], refused: 'not_well_formed unclosed_element' },
  ]
}

/** `megabytes`: how long the longest parts are. */
export const hostileDocuments = (megabytes: number): HostileDocument[] => [
  ...huge(megabytes * MEGABYTE),
  ...countless(),
  ...declared(),
  ...misspelt(),
]
