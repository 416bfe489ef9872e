/** Made-up ids and a contact for tests of the client. */
import type { ContactBody } from '../../../src-main/a2v2/schemas'

export const AGENT = '66f0c0ffee0000000000b001'
export const EXT = `tebra-${'0'.repeat(8)}-${'a'.repeat(32)}`
/** Markers: they must be found in no failure and no text of the client. */
export const KEY = 'key-MARKER-1'
export const SECRET = 'secret-MARKER-2'
export const CONTACT: ContactBody = {
  externalReferenceId: EXT,
  name: 'Ada Example',
  email: 'ada@example.org',
  stage: 'Customer',
  owner: {},
  customFields: {},
}
export const STORED = { contactId: '66f0c0ffee00000000000c01', createdAt: '2020-01-01T00:00:00.000Z' }
