/**
 * Events → header parts, sections and entries, one at a time. No tree of the whole document is ever held: an entry is
 * handed on as soon as its section's narrative is known (by the schema it precedes the entries) and then dropped.
 */
import { CarriedFile } from './carried'
import { CONTAINERS } from './codes/known-names'
import { createNarrative, type Narrative, type NarrativeBuilder } from './narrative/narrative'
import { LARGE_FILE_CHARACTERS, MAX_TEXT_CHARACTERS, MAX_WAITING_ENTRIES, OverLimit } from './xml/limits'
import type { Handlers, UnknownName } from './xml/namespaces'
import { createNode, type OpenNode, type XmlNode } from './xml/node'

export interface SectionParts {
  /** templateId, code, title, author … : everything of the section but its text, entries and subsections. */
  readonly node: XmlNode
  narrative: Narrative | undefined
  readonly oddities: ReadonlySet<Oddity>
}

/** Signs of damage that leaves a document well-formed; coded, for each is a warning. */
export type Oddity = UnknownName | 'text_between_elements'

export interface WalkerSink {
  /** A child of ClinicalDocument other than the structured body, nonXMLBody included. */
  header(part: XmlNode): void
  entry(section: SectionParts, entry: XmlNode): void
  sectionEnd(section: SectionParts): void
  /** Outside of all sections. */
  headerOddity?(oddity: Oddity): void
}

export class NotClinicalDocument extends Error {
  override readonly name = 'NotClinicalDocument'
}

interface OpenSection extends SectionParts {
  /** Of its node. */
  readonly children: XmlNode[]
  readonly oddities: Set<Oddity>
  /** Entries that stand before the narrative, or without one; undefined when they are not waited with any more. */
  waiting: XmlNode[] | undefined
}

const isStructure = (name: string, parent: string): boolean =>
  name === 'component'
    ? parent === 'ClinicalDocument' || parent === 'structuredBody' || parent === 'section' || parent === 'component'
    : name === 'structuredBody'
      ? parent === 'component'
      : name === 'section' && (parent === 'component' || parent === 'structuredBody' || parent === 'section')

/** Of ED (CDA R2 2.1.3). */
const isBase64 = (node: XmlNode | undefined): boolean => node?.attributes.representation === 'B64'

/** A file in base64 is as long as it is. */
const carriesFile = (node: XmlNode): boolean =>
  isBase64(node) || node.attributes.mediaType?.startsWith('text/') === false

/** Text that has become long is a file, or too much. */
const settleLong = (node: OpenNode): void => {
  if (isBase64(node)) {
    node.carried = new CarriedFile()
    node.carried.write(node.text)
    node.text = ''
  } else if (node.text.length > MAX_TEXT_CHARACTERS && !carriesFile(node)) throw new OverLimit('text_too_long')
}

/** A letter at once; what `trim` takes away is more than what XML calls white space. */
const isBlank = (text: string): boolean => {
  const first = text.charCodeAt(0)
  return !(first > 32 && first < 127) && text.trim() === ''
}

/** In place of children that were handed on: the room for a few is kept, what stood in it is not. */
const NOTHING: XmlNode = createNode('', {})
const MAX_CLOSED = 100

export class Walker implements Handlers {
  readonly #sink: WalkerSink
  readonly #structure: string[] = []
  readonly #sections: OpenSection[] = []
  /** Nodes open now, of the header part or entry at hand; how many of `#closed` stood before each. */
  readonly #tree: OpenNode[] = []
  readonly #marks: number[] = []
  /** Children of the nodes open now: each gets its own at its end, in an array of just their number. */
  readonly #closed: XmlNode[] = []
  #closedCount = 0
  #narrative: NarrativeBuilder | undefined
  #narrativeDepth = 0

  constructor(sink: WalkerSink) {
    this.#sink = sink
  }

  unknown(what: UnknownName): void {
    this.#odd(what)
  }

