/** What the IDs of the narratives say: those of a statement's own section first; a wrong case counts as resolved. */
import type { XmlDocument, XmlNode } from 'libxml2-wasm'
import { firstString, nodes, string } from './xml'

export type Words = (reference: string) => string

type Holders = ReadonlyMap<string, XmlNode>

const holdersIn = (from: XmlNode, path: string): Holders => {
  const holders = new Map<string, XmlNode>()
  for (const attribute of nodes(from, `${path}/@ID`)) {
    const holder = attribute.parent
    if (holder === null) continue
    for (const key of [attribute.content, attribute.content.toLowerCase()])
      if (!holders.has(key)) holders.set(key, holder)
  }
  return holders
}

export function wordsOf(document: XmlDocument): (section: XmlNode | undefined) => Words {
  const everywhere = holdersIn(document.root, '//h:section/h:text//*')
  return (section) => {
    const here = section === undefined ? everywhere : holdersIn(section, 'h:text//*')
    return (reference) => {
      const id = reference.trim().replace(/^#/, '')
      if (id === '') return ''
      for (const key of [id, id.toLowerCase()]) {
        const text = [here, everywhere]
          .map((holders) => holders.get(key)?.content ?? '')
          .find((found) => found.trim() !== '')
        if (text !== undefined) return text
      }
      return ''
    }
  }
}

export const textAt = (node: XmlNode, path: string, words: Words): string => {
  const referenced = words(string(node, `${path}/h:reference/@value`)).trim()
  return referenced === '' ? string(node, path) : referenced
}

/** A code, else a display name, else those of a translation, else the words of the document. */
export const labelAt = (node: XmlNode, path: string, words: Words): string => {
  const coded = firstString(
    node,
    ['@code', '@displayName', 'h:translation/@code', 'h:translation/@displayName'].map((end) => `${path}/${end}`),
  )
  return coded === '' ? textAt(node, `${path}/h:originalText`, words) || textAt(node, path, words) : coded
}
