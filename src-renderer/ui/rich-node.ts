/**
 * A note's narrative as React elements. Nothing of the parsed tree is put into the page: every element is made anew
 * from a list of tags, and of its attributes only the spans of table cells come along.
 */
import { createElement, Fragment, type ReactNode } from 'react'

/** What is needed of a DOM node. */
export interface RichNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<RichNode>
  readonly getAttribute?: (name: string) => string | null
}

const ELEMENT = 1
const TEXT = 3
const KEPT = new Set('p br ul ol li table thead tbody tr th td strong em u sub sup caption'.split(' '))
/** Their text is no text of a note. Of every other unknown tag the contents stay. */
const DROPPED = new Set(
  'script style template iframe object embed noscript head title svg math textarea select'.split(' '),
)
/** Inside these, white space between elements is not allowed and means nothing. */
const NO_TEXT = new Set(['table', 'thead', 'tbody', 'tr', 'ul', 'ol'])
const MAX_DEPTH = 100
const MAX_SPAN = 100

export const richElements = (root: RichNode): ReactNode => children(root, 0)

function children(node: RichNode, depth: number): ReactNode[] {
  if (depth > MAX_DEPTH) return []
  const bare = NO_TEXT.has(node.nodeName.toLowerCase())
  const made: ReactNode[] = []
  for (let index = 0; index < node.childNodes.length; index += 1) {
    const child = node.childNodes[index]
    if (!child) continue
    if (child.nodeType === TEXT && !(bare && child.nodeValue?.trim() === '')) made.push(child.nodeValue)
    if (child.nodeType === ELEMENT) made.push(element(child, index, depth + 1))
  }
  return made
}

function element(node: RichNode, key: number, depth: number): ReactNode {
  const tag = node.nodeName.toLowerCase()
  if (DROPPED.has(tag)) return null
  if (!KEPT.has(tag)) return createElement(Fragment, { key }, ...children(node, depth))
  if (tag === 'br') return createElement('br', { key })
  const spans = tag === 'td' || tag === 'th' ? { rowSpan: span(node, 'rowspan'), colSpan: span(node, 'colspan') } : {}
  return createElement(tag, { key, ...spans }, ...children(node, depth))
}

function span(node: RichNode, name: string): number | undefined {
  const written = node.getAttribute?.(name) ?? ''
  return /^\d{1,3}$/.test(written) ? Math.min(MAX_SPAN, Math.max(1, Number(written))) : undefined
}
