/** Fixed words for each failure code: what happened, then what to do. Nothing of a file's content is ever in them. */
import type { FailureCode } from '../../src-preload/contract/result'

export const MESSAGES: Readonly<Record<FailureCode, string>> = {
  path_missing: 'There is no such file or folder (any more). Check the path, or export again.',
  path_unreadable: 'This file or folder may not be read. Give yourself the right to read it, then retry.',
  no_clinical_document: 'No clinical document (C-CDA) was found here. Choose the ZIP or folder that Tebra exported.',
  zip_empty: 'The ZIP is empty. Download the export from Tebra again.',
  zip_encrypted: 'The ZIP is protected with a password. Unpack it first, then add the folder.',
  zip_damaged: 'The ZIP is damaged or was not downloaded completely. Download it again.',
  zip_unsafe:
    'This entry of the ZIP is unsafe (its path, size or kind) and was left out. Ask where the ZIP comes from.',
  file_empty: 'The file is empty. Export this patient again from Tebra.',
  file_too_large: 'The file is too large to be read. Export this patient again, or leave the file out.',
  file_changed: 'The file changed while it was being read. Retry.',
  wrong_type: 'The content of the file is not what its name says. Export this patient again from Tebra.',
  unsupported_file: 'This kind of file is not imported. Nothing to do.',
  columns_missing: 'The table has no header that names patients and their email or phone. Add one.',
  not_well_formed: 'The XML is broken at the place given. Export this patient again from Tebra.',
  forbidden_dtd:
    'The file declares a DTD or entities, which clinical documents never need. It was refused: ask where it comes from.',
  too_deep: 'The XML is nested too deeply to be a clinical document. It was refused: ask where it comes from.',
  not_clinical_document: 'The file is XML but no clinical document (C-CDA). Nothing to do unless it should be one.',
  no_patient: 'The document names no patient. Export this patient again from Tebra.',
  encoding_unreadable: 'The characters of the file cannot be decoded. Export this patient again from Tebra.',
  disk_full: 'The disk is full. Make room, then resume: nothing read so far is lost.',
  disk_read_only: 'The data folder cannot be written. Check its rights and its disk, then resume.',
  keychain_missing: 'The keychain (or key file) cannot be used. Nothing is stored without encryption.',
  key_lost: 'The key of this data is gone, so it cannot be opened. Discard it and import again.',
  store_damaged: 'The stored data is damaged, or this is not its key. Discard it and import again.',
  store_from_newer_app: 'The data was written by a newer version of the app. Update the app.',
  engine_stopped: 'The engine stopped. Start again: the import resumes where it was.',
  offline: 'The workspace cannot be reached. Check the connection, then resume.',
  certificate_untrusted: 'The certificate of the workspace is not trusted. Check the address and the network.',
  credentials_missing: 'No API key is given. Set A2V2_API_KEY and A2V2_API_SECRET.',
  credentials_wrong: 'The workspace refused the API key. Check key and secret.',
  credentials_expired: 'The API key has expired. Make a new one in A2V2.ai, then resume.',
  not_owner: 'Only the organisation Owner can run Tebra imports. Use a key of the Owner.',
  integration_not_enabled: 'The Tebra integration is not enabled for this organisation. Write to support@a2v2.ai.',
  agent_unknown: 'The workspace has no such chatbot. Check its id.',
  rate_limited: 'The workspace asked us to slow down. Resume later.',
  server_error: 'The workspace had an error of its own. Resume later.',
  refused_by_workspace: 'The workspace refused this record. Correct the field named, export again and re-import.',
  unexpected_answer: 'The workspace answered something unexpected. Resume later; if it stays so, write to support.',
  no_provider_mapping:
    'The provider (NPI) is not mapped and there is no Default Provider User. Map it or set one, then retry.',
  missing_contact_info: 'The patient has neither an email nor a phone. Add one in Tebra, export again and re-import.',
  required_field_empty:
    'The chatbot demands a field for which this record has nothing. Answer it with --field, or add it in Tebra.',
  patient_conflict:
    'Documents under one patient id disagree on birth date or family name. Clear this up in Tebra, or exclude the patient.',
  not_approved: 'This patient (or dump) was not approved. Review and approve it first.',
  cancelled: 'The import was cancelled before this patient was sent. Start a new import to send it.',
  left_out: 'This patient was left out by the owner. Include the patient and approve again to import.',
  changed_since_approval: 'Something changed after the approval. Review and approve again.',
  settings_missing: 'The Tebra integration is not set up yet: organisation id and switch are needed.',
  dump_unknown: 'There is no such dump in this data folder. Check --dump and --data.',
  wrong_step: 'The dump is not at this step. Run the earlier step first.',
  required_field_unanswered: 'The chatbot demands fields that Tebra does not have. Answer them with --field KEY=VALUE.',
  field_value_invalid:
    'This value does not fit the field. Give one of the kind, or of the list, that the chatbot takes.',
  nothing_to_import: 'No patient can be imported. The list of failed files and the preview say why.',
  bad_request: 'The command is not understood. See --help.',
  internal: 'Something unexpected went wrong with this file or step. Retry; if it stays so, write to support.',
}

export const messageOf = (code: FailureCode): string => MESSAGES[code]
