/** What people choose by mistake, one of each, and the failure that has to name it. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FailureCode } from '../../src-preload/contract/result'
import { makeZip } from '../main/intake/make-zip'

export interface BadExport {
  readonly what: string
  /** Its name, as the window and the report show it. */
  readonly name: string
  readonly code: FailureCode
  readonly write: (path: string) => void
}

const CLINICAL = '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>'
const ENCRYPTED = 1

const folderOf = (files: Readonly<Record<string, string>>) => (path: string) => {
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
}
const fileOf = (content: string | Uint8Array) => (path: string) => writeFileSync(path, content)

export const BAD_EXPORTS: readonly BadExport[] = [
  {
    what: 'a folder without any clinical document',
    name: 'Holiday pictures',
    code: 'no_clinical_document',
    write: folderOf({ 'notes.txt': 'Nothing of a patient.', 'prices.csv': 'item,price\ntea,2\n' }),
  },
  { what: 'an empty ZIP', name: 'empty.zip', code: 'zip_empty', write: fileOf(makeZip([])) },
  {
    what: 'a ZIP with a password',
    name: 'locked.zip',
    code: 'zip_encrypted',
    write: fileOf(makeZip([{ name: 'patient.ccda', content: CLINICAL, flags: ENCRYPTED }])),
  },
  { what: 'a file of 0 bytes', name: 'nothing.ccda', code: 'file_empty', write: fileOf('') },
  { what: 'a PDF named .xml', name: 'letter.xml', code: 'wrong_type', write: fileOf('%PDF-1.4\n%%EOF\n') },
]

/** Only for a process that file modes bind: see `boundByModes`. */
export const UNREADABLE: BadExport = {
  what: 'a file without read rights',
  name: 'of-another-account.ccda',
  code: 'path_unreadable',
  write: (path) => {
    fileOf(CLINICAL)(path)
    chmodSync(path, 0)
  },
}
