import { describe, expect, test } from 'vitest'
import { MAX_DEPTH } from '../../../../src-main/ccda/xml/limits'
import { createTokenizer } from '../../../../src-main/ccda/xml/tokenizer'
import { documentWith, FILE, failureOf, read, section } from '../document'

/** Events as text: `(name a=1`, `)`, and character data. */
function events(xml: string): string[] {
  const seen: string[] = []
  const tokenizer = createTokenizer({
    open: (name, attributes) =>
      seen.push(`(${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')}`),
    close: () => seen.push(')'),
    text: (text) => seen.push(text),
  })
  tokenizer.write(xml)
  tokenizer.end()
  return seen
}
const names = (xml: string): string[] =>
  events(xml)
    .filter((event) => event.startsWith('('))
    .map((event) => event.split(' ')[0] ?? '')

describe('names are local names of HL7 V3, whatever the document calls its namespaces', () => {
  test.each([
    ['default namespace', '<a xmlns="urn:hl7-org:v3"><b/></a>', ['(a', '(b']],
    ['a prefix on every element', '<n1:a xmlns:n1="urn:hl7-org:v3"><n1:b/></n1:a>', ['(a', '(b']],
    ['two prefixes on one URI', '<p:a xmlns:p="urn:hl7-org:v3" xmlns:q="urn:hl7-org:v3"><q:b/></p:a>', ['(a', '(b']],
    ['no namespace at all', '<a><b/></a>', ['(a', '(b']],
    ['a URI with a space', '<a xmlns=" urn:hl7-org:v3 "><b/></a>', ['(a', '(b']],
    ['the SDTC extension', '<a xmlns="urn:hl7-org:v3" xmlns:x="urn:hl7-org:sdtc"><x:b/></a>', ['(a', '(sdtc:b']],
    ['a foreign namespace', '<a xmlns="urn:hl7-org:v3"><b xmlns="urn:other"/><c/></a>', ['(a', '(other:b', '(c']],
    [
      'a default that changes and comes back',
      '<a xmlns="urn:hl7-org:sdtc"><b xmlns="urn:hl7-org:v3"/><c/></a>',
      ['(sdtc:a', '(b', '(sdtc:c'],
    ],
    [
      'a prefix bound anew inside',
      '<p:a xmlns:p="urn:x"><p:b xmlns:p="urn:hl7-org:v3"/><p:c/></p:a>',
      ['(other:a', '(b', '(other:c'],
    ],
  ])('%s', (_name, xml, expected) => {
    expect(names(xml)).toEqual(expected)
  })

  test('xsi:type is found under any prefix', () => {
    const xml = '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="PQ"/>'
    expect(events(xml)[0]).toContain('xsi:type=PQ')
  })

  test('a whole document with a prefix, without a namespace, and with a blank in the URI reads the same', () => {
    const plain = documentWith(section({ code: '10164-2', text: 'well' }))
    const prefixed = plain
      .replace('xmlns="urn', 'xmlns:n1="urn')
      .replace(/<(\/?)(?=[A-Za-z])/g, '<$1n1:')
      .replace('<n1:?xml', '<?xml')
    const bare = plain.replace('xmlns="urn:hl7-org:v3" ', '')
    const blank = plain.replace('"urn:hl7-org:v3"', '"urn:hl7-org:v3 "')
    const expected = read(plain)
    for (const other of [prefixed, bare, blank]) expect(read(other)).toEqual(expected)
  })
})

test('character data comes from text, references of XML itself, and CDATA', () => {
  expect(events('<a>1 &lt; 2 &amp; <![CDATA[3 < 4]]>&#176;&#xB0;</a>').join('')).toBe('(a1 < 2 & 3 < 4°°)')
})

