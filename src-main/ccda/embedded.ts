/** Files inside a document: nonXMLBody/text and observationMedia/value, base64 (CDA R2 ED). */
import { decodeFile, NOT_BASE64 } from './carried'
import type { EmbeddedFile } from './reading'
import { attribute, child, type XmlNode } from './xml/node'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/gif': 'gif',
  'text/plain': 'txt',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'text/html': 'html',
  'application/msword': 'doc',
}

export type EmbeddedProblem = 'embedded_by_reference' | 'embedded_compressed' | 'embedded_unreadable' | 'embedded_empty'

/** ED with representation B64, or plain text. A reference to a file elsewhere is a warning: there is nothing to keep. */
export function readEmbedded(data: XmlNode, name: string): EmbeddedFile | EmbeddedProblem {
  const mediaType = (attribute(data, 'mediaType') ?? 'application/octet-stream').toLowerCase()
  const text = data.text.trim()
  const { carried } = data
  if (text === '' && carried === undefined)
    return attribute(child(data, 'reference'), 'value') === undefined ? 'embedded_empty' : 'embedded_by_reference'
  const isBase64 = attribute(data, 'representation') === 'B64' || !mediaType.startsWith('text/')
  if (isBase64 && NOT_BASE64.test(text)) return 'embedded_unreadable'
  // Unpacking is the owner's to do: what is inside cannot be vouched for.
  if (attribute(data, 'compression') !== undefined) return 'embedded_compressed'
  const content = carried === undefined ? decodeFile(text, isBase64) : carried.finish()
  if (content === undefined) return 'embedded_unreadable'
  return { name: `${name}.${EXTENSIONS[mediaType] ?? 'bin'}`, mediaType, ...content }
}

const isEncoded = (node: XmlNode): boolean => node.name === 'value' && attribute(node, 'representation') === 'B64'

function addMedia(node: XmlNode, found: XmlNode[]): void {
  if (node.name === 'observationMedia') {
    const value = child(node, 'value')
    if (value !== undefined) found.push(value)
  } else if (isEncoded(node)) found.push(node)
  else for (const next of node.children) if (next.name === 'value' || next.children.length > 0) addMedia(next, found)
}

/** observationMedia anywhere in an entry, and a file given as the value of an observation. */
export function mediaIn(entry: XmlNode): XmlNode[] {
  const found: XmlNode[] = []
  addMedia(entry, found)
  return found
}
