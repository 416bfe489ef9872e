import { describe, expect, test } from 'vitest'
import { createNarrative } from '../../../../src-main/ccda/narrative/narrative'
import { createTokenizer } from '../../../../src-main/ccda/xml/tokenizer'
import { readSections, section } from '../document'

const htmlOf = (text: string): string | undefined => readSections(section({ code: '10164-2', text })).notes[0]?.html

/** Tags that the window renders; anything else in a note is a fault. */
const ALLOWED =
  /<\/?(p|ul|ol|li|table|caption|thead|tbody|tr|th|td|sub|sup|strong|em|u|br)(?: (?:colspan|rowspan)="\d+")*>/g
const isSafe = (html: string): boolean => !html.replace(ALLOWED, '').includes('<')

describe('structure survives', () => {
  test.each([
    ['paragraphs', '<paragraph>one</paragraph><paragraph>two</paragraph>', '<p>one</p><p>two</p>'],
    ['plain text', 'No known allergies', 'No known allergies'],
    ['line breaks', 'one<br/>two', 'one<br>two'],
    ['lists', '<list><item>a</item><item>b</item></list>', '<ul><li>a</li><li>b</li></ul>'],
    ['ordered lists', '<list listType="ordered"><item>a</item></list>', '<ol><li>a</li></ol>'],
    [
      'nested lists',
      '<list><item>a<list><item>b</item></list></item></list>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    [
      'a list caption',
      '<list><caption>Plan</caption><item>a</item></list>',
      '<ul><strong>Plan</strong><li>a</li></ul>',
    ],
    [
      'tables with spans',
      '<table><thead><tr><th colspan="2">x</th></tr></thead><tbody><tr><td rowspan="3">y</td><td>z</td></tr></tbody></table>',
      '<table><thead><tr><th colspan="2">x</th></tr></thead><tbody><tr><td rowspan="3">y</td><td>z</td></tr></tbody></table>',
    ],
    [
      'a table foot and caption',
      '<table><caption>c</caption><tfoot><tr><td>f</td></tr></tfoot></table>',
      '<table><caption>c</caption><tbody><tr><td>f</td></tr></tbody></table>',
    ],
    [
      'styles',
      '<content styleCode="Bold Italics">a</content><content styleCode="Underline">b</content>',
      '<strong><em>a</em></strong><u>b</u>',
    ],
    ['other styles', '<content styleCode="xRowHeader">a</content>', 'a'],
    ['sub and sup', 'H<sub>2</sub>O 10<sup>9</sup>', 'H<sub>2</sub>O 10<sup>9</sup>'],
    [
      'footnotes',
      'dose<footnoteRef IDREF="f1">1</footnoteRef> <footnote ID="f1">with food</footnote>',
      'dose<sup>1</sup> with food',
    ],
    [
      'links keep their address',
      'see <linkHtml href="https://example.org/x">here</linkHtml>',
      'see here (https://example.org/x)',
    ],
    ['CDATA', '<![CDATA[BP < 140 & falling]]>', 'BP &lt; 140 &amp; falling'],
    ['escaped HTML stays text', '&lt;b&gt;bold&lt;/b&gt;', '&lt;b&gt;bold&lt;/b&gt;'],
    ['double escaping stays as written', 'a &amp;lt; b &amp;amp;', 'a &amp;lt; b &amp;amp;'],
    ['no-break spaces separate words', 'one&#160;two', 'one two'],
    ['white space is folded', '\n one \t two\n\n<sub> 3 </sub>\n ', 'one two <sub>3 </sub>'],
    [
      'indentation between rows and cells is not kept, a space between words is',
      '\n <table>\n <tr>\n <td>\n <content>a</content> <content>b</content></td>\n <td>c</td>\n </tr>\n </table>\n d',
      '<table><tr><td>a b</td><td>c</td></tr></table>d',
    ],
    ['also on both sides of what is not written', 'a <content> b <![CDATA[]]> </content> &#160; c ', 'a b c'],
    [
      'HTML that exports write by mistake',
      '<div><p>a</p><ul><li>b</li></ul><h2>c</h2></div>',
      '<p><p>a</p><ul><li>b</li></ul><strong>c</strong></p>',
    ],
    ['a deleted revision is still text', '<content revised="delete">old</content> new', 'old new'],
    ['elements of other namespaces keep their text', '<x:note xmlns:x="urn:x">kept</x:note>', 'kept'],
  ])('%s', (_name, text, html) => {
    expect(htmlOf(text)).toBe(html)
  })
})

