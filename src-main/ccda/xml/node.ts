/**
 * A small element tree: one entry, or one header part, at a time. Names are local names of `urn:hl7-org:v3`;
 * elements of the SDTC extension carry `sdtc:` and those of any other namespace `other:`, whatever prefix was used.
 */
import type { CarriedFile } from '../carried'
import { foldSpaces } from './spaces'

export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Character data directly inside, concatenated. */
  readonly text: string
  /** In place of `text` that is a large file. */
  readonly carried?: CarriedFile
}

const NONE: readonly XmlNode[] = []

/** One that is still open: it grows. */
export interface OpenNode extends XmlNode {
  children: readonly XmlNode[]
  text: string
  carried?: CarriedFile
}

/** Most never get a child. */
export const createNode = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlNode[] = NONE,
): OpenNode => ({
  name,
  attributes,
  children,
  text: '',
})

export const attribute = (node: XmlNode | undefined, name: string): string | undefined => {
  const value = node?.attributes[name]
  return value === undefined || value === '' ? undefined : value
}

/** xs:boolean in any case: a missed negation would turn a refutation into a fact. */
export const isTrue = (node: XmlNode, name: string): boolean => {
  const value = node.attributes[name]
  return value !== undefined && /^\s*(true|1)\s*$/i.test(value)
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node === undefined) return undefined
  for (const candidate of node.children) if (candidate.name === name) return candidate
  return undefined
}

/** Nearly always none or one: an array that grows has room for sixteen more, and these are most of what is thrown away. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  let found: XmlNode[] | undefined
  for (const candidate of node?.children ?? NONE) {
    if (candidate.name !== name) continue
    if (found === undefined) found = [candidate]
    else found.push(candidate)
  }
  return found ?? NONE
}

export function hasTemplate(node: XmlNode, root: string): boolean {
  for (const candidate of node.children) {
    if (candidate.name === 'templateId' && candidate.attributes.root === root) return true
  }
  return false
}

interface PathStep {
  readonly name: string
  readonly template?: string
  readonly attribute?: readonly [name: string, value: string]
}

const STEP = /^([\w:*]+)(?:\[#([\w.]+)\])?(?:\[@([\w:]+)=([\w.-]+)\])?$/
const compiled = new Map<string, readonly PathStep[]>()

/** Child steps from a node. */
export type Path = readonly PathStep[]

/**
 * `entryRelationship[@typeCode=MFST]/observation[#2.16…]`: child steps with a template root or attribute test; `.` is the
 * node itself. What is looked for in every statement is taken apart only once.
 */
export function pathOf(path: string): Path {
  const known = compiled.get(path)
  if (known !== undefined) return known
  if (path === '.') return []
  const steps = path.split('/').map((step): PathStep => {
    const [, name, template, attributeName, attributeValue] = STEP.exec(step) ?? []
    if (name === undefined) throw new Error(`not a path step: ${step}`)
    return {
      name,
      ...(template === undefined ? {} : { template }),
      ...(attributeName === undefined || attributeValue === undefined
        ? {}
        : { attribute: [attributeName, attributeValue] as const }),
    }
  })
  compiled.set(path, steps)
  return steps
}

const matches = (node: XmlNode, step: PathStep): boolean =>
  (step.name === '*' || node.name === step.name) &&
  (step.template === undefined || hasTemplate(node, step.template)) &&
  (step.attribute === undefined || node.attributes[step.attribute[0]] === step.attribute[1])

type Found = XmlNode[] | undefined

function collect(node: XmlNode, steps: readonly PathStep[], depth: number, found: Found): Found {
  const step = steps[depth]
  if (step === undefined) {
    if (found === undefined) return [node]
    found.push(node)
    return found
  }
  let all = found
  for (const candidate of node.children) if (matches(candidate, step)) all = collect(candidate, steps, depth + 1, all)
  return all
}

/** All nodes at `path` below `node`. */
export function selectAll(node: XmlNode | undefined, path: string | Path): readonly XmlNode[] {
  if (node === undefined) return NONE
  return collect(node, typeof path === 'string' ? pathOf(path) : path, 0, undefined) ?? NONE
}

function first(node: XmlNode, steps: readonly PathStep[], depth: number): XmlNode | undefined {
  const step = steps[depth]
  if (step === undefined) return node
  for (const candidate of node.children) {
    if (!matches(candidate, step)) continue
    const found = first(candidate, steps, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

export const select = (node: XmlNode | undefined, path: string | Path): XmlNode | undefined =>
  node === undefined ? undefined : first(node, typeof path === 'string' ? pathOf(path) : path, 0)

const allTextOf = (node: XmlNode): string => {
  let text = node.text
  for (const inner of node.children) text += ` ${allTextOf(inner)}`
  return text
}

/** All character data in and below a node, in order of closing, white space folded. */
export function textOf(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined
  const folded = foldSpaces(node.children.length === 0 ? node.text : allTextOf(node))
  return folded === '' ? undefined : folded
}
