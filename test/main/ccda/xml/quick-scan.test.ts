import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Handlers } from '../../../../src-main/ccda/xml/namespaces'
import { quickScan } from '../../../../src-main/ccda/xml/quick-scan'
import { createTokenizer } from '../../../../src-main/ccda/xml/tokenizer'
import { documentWith } from '../document'
import { concern, problem, problemList } from '../statements'

/** Events as text; text in one piece, however it was cut. */
function recorder(): Handlers & { readonly seen: string[] } {
  const seen: string[] = []
  return {
    seen,
    unknown: (what) => seen.push(what),
    open: (name, attributes) => seen.push(`(${name} ${JSON.stringify(attributes)}`),
    close: () => seen.push(')'),
    text: (text) => {
      const last = seen.at(-1)
      if (last?.startsWith('"') === true) seen[seen.length - 1] = last + text
      else seen.push(`"${text}`)
    },
  }
}

/** Undefined where saxes refuses the document. */
function judged(xml: string): string[] | undefined {
  const { seen, ...handlers } = recorder()
  try {
    const tokenizer = createTokenizer(handlers)
    tokenizer.write(xml)
    tokenizer.end()
    return seen
  } catch {
    return undefined
  }
}
function scanned(xml: string): string[] | undefined {
  const { seen, ...handlers } = recorder()
  return quickScan(xml, handlers) ? seen : undefined
}

test.each([
  ['an element', '<a/>'],
  ['attributes in either quotes, with blanks around', '<a b = "1"  c=\'2 "x"\'\n\td="&lt;&#65;&#x42;&quot;" ></a >'],
  ['white space in values and text', '<a b="1\r\n2\t3\n4">5\r\n6\r7\n8</a>'],
  ['references that are white space', '<a b="1&#10;2">&#9;3&#13;</a>'],
  ['text around elements and comments', '<a>1<b>2</b>3<!-- < & - -->4<?go 5 ?>6</a>'],
  [
    'a declaration, comments and instructions outside',
    '<?xml version="1.0" encoding="UTF-8"?>\n<?go?><!-- --><a/>\n<!--x-->\n',
  ],
  ['a style sheet', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="CDA.xsl"?><a/>'],
  ['prefixes', '<n:a xmlns:n="urn:hl7-org:v3" xmlns:x="urn:x"><x:b xmlns="urn:hl7-org:v3"><c x:type="1"/></x:b></n:a>'],
  ['words beyond ASCII', '<a b="é — 漢">é — 漢</a>'],
  ['words, lines and references beyond ASCII', '<a b="1\r\n— &gt;é">2\r\n— &gt;é<!-- — --><?go — ?></a>'],
  ['CDATA', '<a>1<![CDATA[<b> & ]] ]> — \r\n]]>2<![CDATA[]]><b><![CDATA[]]]]></b></a>'],
  ['characters beyond the BMP', '<a b="💊">💊<!-- 💊 --></a>'],
  [
    'words of all lengths',
    Array.from({ length: 40 }, (_, n) => `<${'a'.repeat(n + 1)} b="${'c'.repeat(n)}">`).join('') +
      Array.from({ length: 40 }, (_, n) => `</${'a'.repeat(40 - n)} >`).join('\n\t'),
  ],
  ['a long text', `<a><b>${'1 '.repeat(50_000)}</b> <c d="${'2 '.repeat(50_000)}"/>3</a>`],
  ['many texts', `<a>${'<b>one text</b> <c value="of many"/>\n    '.repeat(5000)}</a>`],
  ['a whole document', documentWith(problemList(concern('4.3', problem({}))))],
])('%s: the same events as saxes gives, and surely', (_name, xml) => {
  expect(scanned(xml)).toEqual(judged(xml))
  expect(scanned(xml)).toBeDefined()
})

test.each([
  ['a DTD', '<!DOCTYPE a><a/>'],
  ['XML 1.1', '<?xml version="1.1"?><a/>'],
  ['a name beyond ASCII', '<a><é/></a>'],
  ['an attribute that every object has', '<a constructor="1"/>'],
])('%s is left to saxes', (_name, xml) => {
  expect(scanned(xml)).toBeUndefined()
})

test.each([
  '<a>]]></a>',
  '<a b="<"/>',
  '<a b="1" b="2"/>',
  '<a b="1"c="2"/>',
  '<a b=1/>',
  '<a b/>',
  '<a>&nbsp;</a>',
  '<a>&</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>\u0001</a>',
  '<a b="\u0001"/>',
  '<a>\ud83d</a>',
  '<a b="\udc8a"/>',
  '<a>\uffff</a>',
  '<a><!-- a -- b --></a>',
  '<a><!-- \u0001 --></a>',
  '<a><?xml version="1.0"?></a>',
  '<![CDATA[1]]><a/>',
  '<a/><![CDATA[ ]]>',
  '<a><![CDATA[1]]</a>',
  '<a><![CDATA[\u0001]]></a>',
  '<a><![cdata[1]]></a>',
  ' <?xml version="1.0"?><a/>',
  '<?xml version=\u1680"1.0"?><a/>',
  '<?go\u00a05?><a/>',
  '<a><b></a></b>',
  '<a></a></a>',
  '<a/><b/>',
  '<a/>x',
  'x<a/>',
  '<a',
  '<a>',
  '<a b="',
  '< a/>',
  '<a / >',
  '</a>',
  '<x:a/>',
  '<a x:b="1"/>',
  '<a></ab>',
  '',
])('%s is never taken for well-formed', (xml) => {
  expect(judged(xml)).toBeUndefined()
  expect(scanned(xml)).toBeUndefined()
})

test('of a document damaged anywhere it is unsure, or it reads the same as saxes', () => {
  const whole = documentWith(problemList(concern('4.3', problem({}))))
  const damage = fc.tuple(
    fc.nat(whole.length - 1),
    fc.nat(2),
    fc.constantFrom(
      '',
      '<',
      '>',
      '&',
      '"',
      "'",
      '=',
      '/',
      '!',
      '-',
      '--',
      '?',
      ' ',
      '\u0001',
      ']]>',
      '<![CDATA[',
      'x',
      ':',
      '&lt;',
      '\ud83d',
      '\r\n',
    ),
  )
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (places) => {
      const xml = places.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), whole)
      const events = scanned(xml)
      if (events !== undefined) expect(events).toEqual(judged(xml))
    }),
    { numRuns: 3000 },
  )
})
