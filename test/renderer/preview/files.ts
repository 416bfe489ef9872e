/** The owner's files behind the review: sources, loose files, a table of contact info. */
import type { ReviewView, SourceView, UnmatchedFile } from '../../../src-preload/contract/views'

const SOURCE: SourceView = {
  xml: `<entry typeCode="DRIV">
  <act classCode="ACT" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.22.4.3"/>
    <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <statusCode code="active"/>
    <effectiveTime><low value="20190412"/></effectiveTime>
  </act>
</entry>`,
  changed: false,
}

const UNMATCHED: readonly UnmatchedFile[] = [
  { name: 'scan 0042.pdf', mediaType: 'application/pdf', bytes: 184_320, pages: 3 },
  { name: 'fax 2023-11-02.tif', mediaType: 'image/tiff', bytes: 90_112 },
  { name: 'insurance card.png', mediaType: 'image/png', bytes: 412_000 },
].map(({ name, ...file }, index) => ({
  ...file,
  fileId: index + 1,
  file: `Tebra export/loose/${name}`,
  sha256: String(index).repeat(64),
}))

/** One grey pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

export const fileHandlers = (review: ReviewView) => ({
  'files:unmatched': () => ({ total: UNMATCHED.length, rows: UNMATCHED }),
  'files:assign': () => review,
  'patient:source': () => SOURCE,
  'patient:file': () => ({ mediaType: 'image/png', bytes: PIXEL }),
})
