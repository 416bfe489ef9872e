/** Reads the sample back with the tokenizer alone: nothing of ours that could make the same mistake. */
import { SaxesParser } from 'saxes'
import { type SampleFile, sampleFiles } from '../../../../src-main/headless/sample/sample-files'

export const SEED = 2026
export const filesOf = (patients: number, change = 0, seed = SEED): readonly SampleFile[] => [
  ...sampleFiles({ patients, seed, change }),
]
/** What ships in the app. */
export const SHIPPED: readonly SampleFile[] = [...sampleFiles({ patients: 36, seed: SEED, withMishaps: true })]
export const isSummary = ({ path }: SampleFile): boolean => path.endsWith('.ccda')
export const textOf = ({ bytes }: SampleFile): string => bytes.toString()

export interface Element {
  readonly name: string
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Throws where it is not well-formed. */
export function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = []
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name)
    elements.push({ name, path: open.join('/'), attributes })
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return elements
}

export const valuesOf = (elements: readonly Element[], name: string, attribute: string): readonly string[] =>
  elements.flatMap(({ name: found, attributes }) => (found === name ? (attributes[attribute] ?? []) : []))
