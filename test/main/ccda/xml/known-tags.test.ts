import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Characters } from '../../../../src-main/ccda/xml/characters'
import { knownTag, offerTag } from '../../../../src-main/ccda/xml/known-tags'
import { Namespaces } from '../../../../src-main/ccda/xml/namespaces'
import { quickScan } from '../../../../src-main/ccda/xml/quick-scan'
import { createTokenizer } from '../../../../src-main/ccda/xml/tokenizer'

type Event = readonly [name: string, attributes: Readonly<Record<string, string>>]

const collected = (): { events: Event[]; handlers: ConstructorParameters<typeof Namespaces>[0] } => {
  const events: Event[] = []
  return {
    events,
    handlers: {
      unknown: (what) => events.push([what, {}]),
      open: (name, attributes) => events.push([name, attributes]),
      close: () => events.push(['', {}]),
      text: () => undefined,
    },
  }
}
const scanned = (xml: string): Event[] => {
  const { events, handlers } = collected()
  expect(quickScan(xml, handlers)).toBe(true)
  return events
}
const judged = (xml: string): Event[] => {
  const { events, handlers } = collected()
  const tokenizer = createTokenizer(handlers)
  tokenizer.write(xml)
  tokenizer.end()
  return events
}

const TAGS = [
  '<code code="1"/>',
  '<code code="1" />',
  "<code code='1'/>",
  '<code code="&lt;1&gt;"/>',
  '<code code="1>2"/>',
  '<x:code code="1"/>',
  '<code x:type="CD"/>',
  '<code xsi:type="CD"/>',
  '<other/>',
  '<td styleCode="a\nb"/>',
  '<templateId root="1" extension="2"/>',
  '<code displayName="é"/>',
  '<code displayName="è"/>',
]
const ROOTS = [
  'xmlns="urn:hl7-org:v3"',
  'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns="urn:hl7-org:v3" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsi="urn:y"',
  'xmlns="urn:hl7-org:sdtc" xmlns:x="urn:hl7-org:v3" xmlns:xsi="urn:hl7-org:sdtc"',
]
const isBound = (tag: string, root: string): boolean =>
  ['x', 'xsi'].every((prefix) => !tag.includes(`${prefix}:`) || root.includes(`xmlns:${prefix}=`))

test('whatever stood before it, a tag means what it means in its own document', () => {
  const document = fc
    .tuple(fc.constantFrom(...ROOTS), fc.array(fc.constantFrom(...TAGS), { maxLength: 12 }))
    .map(([root, tags]) => `<a ${root}>${tags.filter((tag) => isBound(tag, root)).join('<b> </b>')}</a>`)
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), (documents) => {
      for (const xml of documents) expect(scanned(xml)).toEqual(judged(xml))
    }),
    { numRuns: 500 },
  )
})

test('from the third time on, the same tag has the same attributes', () => {
  const [first, ...others] = scanned(`<a>${'<statusCode code="completed"/>'.repeat(5)}</a>`)
    .filter(([name]) => name === 'statusCode')
    .map(([, attributes]) => attributes)
  expect(others[0]).not.toBe(first)
  expect(new Set(others.slice(1)).size).toBe(1)
})

test.each([
  ['id', { root: '1.2.3' }],
  ['id', { root: '1.2.3', extension: '4' }],
  ['birthTime', { value: '19700101' }],
  ['td', { ID: 'patient-4' }],
  ['telecom', { use: 'HP', value: 'tel:+15550100' }],
  ['linkHtml', { href: 'https://example.org/4' }],
])('nothing that tells a patient from another is kept: %s %o', (name, attributes) => {
  const { scope } = new Namespaces(collected().handlers)
  const text = `<${name} ${JSON.stringify(attributes)}/>`
  const xml = Characters.of(text)
  if (xml === undefined) throw new Error('forbidden')
  xml.tagEnd(0, scope.seed)
  const tag = { scope, nameLength: 0, name, attributes }
  for (let time = 0; time < 3; time += 1) offerTag(xml, 0, text.length, tag)
  expect(knownTag(xml, 0, text.length, scope)).toBeUndefined()
  for (let time = 0; time < 2; time += 1) offerTag(xml, 0, text.length, { ...tag, attributes: {} })
  expect(knownTag(xml, 0, text.length, scope)?.name).toBe(name)
})

test('as many tags as ever come are told from each other', () => {
  const names = Array.from({ length: 9000 }, (_, number) => `${number} ${'x'.repeat(450)}`)
  const xml = `<a>${names.map((name) => `<code displayName="${name}"/>`.repeat(3)).join('')}</a>`
  const found = scanned(xml).flatMap(([name, attributes]) => (name === 'code' ? [attributes.displayName] : []))
  expect(found).toEqual(names.flatMap((name) => [name, name, name]))
})