  #odd(oddity: Oddity): void {
    const section = this.#sections.at(-1)
    if (section === undefined) this.#sink.headerOddity?.(oddity)
    else section.oddities.add(oddity)
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#narrative !== undefined) {
      this.#narrative.open(name, attributes)
      this.#narrativeDepth += 1
    } else if (this.#tree.length > 0) this.#startTree(name, attributes)
    else this.#openStructure(name, attributes)
  }

  empty(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#narrative === undefined && this.#tree.length > 0) {
      this.#closed[this.#closedCount] = createNode(name, attributes)
      this.#closedCount += 1
    } else {
      this.open(name, attributes)
      this.close()
    }
  }

  hearsBlanks(): boolean {
    if (this.#narrative !== undefined) return this.#narrative.hearsBlanks()
    const node = this.#tree[this.#tree.length - 1]
    return node !== undefined && node.text !== ''
  }

  holdsFile(): boolean {
    return this.#narrative === undefined && isBase64(this.#tree.at(-1))
  }

  text(text: string): void {
    if (this.#narrative !== undefined) {
      this.#narrative.text(text)
      return
    }
    const node = this.#tree.at(-1)
    // No reader looks at white space around text.
    if (isBlank(text)) {
      if (node !== undefined && node.text !== '') node.text += text
      return
    }
    if (node === undefined || CONTAINERS.has(node.name)) this.#odd('text_between_elements')
    if (node === undefined) return
    if (node.carried !== undefined) {
      node.carried.write(text)
      return
    }
    node.text += text
    if (node.text.length > LARGE_FILE_CHARACTERS) settleLong(node)
  }

  close(): void {
    if (this.#narrative !== undefined) {
      this.#closeNarrative(this.#narrative)
      return
    }
    const node = this.#tree.pop()
    if (node === undefined) {
      this.#closeStructure()
      return
    }
    const from = this.#marks.pop() ?? 0
    const to = this.#closedCount
    const first = this.#closed[from]
    if (to === from + 1 && first !== undefined) node.children = [first]
    else if (to > from) node.children = this.#closed.slice(from, to)
    if (this.#tree.length > 0) {
      this.#closed[from] = node
      this.#closedCount = from + 1
      return
    }
    this.#closedCount = 0
    if (this.#closed.length > MAX_CLOSED) this.#closed.length = 0
    else this.#closed.fill(NOTHING)
    this.#finishTree(node)
  }

  #openStructure(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#structure.at(-1)
    if (parent === undefined) {
      if (name !== 'ClinicalDocument') throw new NotClinicalDocument()
      this.#structure.push(name)
    } else if (isStructure(name, parent)) {
      this.#structure.push(name)
      if (name === 'section') {
        const children: XmlNode[] = []
        this.#sections.push({
          node: createNode(name, attributes, children),
          children,
          narrative: undefined,
          oddities: new Set(),
          waiting: [],
        })
      }
    } else if (name === 'text' && parent === 'section' && this.#sections.at(-1)?.narrative === undefined) {
      this.#narrative = createNarrative()
    } else this.#startTree(name, attributes)
  }

  #startTree(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#tree.push(createNode(name, attributes))
    this.#marks.push(this.#closedCount)
  }

  #finishTree(node: XmlNode): void {
    const section = this.#sections.at(-1)
    if (this.#structure.at(-1) !== 'section' || section === undefined) this.#sink.header(node)
    else if (node.name !== 'entry') section.children.push(node)
    else if (section.waiting === undefined) this.#sink.entry(section, node)
    else if (section.waiting.push(node) > MAX_WAITING_ENTRIES) this.#flush(section)
  }

  #closeNarrative(narrative: NarrativeBuilder): void {
    if (this.#narrativeDepth > 0) {
      narrative.close()
      this.#narrativeDepth -= 1
      return
    }
    this.#narrative = undefined
    const section = this.#sections.at(-1)
    if (section === undefined) return
    section.narrative = narrative.finish()
    this.#flush(section)
  }

  #closeStructure(): void {
    if (this.#structure.pop() !== 'section') return
    const section = this.#sections.pop()
    if (section === undefined) return
    this.#flush(section)
    this.#sink.sectionEnd(section)
  }

  #flush(section: OpenSection): void {
    const { waiting = [] } = section
    section.waiting = undefined
    for (const entry of waiting) this.#sink.entry(section, entry)
  }
}
