/**
 * Events → header parts, sections and entries, one at a time. No tree of the whole document is ever held: an entry is
 * handed on as soon as its section's narrative is known (by the schema it precedes the entries) and then dropped.
 */
import { createNarrative, type Narrative, type NarrativeBuilder } from './narrative'
import { createNode, type XmlNode } from './node'
import type { Handlers } from './tokenizer'

export interface SectionParts {
  /** templateId, code, title, author … : everything of the section but its text, entries and subsections. */
  readonly node: XmlNode
  narrative: Narrative | undefined
}

export interface WalkerSink {
  /** A child of ClinicalDocument other than the structured body, nonXMLBody included. */
  header(part: XmlNode): void
  entry(section: SectionParts, entry: XmlNode): void
  sectionEnd(section: SectionParts): void
}

export class NotClinicalDocument extends Error {
  override readonly name = 'NotClinicalDocument'
}

interface OpenSection extends SectionParts {
  readonly waiting: XmlNode[]
}

const isStructure = (name: string, parent: string): boolean =>
  name === 'component'
    ? parent === 'ClinicalDocument' || parent === 'structuredBody' || parent === 'section' || parent === 'component'
    : name === 'structuredBody'
      ? parent === 'component'
      : name === 'section' && (parent === 'component' || parent === 'structuredBody' || parent === 'section')

export function createWalker(sink: WalkerSink): Handlers {
  const structure: string[] = []
  const sections: OpenSection[] = []
  const tree: XmlNode[] = []
  let narrative: NarrativeBuilder | undefined
  let narrativeDepth = 0

  const flush = (section: OpenSection): void => {
    for (const entry of section.waiting.splice(0)) sink.entry(section, entry)
  }
  const treeDone = (node: XmlNode): void => {
    const section = sections[sections.length - 1]
    const parent = structure[structure.length - 1]
    if (parent === 'section' && section !== undefined) {
      if (node.name !== 'entry') section.node.children.push(node)
      else if (section.narrative === undefined) section.waiting.push(node)
      else sink.entry(section, node)
    } else sink.header(node)
  }
  const startTree = (name: string, attributes: Record<string, string>): void => {
    const node = createNode(name, attributes)
    tree[tree.length - 1]?.children.push(node)
    tree.push(node)
  }

  return {
    open(name, attributes) {
      if (narrative !== undefined) {
        narrative.open(name, attributes)
        narrativeDepth += 1
        return
      }
      const parent = structure[structure.length - 1]
      if (tree.length > 0) startTree(name, attributes)
      else if (parent === undefined) {
        if (name !== 'ClinicalDocument') throw new NotClinicalDocument()
        structure.push(name)
      } else if (isStructure(name, parent)) {
        structure.push(name)
        if (name === 'section') sections.push({ node: createNode(name, attributes), narrative: undefined, waiting: [] })
      } else if (name === 'text' && parent === 'section' && sections[sections.length - 1]?.narrative === undefined) {
        narrative = createNarrative()
      } else startTree(name, attributes)
    },
    text(text) {
      if (narrative !== undefined) narrative.text(text)
      else {
        const node = tree[tree.length - 1]
        if (node !== undefined) node.text += text
      }
    },
    close() {
      const section = sections[sections.length - 1]
      if (narrative !== undefined) {
        if (narrativeDepth > 0) {
          narrative.close()
          narrativeDepth -= 1
        } else {
          if (section !== undefined) {
            section.narrative = narrative.finish()
            flush(section)
          }
          narrative = undefined
        }
        return
      }
      const node = tree.pop()
      if (node !== undefined) {
        if (tree.length === 0) treeDone(node)
        return
      }
      if (structure.pop() === 'section' && section !== undefined) {
        flush(section)
        sections.pop()
        sink.sectionEnd(section)
      }
    },
  }
}
