import { renderToStaticMarkup } from 'react-dom/server'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { type RichNode, richElements } from '../../../src-renderer/ui/rich-node'

interface TreeNode extends RichNode {
  readonly childNodes: TreeNode[]
}
const node = (nodeType: number, nodeName: string, more: Partial<TreeNode> = {}): TreeNode => ({
  nodeType,
  nodeName,
  nodeValue: null,
  childNodes: [],
  ...more,
})

/** A tree with upper-case element names, as a browser makes it of HTML. */
function parse(html: string): RichNode {
  const open: TreeNode[] = [node(1, 'BODY')]
  const parser = new SaxesParser({ fragment: true })
  const add = (child: TreeNode) => open.at(-1)?.childNodes.push(child)
  parser.on('opentag', ({ name, attributes }) => {
    const element = node(1, name.toUpperCase(), { getAttribute: (key) => (attributes[key] as string) ?? null })
    add(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => add(node(3, '#text', { nodeValue: text })))
  parser.on('comment', () => add(node(8, '#comment', { nodeValue: 'a comment' })))
  parser.write(html).close()
  return open[0] as TreeNode
}
const shown = (html: string): string => renderToStaticMarkup(richElements(parse(html)))

test('keeps the tags of a narrative', () => {
  const html =
    '<p>One<br/><strong>two</strong> <em>three</em> <u>four</u> H<sub>2</sub>O m<sup>2</sup></p><ul><li>a</li></ul><ol><li>b</li></ol>'
  expect(shown(html)).toBe(html)
})

test('keeps tables with their spans, and no other attribute', () => {
  expect(
    shown(
      '<table border="1" style="x" onclick="y"><caption>C</caption><thead><tr><th colspan="2" id="i">H</th></tr></thead><tbody><tr><td rowspan="3" class="k">D</td></tr></tbody></table>',
    ),
  ).toBe(
    '<table><caption>C</caption><thead><tr><th colSpan="2">H</th></tr></thead><tbody><tr><td rowSpan="3">D</td></tr></tbody></table>',
  )
})

test.each(['-1', '0', '1e3', '9999', '2;x', ''])('a span of %s is left out or made harmless', (span) => {
  const cell = shown(`<table><tbody><tr><td colspan="${span}">D</td></tr></tbody></table>`)
  expect(cell).toMatch(/<td( colSpan="1")?>D<\/td>/)
})

test.each([
  ['script', '<script>alert(1)</script>'],
  ['style', '<style>p{}</style>'],
  ['iframe', '<iframe src="x">in</iframe>'],
  ['svg', '<svg><a>in</a></svg>'],
  ['object', '<object data="x">in</object>'],
  ['image', '<img src="x" onerror="alert(1)"/>'],
  ['comment', '<!-- in -->'],
])('%s leaves nothing', (_, html) => expect(shown(`<p>a${html}b</p>`)).toBe('<p>ab</p>'))

test('of any other tag the contents stay, without it and its attributes', () => {
  expect(shown('<div onclick="x"><a href="javascript:alert(1)">link</a> <blink><strong>b</strong></blink></div>')).toBe(
    'link <strong>b</strong>',
  )
})

test('text is text: markup in it stays escaped', () => {
  expect(shown('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

test('white space between rows, which no table may hold, is left out', () => {
  expect(shown('<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>')).toBe(
    '<table><tbody><tr><td>a</td></tr></tbody></table>',
  )
})

test('endless nesting ends', () => {
  const deep = `${'<p>'.repeat(5000)}x${'</p>'.repeat(5000)}`
  expect(shown(deep).match(/<p>/g)?.length).toBeLessThan(200)
})
