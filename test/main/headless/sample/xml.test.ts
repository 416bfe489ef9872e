import { expect, test } from 'vitest'
import { el, xmlDocument } from '../../../../src-main/headless/sample/xml'

test('text and attributes are escaped, markup of ours is not', () => {
  expect(el('a', { b: '"<&>' }, 'x < y & "z"', el('c')).xml).toBe(
    '<a b="&quot;&lt;&amp;&gt;">x &lt; y &amp; &quot;z&quot;<c/></a>',
  )
})

test('what is undefined is left out', () => {
  expect(el('a', { b: undefined, c: 0 }, undefined, [undefined, ['x']]).xml).toBe('<a c="0">x</a>')
})

test('a document begins with its declaration', () => {
  expect(xmlDocument(el('a'))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n')
})
