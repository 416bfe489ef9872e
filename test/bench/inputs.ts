/** What is read: the shared documents, copied until there are enough, and a generated export. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateSample } from '../../src-main/headless/sample/generate-sample'

export interface Input {
  readonly name: string
  readonly folder: string
  readonly bytes: number
  readonly documents: number
}

const PATIENT_ID = /(<(?:\w+:)?patientRole\b[\s\S]{0,600}?extension=")/

const DOCUMENT = /\.(xml|ccda)$/i

const documentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => DOCUMENT.test(name))

const inputOf = (name: string, folder: string): Input => {
  const documents = documentsIn(folder)
  const bytes = documents.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return { name, folder, bytes, documents: documents.length }
}

/** Another patient's, so that copies are not skipped as the same document; byte by byte, whatever the encoding. */
const copyOf = (document: Buffer, copy: number): Buffer => {
  const text = document.toString('latin1')
  const other = text.replace(PATIENT_ID, `$1copy${copy}-`)
  return Buffer.from(other === text ? `${text}<!-- ${copy} -->` : other, 'latin1')
}

/** Undefined where the shared documents are not at hand. */
export const copiedCorpus = (corpus: string, folder: string, copies: number): Input | undefined => {
  if (!existsSync(corpus)) return undefined
  rmSync(folder, { recursive: true, force: true })
  for (const name of documentsIn(corpus)) {
    const document = readFileSync(join(corpus, name))
    for (let copy = 1; copy <= copies; copy += 1) {
      const target = join(folder, String(copy), name)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, copyOf(document, copy))
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