describe('what is not well-formed names line and reason, never the text', () => {
  test.each([
    ['unquoted attribute', '<a>\n<b c=1/></a>', 'bad_attribute', 2],
    ['attribute without a value', '<a>\n<b c/></a>', 'bad_attribute', 2],
    ['`code code=`', '<a>\n<code code code="1"/></a>', 'bad_attribute', 2],
    ['the same attribute twice', '<a>\n<b c="1" c="2"/></a>', 'duplicate_attribute', 2],
    ['no space between attributes', '<a>\n<b c="1"d="2"/></a>', 'bad_attribute', 2],
    ['tags crossed', '<a><b>\n</a></b>', 'mismatched_tag', 2],
    ['a close tag too many', '<a/>\n</b>', 'mismatched_tag', 2],
    ['truncation', '<a>\n<b>', 'unclosed_element', 2],
    ['truncation inside a tag', '<a>\n<b c="', 'unclosed_element', 2],
    ['an entity nobody declared', '<a>\n&nbsp;</a>', 'undefined_entity', 2],
    ['a bare ampersand', '<a>\nfish & chips; more</a>', 'undefined_entity', 2],
    ['an unbound prefix on an element', '<a>\n<x:b/></a>', 'unbound_prefix', 2],
    ['an unbound prefix on an attribute', '<a>\n<b xsi:type="PQ"/></a>', 'unbound_prefix', 2],
    ['a control character', '<a>\n\u0001</a>', 'forbidden_character', 2],
    ['text after the root', '<a/>\njunk', 'text_outside_root', 2],
    ['a second root', '<a/>\n<b/>', 'second_root', 2],
    ['a tag without a name', '<a>\n< b/></a>', 'forbidden_character', 2],
    ['a comment with two hyphens', '<a>\n<!-- a -- b --></a>', 'malformed_markup', 2],
    ['nothing', '', 'no_root', 1],
    ['only blanks', ' \n ', 'no_root', 2],
  ])('%s', (_name, xml, reason, line) => {
    const failure = failureOf(xml.replace(/<a/, '<ClinicalDocument').replace('</a', '</ClinicalDocument'))
    expect(failure).toEqual({ code: 'not_well_formed', file: FILE, line, column: expect.any(Number), reason })
  })

  test('the failure quotes nothing of the chart', () => {
    const failure = failureOf(
      documentWith('<component><section><text>Secretname <b c=Secretvalue/></text></section></component>'),
    )
    expect(JSON.stringify(failure)).not.toMatch(/secret/i)
  })

  test('half a document is no patient: the failure comes from whole files only', () => {
    const whole = documentWith(section({ code: '10164-2', text: 'well' }))
    for (const share of [0.3, 0.6, 0.9, 0.99]) {
      expect(failureOf(whole.slice(0, Math.floor(whole.length * share))).code).toBe('not_well_formed')
    }
  })
})

describe('attacks', () => {
  test.each([
    ['an internal entity', '<!DOCTYPE ClinicalDocument [<!ENTITY a "b">]>'],
    ['a billion laughs', '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['an external entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['an external DTD', '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'],
    ['a bare DOCTYPE', '<!DOCTYPE ClinicalDocument>'],
  ])('%s is refused', (_name, doctype) => {
    const document = documentWith(section({ code: '10164-2', text: 'well' })).replace('?>', `?>${doctype}`)
    expect(failureOf(document)).toMatchObject({ code: 'forbidden_dtd', line: 1 })
  })

  test('elements nested without end are refused, deep ones are read', () => {
    const nested = (depth: number): string =>
      documentWith(section({ code: '10164-2', text: `${'<content>'.repeat(depth)}deep${'</content>'.repeat(depth)}` }))
    expect(failureOf(nested(MAX_DEPTH))).toMatchObject({ code: 'too_deep' })
    expect(read(nested(MAX_DEPTH - 20)).notes[0]?.html).toBe('deep')
  })
})

test.each([['<html><body>hello</body></html>'], ['<Bundle xmlns="http://hl7.org/fhir"/>'], ['<a/>']])(
  '%s is well-formed but no clinical document',
  (xml) => {
    expect(failureOf(xml)).toEqual({ code: 'not_clinical_document', file: FILE })
  },
)

test.each(['hello', '{"resourceType": "Patient"}', '\u0000\u0001'])('%j is not XML at all', (text) => {
  expect(failureOf(text).code).toBe('not_well_formed')
})
