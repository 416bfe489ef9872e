/**
 * What every call answers. A failure crosses the process line as a code and, where it helps, the name of a file,
 * a line and a count; never as free text, so no exception message that quotes a chart can reach the window.
 */
export const FAILURE_CODES = [
  // intake: what was dropped or chosen
  'path_missing',
  'path_unreadable',
  'no_clinical_document',
  'zip_empty',
  'zip_encrypted',
  'zip_damaged',
  'zip_unsafe',
  'file_empty',
  'file_too_large',
  'file_changed',
  'wrong_type',
  'unsupported_file',
  'columns_missing',
  // reading one document
  'not_well_formed',
  'forbidden_dtd',
  'too_deep',
  'not_clinical_document',
  'no_patient',
  'encoding_unreadable',
  // this computer
  'disk_full',
  'disk_read_only',
  'keychain_missing',
  'key_lost',
  'store_damaged',
  'store_from_newer_app',
  'engine_stopped',
  // the workspace
  'offline',
  'certificate_untrusted',
  'proxy_unusable',
  'credentials_missing',
  'credentials_wrong',
  'credentials_expired',
  'not_owner',
  'integration_not_enabled',
  'agent_unknown',
  'rate_limited',
  'server_error',
  'refused_by_workspace',
  'unexpected_answer',
  // one patient in Stage 2
  'no_provider_mapping',
  'missing_contact_info',
  'required_field_empty',
  'patient_conflict',
  'not_approved',
  'left_out',
  'cancelled',
  'changed_since_approval',
  // the lock of the window
  'locked',
  'unlock_refused',
  'unlock_wait',
  // calls
  'settings_missing',
  'dump_unknown',
  'wrong_step',
  'nothing_to_import',
  'required_field_unanswered',
  'field_value_invalid',
  'bad_request',
  'internal',
] as const
export type FailureCode = (typeof FAILURE_CODES)[number]

/** `file` is the path inside what the owner chose; `line` counts from 1; `reason` a code that says it closer. */
export interface Failure {
  readonly code: FailureCode
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly reason?: string
  readonly count?: number
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (code: FailureCode, more: Omit<Failure, 'code'> = {}): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code, ...more },
})
