/** Files inside a document: nonXMLBody/text and observationMedia/value, base64 (CDA R2 ED). */
import { sha256Of } from '../lib/sha256'
import type { Carried } from './carried'
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
export function readEmbedded(data: XmlNode, name: string, carried?: Carried['files']): EmbeddedFile | EmbeddedProblem {
  const mediaType = (attribute(data, 'mediaType') ?? 'application/octet-stream').toLowerCase()
  const text = data.text.trim()
  if (text === '')
    return attribute(child(data, 'reference'), 'value') === undefined ? 'embedded_empty' : 'embedded_by_reference'
  const isBase64 = attribute(data, 'representation') === 'B64' || !mediaType.startsWith('text/')
  const decoded = carried?.get(text)
  if (decoded === undefined && isBase64 && !/^[A-Za-z0-9+/=\s]+$/.test(text)) return 'embedded_unreadable'
  // Unpacking is the owner's to do: what is inside cannot be vouched for.
  if (attribute(data, 'compression') !== undefined) return 'embedded_compressed'
  const bytes = decoded ?? (isBase64 ? Buffer.from(text, 'base64') : Buffer.from(text, 'utf8'))
  if (bytes.length === 0) return 'embedded_unreadable'
  const sha256 = sha256Of(bytes)
  return { name: `${name}.${EXTENSIONS[mediaType] ?? 'bin'}`, mediaType, sha256, bytes }
}

const isEncoded = (node: XmlNode): boolean => node.name === 'value' && attribute(node, 'representation') === 'B64'

/** observationMedia anywhere in an entry, and a file given as the value of an observation. */
export function mediaIn(entry: XmlNode): XmlNode[] {
  const found: XmlNode[] = []
  const visit = (node: XmlNode): void => {
    if (node.name === 'observationMedia') {
      const value = child(node, 'value')
      if (value !== undefined) found.push(value)
    } else if (isEncoded(node)) found.push(node)
    else for (const next of node.children) visit(next)
  }
  visit(entry)
  return found
}
