/**
 * What is said of each failure: a title, what happened, and what to do next. Fixed words only; the file and the line
 * are added by `placeOf`, and nothing from a chart is ever in them.
 */
import type { FailureCode } from '../../src-preload/contract/result'
import { OF_REQUIRED_FIELDS } from './required-fields'
import { OF_THE_LOCK } from './security'
import { OF_THE_WAY } from './way-out'

export interface Explanation {
  readonly title: string
  readonly happened: string
  readonly next: string
}

const SUPPORT = 'support@a2v2.ai'

const OF_FILES = {
  path_missing: {
    title: 'The file is no longer there',
    happened: 'It was moved, renamed or deleted after you chose it, or the drive it is on was removed.',
    next: 'Put it back or connect the drive again, then try again. Or add it again from where it is now.',
  },
  path_unreadable: {
    title: 'This computer does not let the app read it',
    happened: 'The file or folder belongs to another account, or is protected.',
    next: 'Copy it to a folder of your own, such as Downloads, and add it from there.',
  },
  no_clinical_document: {
    title: 'No patient files in here',
    happened: 'Nothing in it is a Tebra clinical document (a .ccda or .xml "Summary of Care").',
    next: 'Choose the ZIP or folder which Tebra gave you under Practice Settings → Data Management → Export Patient Data.',
  },
  zip_empty: {
    title: 'The ZIP is empty',
    happened: 'It opens, but there are no files in it.',
    next: 'Download the export from Tebra again and add the new ZIP.',
  },
  zip_encrypted: {
    title: 'The ZIP has a password',
    happened: 'Files inside it are locked with a password, and the app does not ask for one.',
    next: 'Open the ZIP with its password, unpack it to a folder, and add that folder.',
  },
  zip_damaged: {
    title: 'The ZIP is damaged',
    happened: 'It ends too early or its contents do not match its own checksums. Often a download was cut off.',
    next: 'Download the export from Tebra again and add the new ZIP.',
  },
  zip_unsafe: {
    title: 'This part of the ZIP is not safe to open',
    happened: 'It points outside of the ZIP, is a ZIP within the ZIP, or unpacks to far more than it claims.',
    next: 'The rest was read. If you expected patients in it, unpack it yourself and add the folder.',
  },
  file_empty: {
    title: 'The file is empty',
    happened: 'It has a name but not a single byte in it.',
    next: 'Export this patient again in Tebra. Nothing was lost here: there was nothing to read.',
  },
  file_too_large: {
    title: 'The file is too large',
    happened: 'It is larger than a clinical document (200 MB) or a patient file (50 MB) may be.',
    next: 'If it is a document, attach it to the patient in A2V2 by hand. If it is a clinical file, export it again.',
  },
  file_changed: {
    title: 'The file changed since you added it',
    happened: 'Its size or date is not what it was, so reading it might mix two versions.',
    next: 'Try again to read it as it is now.',
  },
  columns_missing: {
    title: 'No columns to go by',
    happened: 'The table has no header that names the patients and their email or phone.',
    next: 'Give it a first row such as: Patient ID, First Name, Last Name, DOB, Email, Mobile Phone.',
  },
  wrong_type: {
    title: 'The name and the contents do not agree',
    happened: 'It is named like a clinical document, but holds a picture, a PDF or a ZIP.',
    next: 'It was not read as a patient. If you need it, rename it so that its ending fits (a PDF ends in .pdf) and add it again.',
  },
  unsupported_file: {
    title: 'Not a kind of file that is imported',
    happened: 'It is neither a clinical document nor one of the patient file types (PDF, images, Word, RTF, text).',
    next: 'Nothing to do if you do not need it. Otherwise save it as a PDF and add it again.',
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

const OF_DOCUMENTS = {
  not_well_formed: {
    title: 'The file is broken',
    happened: 'It stops making sense at the place named below, so nothing of it was taken over.',
    next: 'Export this patient again in Tebra, add the new file, and try again. The other patients are not affected.',
  },
  forbidden_dtd: {
    title: 'The file was refused for safety',
    happened: 'It carries a document type definition, which real exports never have and attacks often do.',
    next: `Export this patient again in Tebra. If it happens again, do not open the file and tell ${SUPPORT}.`,
  },
  too_deep: {
    title: 'The file was refused for safety',
    happened: 'Its parts are nested deeper, or are larger, than any real clinical document.',
    next: `Export this patient again in Tebra. If it happens again, tell ${SUPPORT}.`,
  },
  not_clinical_document: {
    title: 'Not a clinical document',
    happened: 'It is XML, but not a patient summary.',
    next: 'Nothing to do if you do not know it. Otherwise check in Tebra what was exported.',
  },
  no_patient: {
    title: 'The file names no patient',
    happened: 'It is a clinical document, but the part that says whose it is is missing.',
    next: 'Export this patient again in Tebra. The file cannot be given to anybody by guessing.',
  },
  encoding_unreadable: {
    title: 'The letters cannot be read',
    happened: 'The file is written in a character encoding that it does not name correctly.',
    next: 'Export this patient again in Tebra, add the new file, and try again.',
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

const OF_THIS_COMPUTER = {
  disk_full: {
    title: 'The disk is full',
    happened: 'There was no room to keep what was read. What had been kept is whole.',
    next: 'Free some space (about twice the size of the export), then try again. It goes on where it stopped.',
  },
  disk_read_only: {
    title: 'The app may not write to its own folder',
    happened: 'The disk or the folder in which the app keeps its data is read-only.',
    next: 'Ask whoever looks after this computer to allow it, then open the app again.',
  },
  keychain_missing: {
    title: 'The keychain of this computer cannot be opened',
    happened:
      'Patient data is kept locked, and its key lies in the keychain, where this computer keeps your passwords. Without it nothing is read or saved. What you brought in earlier is still here, locked.',
    next: 'Sign in to this computer with your usual account and unlock the keychain (macOS: Keychain Access; Windows: Credential Manager; Linux: a Secret Service such as GNOME Keyring). Then try again.',
  },
  key_lost: {
    title: 'The key to this data is gone',
    happened: 'The encrypted data is here, but its key is no longer in the keychain, so nobody can open it.',
    next: 'Discard this import and start a new one from the same export. What is already in your CRM stays there.',
  },
  store_damaged: {
    title: 'The prepared data is damaged',
    happened: 'The encrypted file on this computer cannot be read any more.',
    next: 'Discard this import and start a new one from the same export. What is already in your CRM stays there.',
  },
  store_from_newer_app: {
    title: 'Made by a newer version of this app',
    happened: 'The data on this computer was written by a newer version, which this one might damage.',
    next: 'Install the newest version of Tebra Import and open it again.',
  },
  engine_stopped: {
    title: 'The part of the app that does the work stopped',
    happened: 'It ended unexpectedly. What had been read or sent is kept.',
    next: 'Try again. If it happens again, close the app and open it anew.',
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

const OF_THE_WORKSPACE = {
  offline: {
    title: 'A2V2 cannot be reached',
    happened: 'This computer has no connection to your A2V2 workspace just now. Nothing is lost.',
    next: 'Check the internet connection, then try again. An import goes on where it stopped.',
  },
  credentials_missing: {
    title: 'No API key yet',
    happened: 'To speak with your A2V2 workspace the app needs an API key and its secret.',
    next: 'Make a key in A2V2 under Settings → API keys and enter it here.',
  },
  credentials_wrong: {
    title: 'A2V2 does not accept this API key',
    happened: 'The key or its secret is wrong, or it was revoked. Nothing is lost.',
    next: 'Copy both again from A2V2 under Settings → API keys and enter them here. The secret is shown only once, so you may need to make a new key.',
  },
  credentials_expired: {
    title: 'The API key has expired',
    happened: 'A2V2 does not accept it any more. What was already sent is kept.',
    next: 'Make a new key in A2V2 under Settings → API keys and enter it here. The import goes on where it stopped.',
  },
  not_owner: {
    title: 'For organisation owners only',
    happened: 'A Tebra import moves real patient data, so only the Owner of the organisation can run it.',
    next: 'Ask your Owner to run it, or to make an API key of their own for you to enter.',
  },
  integration_not_enabled: {
    title: 'Tebra import is not enabled for your organisation',
    happened: 'Integrations are switched on for one organisation at a time, and yours is not among them yet.',
    next: `Write to ${SUPPORT} and ask for the Tebra integration.`,
  },
  agent_unknown: {
    title: 'The target chatbot is no longer there',
    happened: 'A2V2 does not know the chatbot of this import, or the API key belongs to another one.',
    next: 'Check in A2V2 that it exists, or start a new import with another chatbot.',
  },
  rate_limited: {
    title: 'A2V2 asks to slow down',
    happened: 'The number of requests your API key allows is used up for now.',
    next: 'Wait some minutes, then try again. Nothing was lost.',
  },
  server_error: {
    title: 'A2V2 has a problem of its own',
    happened: 'It answered with an error several times, although the request was in order.',
    next: `Wait some minutes, then try again. If it stays, write to ${SUPPORT}.`,
  },
  refused_by_workspace: {
    title: 'A2V2 did not accept this record',
    happened: 'A field did not fit what your workspace allows, such as a phone number or a choice it does not know.',
    next: 'Correct the patient in Tebra, export again, and run a new import. Or enter this patient by hand.',
  },
  unexpected_answer: {
    title: 'A2V2 answered in a way the app does not know',
    happened: 'Its answer does not have the agreed form, so the app did not guess what it meant.',
    next: `Look for a newer version of Tebra Import, or write to ${SUPPORT}.`,
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

const OF_A_PATIENT = {
  no_provider_mapping: {
    title: 'No one in A2V2 for this provider',
    happened: "The patient's Tebra provider is not mapped, and no Default Provider User is set.",
    next: 'Map the provider under Verify & review, or set a Default Provider User in Configure, then try again.',
  },
  missing_contact_info: {
    title: 'Neither an email nor a phone',
    happened: 'A2V2.ai needs at least one of them to create a contact, so this patient is skipped.',
    next: 'Add the details in Tebra, export again, and run a new import.',
  },
  patient_conflict: {
    title: 'Two patients under one id',
    happened: 'Documents with the same patient id disagree on the birth date or the family name.',
    next: 'Find out in Tebra which one is right. Until then the patient is left out, so that nobody is mixed up.',
  },
  not_approved: {
    title: 'Not approved yet',
    happened: 'Only what you approved under Verify & review is sent.',
    next: 'Go back to Verify & review and approve.',
  },
  left_out: {
    title: 'Left out by you',
    happened: 'You left this patient out under Verify & review, so nothing about them was sent.',
    next: 'If this was a mistake, bring the patient back in under Verify & review and approve again.',
  },
  cancelled: {
    title: 'Cancelled before it was sent',
    happened: 'You cancelled the import before it came to this patient.',
    next: 'If it should be imported after all, start a new import with the same export.',
  },
  changed_since_approval: {
    title: 'Changed since you approved it',
    happened: 'What would be sent is no longer what you approved, so it was not sent.',
    next: 'Look at it under Verify & review and approve again.',
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

const OF_CALLS = {
  settings_missing: {
    title: 'The settings come first',
    happened: 'The Tebra integration is off, or the Tebra Organisation ID is missing.',
    next: 'Fill in Configure and save.',
  },
  dump_unknown: {
    title: 'This import is not here any more',
    happened: 'It was discarded, or belongs to the other workspace.',
    next: 'Go back to the Tebra screen and pick one from the list, or start a new one.',
  },
  wrong_step: {
    title: 'Not possible at this point',
    happened: 'The import is at another step than this button belongs to.',
    next: 'Go to the step that is marked as current above.',
  },
  nothing_to_import: {
    title: 'Nothing to import',
    happened: 'No patient is left that can be imported.',
    next: 'Look at the checklist: it says why each patient was left out.',
  },
  bad_request: {
    title: 'That was not understood',
    happened: 'Something that was entered does not have the expected form.',
    next: 'Check the fields and try again.',
  },
  internal: {
    title: 'Something went wrong in the app',
    happened: 'It met a case it was not made for. What had been read or sent is kept.',
    next: `Try again. If it stays, write to ${SUPPORT} and name the code below.`,
  },
} as const satisfies Partial<Record<FailureCode, Explanation>>

export const FAILURES: Readonly<Record<FailureCode, Explanation>> = {
  ...OF_FILES,
  ...OF_DOCUMENTS,
  ...OF_THIS_COMPUTER,
  ...OF_THE_WORKSPACE,
  ...OF_A_PATIENT,
  ...OF_THE_LOCK,
  ...OF_THE_WAY,
  ...OF_CALLS,
  ...OF_REQUIRED_FIELDS,
}
