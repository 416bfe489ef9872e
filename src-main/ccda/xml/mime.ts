/** A document saved from a secure mail with its headers, the whole of it or one part of several. */
import { mailBodies } from '../../lib/mail'
import { xmlHeadOf } from '../../lib/xml-head'

/** The bytes of the clinical document inside, or undefined where no part is one. */
export function unwrapMime(bytes: Uint8Array): Uint8Array | undefined {
  for (const body of mailBodies(bytes)) if (xmlHeadOf(body)?.root === 'ClinicalDocument') return body
  return undefined
}