describe('nothing that can act comes through', () => {
  test.each([
    '<script>alert(1)</script>',
    '<content onclick="alert(1)" style="background:url(https://evil.example)">x</content>',
    '<paragraph onmouseover="alert(1)">x</paragraph>',
    '<linkHtml href="javascript:alert(1)">x</linkHtml>',
    '<linkHtml href=" JaVaScRiPt:alert(1)">x</linkHtml>',
    '<linkHtml href="data:text/html,&lt;script>">x</linkHtml>',
    '<a href="vbscript:x">x</a>',
    '<img src="https://evil.example/pixel.png" onerror="alert(1)"/>',
    '<renderMultiMedia referencedObject="MM1"/>',
    '<iframe src="https://evil.example"/><object data="x"/><embed src="x"/><form action="x"><input/></form>',
    '<table border="1" background="https://evil.example"><tbody><tr><td colspan="1&quot; onclick=&quot;x">y</td></tr></tbody></table>',
    '<td colspan="0"/><td colspan="9999"/><td rowspan="-1"/>',
    '<style>p {background: url(https://evil.example)}</style>',
    '<![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)>]]>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle/></svg>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example"/><base href="https://evil.example"/>',
  ])('%s', (text) => {
    const html = htmlOf(`safe ${text}`) ?? ''
    expect(html).toContain('safe')
    expect(isSafe(html)).toBe(true)
    expect(html).not.toMatch(/<[^>]*(on\w+=|style=|href|src)/i)
    expect(html).not.toMatch(/\((javascript|data|vbscript):/i)
  })

  test('the text of what was dropped is kept', () => {
    expect(htmlOf('<script>alert(1)</script><linkHtml href="javascript:x">label</linkHtml>')).toBe('alert(1)label')
  })
})

test('every character of a long narrative comes through', () => {
  const words = Array.from({ length: 40_000 }, (_value, index) => `word${index}`)
  const html = htmlOf(words.map((word) => `<paragraph>${word}</paragraph>`).join(''))
  expect(html).toBe(words.map((word) => `<p>${word}</p>`).join(''))
})

test('a title, a time and an author stand beside the narrative; an empty section gives no note', () => {
  const reading = readSections(
    section(
      { code: '10164-2', title: ' History of\n illness ', text: 'well' },
      '<author><time value="20240101"/><assignedAuthor><assignedPerson><name><given>Ada</given><family>Doc</family></name></assignedPerson></assignedAuthor></author>',
    ) +
      section({ code: '11450-4', text: ' <br/> ' }) +
      section({ code: '48765-2' }),
  )
  expect(reading.notes).toEqual([
    {
      source: { file: 'synthetic.xml', section: '10164-2', entry: 0 },
      code: { system: '2.16.840.1.113883.6.1', systemName: 'LOINC', code: '10164-2' },
      title: 'History of illness',
      html: 'well',
      time: { raw: '20240101', iso: '2024-01-01' },
      authors: [{ name: 'Ada Doc', role: 'author' }],
    },
  ])
})

test('IDs are remembered as ranges of the plain text', () => {
  const narrative = createNarrative()
  const tokenizer = createTokenizer({ open: narrative.open, text: narrative.text, close: narrative.close })
  tokenizer.write('<table><tr ID="row"><td ID="a">Aspirin</td><td>81 mg</td></tr><tr id="b"><td>x</td></tr></table>')
  tokenizer.end()
  const { plain, ids } = narrative.finish()
  const at = (id: string): string => plain.slice(...(ids.get(id) ?? [0, 0]))
  expect([at('row'), at('a'), at('b')].map((text) => text.trim())).toEqual(['Aspirin\t81 mg', 'Aspirin', 'x'])
})
