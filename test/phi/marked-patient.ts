/** A patient every field of whom is a word that stands nowhere else, and the files of an export that holds the patient. */
import { syntheticDocument } from '../main/pipeline/synthetic-document'

export const WORDS = {
  given: 'Zqgivenmarker',
  family: 'Zqfamilymarker',
  problem: 'Zqproblemmarker',
  provider: 'Zqprovidermarker',
  email: 'zqemailmarker@example.org',
  phone: '4155550137',
  birthDate: '19370919',
  scan: 'Zqscanmarker of a file inside',
} as const
/** Named by the report of what was read: ids and file names are asked for. */
export const NAMES = { id: 'Zqidmarker', file: 'Zqfilemarker', attached: 'Zqattachedmarker' } as const
export const SPOKEN: readonly string[] = Object.values(WORDS)

const patient = {
  id: NAMES.id,
  given: WORDS.given,
  family: WORDS.family,
  birthDate: WORDS.birthDate,
  phone: WORDS.phone,
  email: WORDS.email,
  provider: WORDS.provider,
  npi: '1234567893',
  problems: [WORDS.problem],
  embedded: Buffer.from(WORDS.scan).toString('base64'),
}

/** One document to read, two that cannot be read, and a file of the patient: path → content. */
export const MARKED_FILES: Readonly<Record<string, string>> = {
  [`${NAMES.file}.xml`]: syntheticDocument(patient),
  [`${NAMES.file}-cut.xml`]: syntheticDocument(patient).slice(0, -300),
  [`${NAMES.file}-dtd.xml`]: syntheticDocument(patient).replace('?>', `?><!DOCTYPE ${WORDS.family}>`),
  [`${WORDS.given}_${WORDS.family}_${NAMES.id}/${NAMES.attached}.txt`]: `Of ${WORDS.family}: ${WORDS.problem}`,
}
