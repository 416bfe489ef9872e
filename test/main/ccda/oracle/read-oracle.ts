/** Lists a document's clinical statements straight from the XML, by the definitions of `definitions.ts`. */
import type { XmlDocument, XmlNode } from 'libxml2-wasm'
import { DEFINITIONS } from './definitions'
import { type Comparable, KINDS, type Kind } from './statement'
import { labelAt, textAt, type Words, wordsOf } from './words'
import { firstString, holds, nodes, string } from './xml'

export interface OracleStatement extends Comparable {
  readonly kind: Kind
  /** LOINC code of the section, else its title; or 'header'. */
  readonly section: string
  /** Whether the section is one of the kind's own. */
  readonly atHome: boolean
  /** `root^extension` of its first id; '' without one. */
  readonly id: string
  readonly line: number
  /** The words of the entry, for a statement that is kept under another concept. */
  readonly words: string
  /** Nothing but null flavours: no concept, no words, no value. */
  readonly isEmpty: boolean
}

const ELEMENTS = ['observation', 'substanceAdministration', 'supply', 'procedure', 'act', 'encounter']
const anyOf = (axis: string, elements: readonly string[]): string =>
  elements.map((name) => `${axis}::h:${name}`).join(' or ')
const STATEMENT = anyOf('self', ELEMENTS)
/** Acts and organizers are transparent: they group. */
const INSIDE_ANOTHER = anyOf(
  'ancestor',
  ELEMENTS.filter((name) => name !== 'act'),
)
const GROUPS = `self::h:act and (${anyOf('descendant', ELEMENTS)})`
const NEGATED = ['@negationInd', 'parent::h:entryRelationship/@negationInd']
  .map((path) => `translate(${path}, "TRUE", "true") = "true" or ${path} = "1"`)
  .join(' or ')

/** Systolic and diastolic as components of one blood pressure. */
const PART = 'self::h:observation and parent::h:entryRelationship[@typeCode = "COMP"]/parent::h:observation'
const isMeasured = (kind: Kind | undefined): boolean => kind === 'vitals' || kind === 'results'

/** Elements that are of one kind wherever they stand, as long as they were done. */
const BY_ELEMENT: Readonly<Record<string, Kind>> = {
  substanceAdministration: 'medications',
  procedure: 'procedures',
  encounter: 'encounters',
}

const bySection = new Map(KINDS.flatMap((kind) => DEFINITIONS[kind].sections.map((code) => [code, kind] as const)))
const byTemplate = (roots: readonly string[]): Kind[] =>
  KINDS.filter((kind) => DEFINITIONS[kind].templates.some((template) => roots.includes(template)))
const rootsOf = (node: XmlNode): string[] => nodes(node, 'h:templateId/@root').map((root) => root.content)

/** `@value` of a point, or the first end of an interval that says something. */
const TIMES = ['@value', 'h:center/@value', 'h:low/@value', 'h:high/@value', 'text()']
const timesAt = (path: string): string[] => TIMES.map((end) => `${path}/${end}`)
const ONCE =
  'h:effectiveTime[not(h:period) and not(h:event) and not(contains(@x:type, "PIVL")) and not(contains(@x:type, "EIVL"))]'

function dateOf(statement: XmlNode, kind: Kind): string {
  if (kind === 'medications' || kind === 'immunizations') {
    return firstString(
      statement,
      nodes(statement, ONCE).flatMap((_node, index) => timesAt(`${ONCE}[${index + 1}]`)),
    )
  }
  const around = ['ancestor::h:organizer[1]/h:effectiveTime', 'ancestor::h:observation[1]/h:effectiveTime']
  const shared = isMeasured(kind) ? around.flatMap(timesAt) : []
  return firstString(statement, [...timesAt('h:effectiveTime'), ...shared])
}

const ends = (statement: XmlNode, low: string, high: string): string => {
  const [from, to] = [low, high].map((name) => string(statement, `h:value/h:${name}/@value`))
  return from === '' && to === '' ? '' : `${from}..${to}`
}

const UNITS = ['h:value/@unit', 'h:value/h:low/@unit', 'h:value/h:high/@unit', 'h:value/h:translation/@unit']

