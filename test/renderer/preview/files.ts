/** The owner's files behind the review: sources, loose files, a table of contact info. */
import type { ContactsPreview, SourceView, UnmatchedFile } from '../../../src-preload/contract/file-views'
import type { ReviewView } from '../../../src-preload/contract/views'

const SOURCE: SourceView = {
  xml: `<entry typeCode="DRIV">
  <act classCode="ACT" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.22.4.3"/>
    <statusCode code="active"/>
    <entryRelationship typeCode="SUBJ">
      <observation classCode="OBS" moodCode="EVN">
        <effectiveTime><low value="201804"/></effectiveTime>
        <value xsi:type="CD" code="I10" displayName="Essential hypertension"/>
      </observation>
    </entryRelationship>
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

export const CONTACTS: ContactsPreview = {
  file: 'patients.csv',
  path: '/nowhere/patients.csv',
  sha256: '0'.repeat(64),
  rows: 36,
  filled: 3,
  emails: 2,
  phones: 2,
  ambiguous: 1,
  unknown: 4,
  first: [
    { key: 'a', name: 'Ada Example', birthDate: '1958-04-12', email: 'ada@example.org', how: 'id' },
    { key: 'b', name: 'Ben Sample', birthDate: '1971-09-30', phone: '+12025550142', how: 'name and birth date' },
    { key: 'c', name: 'Cleo Testcase', email: 'cleo@example.org', phone: '+12025550177', how: 'id' },
  ],
}

/** One grey pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

export const fileHandlers = (review: ReviewView) => ({
  'contacts:preview': () => CONTACTS,
  'contacts:apply': () => review,
  'main:contacts:choose': () => CONTACTS,
  'files:unmatched': () => ({ total: UNMATCHED.length, rows: UNMATCHED }),
  'files:assign': () => review,
  'patient:source': () => SOURCE,
  'patient:file': () => ({ mediaType: 'image/png', bytes: PIXEL }),
})
