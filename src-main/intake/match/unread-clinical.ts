/** Which failed files were, or may have been, clinical documents: whose papers lie beside them is then open. */
import type { FailureCode } from '../../../src-preload/contract/result'
import type { FoundFile } from '../found-file'
import { CLINICAL_NAMES, extensionOf } from '../sniff/sniff'

/** What was looked into and is known to be something else: a stylesheet, a picture under a wrong name. */
const NOT_CLINICAL: ReadonlySet<FailureCode> = new Set(['not_clinical_document', 'wrong_type', 'unsupported_file'])

/** By kind where it was sniffed, else by name: one that is empty, locked or too large was never looked into. */
export const isUnreadClinical = ({
  kind,
  file,
  entry,
  failure,
}: Pick<FoundFile, 'kind' | 'file' | 'entry' | 'failure'>): boolean => {
  if (failure === undefined) return false
  if (kind === 'clinical') return true
  const extension = extensionOf(entry?.name ?? file)
  // `.xml` may be anything; what calls itself a C-CDA is taken at its word.
  return CLINICAL_NAMES.has(extension) && (extension !== 'xml' || !NOT_CLINICAL.has(failure.code))
}
