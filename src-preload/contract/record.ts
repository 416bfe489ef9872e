/**
 * The patient record: what Stage 1 stages and everything later reads. One schema for the engine, the headless
 * commands and the window.
 */
import { z } from 'zod'
import { Address, Code, HumanName, Identifier, Instant, Provider, Telecom } from './data-types'
import { Note, STATEMENT_KINDS, type StatementKind } from './statements'

const text = z.string()
const optionalText = text.optional()

export const Demographics = z.strictObject({
  ids: z.array(Identifier),
  names: z.array(HumanName),
  birthDate: Instant.optional(),
  gender: Code.optional(),
  deceased: z.boolean().optional(),
  maritalStatus: Code.optional(),
  religion: Code.optional(),
  races: z.array(Code).optional(),
  ethnicities: z.array(Code).optional(),
  languages: z.array(text).optional(),
  addresses: z.array(Address),
  telecoms: z.array(Telecom),
  guardians: z
    .array(z.strictObject({ name: text, relationship: Code.optional(), telecoms: z.array(Telecom) }))
    .optional(),
})

export const Warning = z.strictObject({
  code: text,
  file: optionalText,
  section: optionalText,
  entry: z.number().int().optional(),
})
export type Warning = z.infer<typeof Warning>

/** A file of the patient: a loose document, or one carried inside a C-CDA (nonXMLBody, observationMedia). */
export const PatientFile = z.strictObject({
  name: text,
  mediaType: text,
  bytes: z.number().int(),
  sha256: text,
  /** Of a PDF, where they could be counted. */
  pages: z.number().int().optional(),
  /** How it was matched to the patient: embedded, folder, patient id, name and birth date, or by the owner. */
  match: z.enum(['embedded', 'folder', 'id', 'name', 'owner']),
})
export type PatientFile = z.infer<typeof PatientFile>
export type Demographics = z.infer<typeof Demographics>

export const DocumentHeader = z.strictObject({
  file: text,
  id: Identifier.optional(),
  code: Code.optional(),
  title: optionalText,
  time: Instant.optional(),
  authors: z.array(Provider).optional(),
  custodian: optionalText,
})
export type DocumentHeader = z.infer<typeof DocumentHeader>

const lists = Object.fromEntries(Object.entries(STATEMENT_KINDS).map(([kind, schema]) => [kind, z.array(schema)])) as {
  [K in StatementKind]: z.ZodArray<(typeof STATEMENT_KINDS)[K]>
}

/** One patient, merged over all documents of that patient. */
export const PatientRecord = z.strictObject({
  key: text,
  demographics: Demographics,
  ...lists,
  notes: z.array(Note),
  providers: z.array(Provider),
  /** NPI the patient is attributed to: primary care, else latest encounter's performer, else author. */
  attributedNpi: optionalText,
  documents: z.array(DocumentHeader),
  files: z.array(PatientFile),
  warnings: z.array(Warning),
})
export type PatientRecord = z.infer<typeof PatientRecord>
