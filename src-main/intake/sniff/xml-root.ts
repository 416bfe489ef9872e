/** Is the root of a file a clinical document's? */
import { mailBodies } from '../../lib/mail'
import { markupOf, type XmlHead, xmlHeadOf } from '../../lib/xml-head'

export const CLINICAL_ROOT = 'ClinicalDocument'

/** Undefined when the file does not begin as XML, mail headers taken off. */
export function xmlHead(head: Uint8Array): XmlHead | undefined {
  const plain = xmlHeadOf(head)
  if (plain !== undefined) return plain
  const bodies = [...mailBodies(head)].map(xmlHeadOf)
  return bodies.find((body) => body?.root === CLINICAL_ROOT) ?? bodies.find((body) => body !== undefined)
}

/** A ClinicalDocument that is the first tag, behind stray text: the reader names the line. */
export const hasStrayStart = (head: Uint8Array): boolean =>
  /^[^<]*<(?:[^\s<>/:]+:)?ClinicalDocument(?=[\s/>]|$)/.test(markupOf(head))
