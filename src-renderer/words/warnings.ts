/** What Stage 1 noticed in a document. A code without words here is shown as it is, so that none is ever hidden. */
const WARNINGS: Readonly<Record<string, string>> = {
  entry_not_read: 'An entry could not be read. The text of its section is kept as a note.',
  reference_unresolved: 'An entry points to text that is not in the document.',
  time_unreadable: 'A date or time could not be understood. It is kept as it was written.',
  time_zone_unreadable: 'A time zone could not be understood. The time is kept as it was written.',
  encoding_repaired:
    'Some letters were written in another encoding than the file names. They were read in the right one.',
  unknown_element: 'There is an element that clinical documents do not have. What is in it was not read.',
  unknown_attribute: 'There is an attribute that clinical documents do not have. It was not read.',
  text_between_elements: 'There are words where none may stand, as a broken element leaves them.',
  negation_unreadable: 'Whether an entry is negated could not be understood. It was read as not negated.',
  patient_missing: 'The document does not say whose it is.',
  several_patients: 'The document names more than one patient. The first one was taken.',
  several_values: 'An observation gives several values. The first one is taken over; the text of the section is kept.',
  zero_vital: 'A vital sign of 0 is a placeholder. It is kept, but not sent as a reading.',
  patient_without_id: 'The document gives no patient id.',
  embedded_by_reference: 'A file is mentioned, but is not inside of the document.',
  embedded_compressed: 'A file inside of the document is compressed, and was not taken over.',
  embedded_unreadable: 'A file inside of the document is damaged.',
  embedded_empty: 'A file inside of the document is empty.',
}

export const warningText = (code: string): string => WARNINGS[code] ?? code.replaceAll('_', ' ')

/** The finer cause of a failure, where the engine names one. */
const REASONS: Readonly<Record<string, string>> = {
  unclosed_element: 'The file breaks off before its end.',
  mismatched_tag: 'An element is closed by the name of another.',
  bad_attribute: 'An attribute is written wrongly.',
  duplicate_attribute: 'An attribute stands twice in one element.',
  undefined_entity: 'A character is written as an entity that does not exist.',
  unbound_prefix: 'A name uses a prefix that is not declared.',
  forbidden_character: 'There is a character that XML does not allow.',
  text_outside_root: 'There is text after the end of the document.',
  second_root: 'A second document follows in the same file.',
  malformed_markup: 'The markup is broken.',
  no_root: 'There is no document in the file.',
  name_too_long: 'A name in it is longer than any that is known.',
  too_many_attributes: 'An element carries more attributes than any that is known.',
  attribute_too_long: 'An attribute is longer than a million characters.',
  text_too_long: 'A text is longer than sixteen million characters, or is pointed to too often.',
  out_of_memory: 'Reading it takes more memory than the app allows a single file.',
  took_too_long: 'Reading it took too long and was stopped.',
  symlink: 'It is a link to somewhere else.',
  special_file: 'It is not an ordinary file.',
  traversal: 'Its path leads out of the ZIP.',
  absolute_path: 'Its path leads out of the ZIP.',
  unusable_name: 'Its name cannot be used.',
  nested_zip: 'It is a ZIP within the ZIP.',
  overlap: 'Parts of the ZIP lie over each other.',
  ratio: 'It unpacks to far more than a real file would.',
  too_many_entries: 'The ZIP holds too many files.',
  compression_method: 'It is packed in a way the app does not know.',
  size_mismatch: 'Its size is not what the ZIP says.',
  checksum_mismatch: 'Its contents do not match their checksum.',
  ip_not_allowed: 'The API key does not allow the address of this computer.',
  certificate_expired: 'Its certificate has expired. If the clock of this computer is wrong, set it right.',
  certificate_not_yet_valid: 'Its certificate is not valid yet. If the clock of this computer is wrong, set it right.',
  certificate_of_another: 'Its certificate belongs to another address.',
  certificate_self_signed: 'It signed its certificate itself, so anybody could have made it.',
  certificate_of_nobody_known:
    'Its certificate was issued by somebody whom this computer does not trust, as networks do that look into traffic.',
  no_tls: 'It does not speak the encrypted protocol.',
  proxy_sign_in: 'The proxy asks for a sign-in, which this app cannot give.',
  proxy_refused: 'The proxy refused the connection.',
  proxy_socks: 'It is a SOCKS proxy; this app can use HTTP proxies only.',
  proxy_unsupported: 'This version of the app cannot use a proxy.',
  timeout: 'No answer came in time.',
}

export const reasonText = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : REASONS[reason]