/** A unit beside no value says nothing. */
function measured(statement: XmlNode, words: Words): Pick<Comparable, 'value' | 'unit'> {
  const isCoded = holds(statement, 'h:value[@code or @displayName] or h:value/h:translation/@code')
  const value =
    string(statement, 'h:value/@value') ||
    (isCoded ? labelAt(statement, 'h:value', words) : '') ||
    ends(statement, 'low', 'high') ||
    ends(statement, 'numerator', 'denominator') ||
    string(statement, 'h:value/h:translation/@value') ||
    textAt(statement, 'h:value/h:originalText', words) ||
    textAt(statement, 'h:value', words)
  return { value, unit: value === '' ? '' : firstString(statement, UNITS) }
}

interface Place {
  readonly section: string
  readonly kind: Kind | undefined
}

function placeOf(section: XmlNode): Place {
  const code = string(section, 'h:code/@code')
  const kinds = [code, ...rootsOf(section)].map((key) => bySection.get(key))
  const title = string(section, 'normalize-space(h:title)')
  return { section: code || title || 'section without code', kind: kinds.find((found) => found !== undefined) }
}

function kindOf(statement: XmlNode, place: Place): Kind | undefined {
  const templated = byTemplate(rootsOf(statement))
  if (templated.length > 0) return templated.find((kind) => kind === place.kind) ?? templated[0]
  const isPart = isMeasured(place.kind) && holds(statement, PART)
  if (!isPart && holds(statement, INSIDE_ANOTHER)) return undefined
  const isHome = place.kind !== undefined && holds(statement, anyOf('self', DEFINITIONS[place.kind].elements))
  if (isHome) return holds(statement, GROUPS) ? undefined : place.kind
  return holds(statement, '@moodCode = "EVN" and not(ancestor::h:act)')
    ? BY_ELEMENT[string(statement, 'local-name()')]
    : undefined
}

function readStatement(statement: XmlNode, kind: Kind, place: Place, words: Words): OracleStatement {
  const labels = DEFINITIONS[kind].concept.map((path) => labelAt(statement, path, words))
  const code = labels.find((label) => label !== '') ?? textAt(statement, 'h:text', words)
  const { value, unit } = isMeasured(kind) ? measured(statement, words) : { value: '', unit: '' }
  return {
    kind,
    code,
    value,
    unit,
    date: dateOf(statement, kind),
    negated: holds(statement, NEGATED) ? 'negated' : '',
    section: place.section,
    atHome: place.kind === kind,
    id: ['h:id/@root', 'h:id/@extension']
      .map((path) => string(statement, path))
      .filter((part) => part !== '')
      .join('^'),
    line: statement.line,
    words: textAt(statement, 'h:text', words),
    isEmpty: code === '' && value === '',
  }
}

/** An encompassing encounter that the body repeats under one of its ids is that encounter. */
function readHeaderEncounter(document: XmlDocument, words: Words): OracleStatement[] {
  const [visit] = nodes(document.root, '/h:ClinicalDocument/h:componentOf/h:encompassingEncounter')
  if (visit === undefined) return []
  const idsIn = (path: string): string[] =>
    nodes(document.root, path).map((id) => string(id, 'concat(@root, "^", @extension)'))
  const known = new Set(idsIn('//h:structuredBody//h:encounter/h:id[@root]'))
  if (idsIn('//h:encompassingEncounter/h:id[@root]').some((id) => known.has(id))) return []
  return [readStatement(visit, 'encounters', { section: 'header', kind: 'encounters' }, words)]
}

export function readOracle(document: XmlDocument): OracleStatement[] {
  const wordsIn = wordsOf(document)
  const found = readHeaderEncounter(document, wordsIn(undefined))
  for (const section of nodes(document.root, '//h:section[h:entry]')) {
    const place = placeOf(section)
    const words = wordsIn(section)
    for (const statement of nodes(section, `h:entry//*[${STATEMENT}]`)) {
      const kind = kindOf(statement, place)
      if (kind !== undefined) found.push(readStatement(statement, kind, place, words))
    }
  }
  return found
}
