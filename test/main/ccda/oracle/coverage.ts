/**
 * A second question to the same XML, without any idea of kinds: does every coded concept and every number of a clinical
 * entry come back anywhere in the reading? It shows whole classes that a reader drops, whatever they are called.
 */
import type { XmlDocument, XmlNode } from 'libxml2-wasm'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { holds, nodes } from './xml'

const PAYLOADS = [
  'h:value/@code',
  'h:value/@value',
  'h:manufacturedMaterial/h:code/@code',
  'h:playingEntity/h:code/@code',
  'h:playingDevice/h:code/@code',
  'h:procedure/h:code/@code',
  'h:encounter/h:code/@code',
  'h:doseQuantity/@value',
  'h:lotNumberText/text()',
].map((path) => `//h:section/h:entry//${path}`)

const templated = (roots: readonly string[]): string =>
  roots.map((root) => `h:templateId/@root = "2.16.840.1.113883.10.20.${root}"`).join(' or ')

/** Read into another form, or outside the record by its contract; each with the XPath that finds it from the payload. */
export const TRANSFORMED = {
  'status observation, read as clinicalStatus': `ancestor::h:observation[1][h:code/@code = "33999-4" or ${templated(['22.4.6', '22.4.28', '1.39', '1.47', '1.50', '1.57'])}]`,
  'death observation, read as causeOfDeath': `ancestor::h:observation[1][${templated(['22.4.47', '1.42'])}]`,
  'precondition, vehicle or specimen: not in the record': `ancestor::h:precondition or ancestor::h:specimen or ancestor::h:participantRole[${templated(['22.4.24'])}]`,
  'qualifier of a concept, region of an image: not in the record':
    'ancestor::h:qualifier or ancestor::h:regionOfInterest',
  'a code that is a null flavour': 'string(.) = "UNK" or string(.) = "NI" or string(.) = "NA"',
} as const
export type Transformed = keyof typeof TRANSFORMED

export interface Coverage {
  readonly seen: number
  readonly transformed: ReadonlyMap<Transformed, number>
  /** Where what is missing stands, as element path with template; never its value. */
  readonly unseen: readonly { readonly path: string; readonly line: number }[]
}

function leavesOf(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value.trim())
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) leavesOf(inner, found)
  return found
}

function pathOf(payload: XmlNode): string {
  const steps = [...nodes(payload, 'ancestor::*[ancestor::h:entry]')].map((node) => {
    const [template] = nodes(node, 'h:templateId/@root')
    const name = nodes(node, 'self::*').map((self) => ('name' in self ? String(self.name) : ''))[0] ?? ''
    return template === undefined ? name : `${name}[${template.content.split('.').slice(-2).join('.')}]`
  })
  return steps.filter((step) => step !== 'entryRelationship' && step !== 'component').join('/')
}

export function coverageOf(document: XmlDocument, reading: DocumentReading): Coverage {
  const leaves = leavesOf(reading.statements)
  const transformed = new Map<Transformed, number>()
  const unseen: { path: string; line: number }[] = []
  let seen = 0
  for (const payload of PAYLOADS.flatMap((path) => nodes(document.root, path))) {
    const text = payload.content.trim()
    if (text === '' || leaves.has(text)) {
      seen += text === '' ? 0 : 1
      continue
    }
    const reason = (Object.keys(TRANSFORMED) as Transformed[]).find((name) => holds(payload, TRANSFORMED[name]))
    if (reason === undefined) unseen.push({ path: pathOf(payload), line: payload.parent?.line ?? 0 })
    else transformed.set(reason, (transformed.get(reason) ?? 0) + 1)
  }
  return { seen, transformed, unseen }
}
