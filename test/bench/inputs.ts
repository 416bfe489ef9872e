/** What is read: the shared documents, copied until there are enough, and a generated export. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateSample } from '../../src-main/headless/sample/generate-sample'
import { syntheticDocument } from '../main/pipeline/synthetic-document'

export interface Input {
  readonly name: string
  readonly folder: string
  readonly bytes: number
  readonly documents: number
}

const PATIENT_ID = /(<(?:\w+:)?patientRole\b[\s\S]{0,600}?extension=")/
/** Who has no id is known by it: without another name for each copy, one patient would have a thousand documents. */
const FAMILY_NAME = /(<(?:\w+:)?patient\b[\s\S]{0,2000}?<(?:\w+:)?family\b[^>]*>)/

const DOCUMENT = /\.(xml|ccda)$/i

const documentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => DOCUMENT.test(name))
    .sort()

const inputOf = (name: string, folder: string): Input => {
  const documents = documentsIn(folder)
  const bytes = documents.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return { name, folder, bytes, documents: documents.length }
}

/** Another patient's, so that copies are not skipped as the same document; byte by byte, whatever the encoding. */
const copyOf = (text: string, copy: number): Buffer => {
  const other = text.replace(PATIENT_ID, `$1copy${copy}-`).replace(FAMILY_NAME, `$1Copy${copy} `)
  return Buffer.from(other === text ? `${text}<!-- ${copy} -->` : other, 'latin1')
}

export interface Copying {
  readonly copies: number
  readonly everyNth: number
}

/** Undefined where the shared documents are not at hand. */
export const copiedCorpus = (corpus: string, folder: string, { copies, everyNth }: Copying): Input | undefined => {
  if (!existsSync(corpus)) return undefined
  rmSync(folder, { recursive: true, force: true })
  for (const name of documentsIn(corpus).filter((_name, index) => index % everyNth === 0)) {
    const text = readFileSync(join(corpus, name), 'latin1')
    for (let copy = 1; copy <= copies; copy += 1) {
      const target = join(folder, String(copy), name)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, copyOf(text, copy))
    }
  }
  return inputOf(copies === 1 ? 'real documents' : `real documents, ${copies} copies`, folder)
}

export const generatedExport = async (folder: string, patients: number): Promise<Input> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await generateSample({ patients, seed: 7, out: folder, zip: false, change: 0 })
  // Documents alone: pictures and PDFs are hashed only, and would flatter every speed.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !DOCUMENT.test(entry.name)) rmSync(join(entry.parentPath, entry.name))
  }
  return inputOf(`generated export, ${patients} patients`, folder)
}

/** Invented patients of one small document each, in numbered folders. */
export const manyPatients = (folder: string, folders: number, aFolder: number): void => {
  rmSync(folder, { recursive: true, force: true })
  for (let index = 0; index < folders * aFolder; index += 1) {
    const inside = join(folder, String(Math.floor(index / aFolder)).padStart(3, '0'))
    if (index % aFolder === 0) mkdirSync(inside, { recursive: true })
    const document = syntheticDocument({
      id: `P${index}`,
      given: `Given${index}`,
      family: `Family${index % 997}`,
      birthDate: `19${10 + (index % 90)}0${1 + (index % 9)}1${index % 10}`,
      phone: `+1202555${String(index % 10_000).padStart(4, '0')}`,
      email: `p${index}@example.com`,
    })
    writeFileSync(join(inside, `${index}.ccda`), document)
  }
}
