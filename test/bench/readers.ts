/** Subjects that take one document after the other, each on one core. A reader answers the statements it found. */
import { createRequire } from 'node:module'
import { SaxesParser } from 'saxes'
import { readDocument } from '../../src-main/ccda/read-document'
import { EXTRACTED, SAX } from './subject'

/** Throws where it cannot read the document. */
type Reader = (bytes: Buffer) => number | undefined

interface SaxParser {
  onopentag: () => void
  ontext: () => void
  onerror: () => void
  error: Error | null
  write(text: string): SaxParser
  close(): void
}
interface Medplum {
  convertXmlToCcda(xml: string): unknown
  convertCcdaToFhir(ccda: unknown): { readonly entry?: readonly { readonly resource?: { resourceType: string } }[] }
}
type Sections = Readonly<Record<string, unknown>>

/** Both tokenizers have listeners that do nothing: without any, saxes does not even cut out the text. */
const nothing = (): void => undefined

/** Both go on behind an error, so that every byte is paid for. */
const refuseIf = (errors: number): undefined => {
  if (errors > 0) throw new Error('not well-formed')
}

const saxReader = (peer: NodeJS.Require): Reader => {
  const { parser } = peer('sax') as { parser(strict: boolean): SaxParser }
  return (bytes) => {
    let errors = 0
    // One by one: Object.assign makes the parser an object that V8 looks up slowly, at half its speed.
    const sax = parser(true)
    sax.onopentag = nothing
    sax.ontext = nothing
    sax.onerror = () => {
      errors += 1
      sax.error = null
    }
    sax.write(bytes.toString('utf8')).close()
    return refuseIf(errors)
  }
}

const readWithSaxes: Reader = (bytes) => {
  let errors = 0
  const saxes = new SaxesParser()
  saxes.on('opentag', nothing)
  saxes.on('text', nothing)
  saxes.on('error', () => {
    errors += 1
  })
  saxes.write(bytes.toString('utf8')).close()
  return refuseIf(errors)
}

const readWithOurs: Reader = (bytes) => {
  const reading = readDocument(bytes, 'document.xml')
  if (!reading.ok) throw new Error(reading.failure.code)
  return Object.values(reading.value.statements).reduce((sum, rows) => sum + rows.length, 0)
}

/** Who and where: no statements about the patient, which Stage 1 does not count either. */
const ADMINISTRATIVE: ReadonlySet<string> = new Set([
  'Composition',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
])

const medplumReader = (peer: NodeJS.Require): Reader => {
  const { convertXmlToCcda, convertCcdaToFhir } = peer('@medplum/ccda') as Medplum
  return (bytes) =>
    convertCcdaToFhir(convertXmlToCcda(bytes.toString('utf8'))).entry?.filter(
      ({ resource }) => resource !== undefined && !ADMINISTRATIVE.has(resource.resourceType),
    ).length ?? 0
}

/** A panel counts as the results in it. */
const statementsIn = (sections: Sections): number =>
  Object.values(sections)
    .flatMap((section) => (Array.isArray(section) ? (section as readonly Sections[]) : []))
    .reduce((sum, { tests, results }) => {
      const panel = tests ?? results
      return sum + (Array.isArray(panel) ? panel.length : 1)
    }, 0)

const blueButtonReader = (peer: NodeJS.Require): Reader => {
  const read = peer('bluebutton') as (xml: string) => { readonly data: Sections }
  return (bytes) => statementsIn(read(bytes.toString('utf8')).data)
}

const amidaReader = (peer: NodeJS.Require): Reader => {
  const { parseString } = peer('@amida-tech/blue-button') as { parseString(xml: string): { readonly data: Sections } }
  return (bytes) => statementsIn(parseString(bytes.toString('utf8')).data)
}

const naiveReader = (peer: NodeJS.Require): Reader => {
  const { XMLParser } = peer('fast-xml-parser') as {
    XMLParser: new (options: object) => { parse(xml: string): unknown }
  }
  const parser = new XMLParser({ ignoreAttributes: false })
  return (bytes) => {
    parser.parse(bytes.toString('utf8'))
    return undefined
  }
}

const READERS: Readonly<Record<string, (peer: NodeJS.Require) => Reader>> = {
  'read only': () => () => undefined,
  [SAX]: saxReader,
  saxes: () => readWithSaxes,
  [EXTRACTED]: () => readWithOurs,
  'fast-xml-parser': naiveReader,
  '@medplum/ccda': medplumReader,
  bluebutton: blueButtonReader,
  '@amida-tech/blue-button': amidaReader,
}

/** `peers`: the folder where packages were installed. */
export const readerOf = (name: string, peers: string): Reader | undefined =>
  READERS[name]?.(createRequire(`${peers}/peers.cjs`))
