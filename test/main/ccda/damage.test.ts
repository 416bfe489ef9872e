/**
 * Whatever happens to the bytes of a document, its reading is equal, warned or refused; it never throws, hangs or gets
 * smaller in silence. A fixed seed by default; DAMAGE_RUNS=100000 (and DAMAGE_SEED) for a long search.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameBytes, outcomeOf, readWhole, statementSet, withEntryOrder } from './damage'
import { bytesOf, documentWith } from './document'
import { corpusBytes, corpusFiles, hasCorpus } from './oracle/corpus'
import { parse } from './oracle/xml'
import * as write from './statements'

const RUNS = Number(process.env.DAMAGE_RUNS ?? 250)
const SEED = Number(process.env.DAMAGE_SEED ?? 20240601)
const MAX_BYTES = 60_000
const SHARE = 9

const OWN = bytesOf(
  documentWith(
    [
      write.problemList(write.concern('4.3', write.problem({ id: '1' })), '<list><item>Pneumonia</item></list>'),
      write.allergyList(
        write.concern('4.30', write.allergy({ id: '2' })),
        '<table><tr><td>Penicillin</td></tr></table>',
      ),
      write.medicationList(write.medication({ id: '3' })),
      write.immunizationList(write.immunization({ attributes: 'negationInd="true"' })),
      write.vitalSigns(write.organizer('4.26', [write.measurement('4.27'), write.measurement('4.27', { id: '4' })])),
      write.resultList(write.organizer('4.1', [write.measurement('4.2')])),
      write.procedureList(write.procedure()),
      write.encounterList(write.encounter()),
    ].join(''),
  ),
)

const published = (hasCorpus ? corpusFiles() : [])
  .map(corpusBytes)
  .filter((bytes) => bytes.length < MAX_BYTES)
  .filter((_bytes, index) => index % SHARE === 0)
  .filter((bytes) => {
    const document = parse(bytes)
    document?.dispose()
    return document !== undefined
  })
const documents = [OWN, ...published].map((bytes) => ({ bytes, whole: readWhole(bytes), names: nameBytes(bytes) }))
const anyDocument = fc.nat(documents.length - 1).map((index) => documents[index] ?? documents[0])
const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
  const damaged = Uint8Array.from(bytes)
  damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
  return damaged
}
const options = { seed: SEED, numRuns: RUNS }

describe('a damaged document', () => {
  test.skipIf(!hasCorpus)('enough published documents are among them', () => {
    expect(documents.length).toBeGreaterThan(10)
  })

  test('cut off anywhere, it is refused, or whole', () => {
    fc.assert(
      fc.property(anyDocument, fc.double({ min: 0, max: 1, noNaN: true }), (document, share) => {
        if (document === undefined) return
        const { bytes, whole } = document
        const outcome = outcomeOf(whole, bytes.subarray(0, Math.floor(bytes.length * share)))
        expect(['refused', 'equal']).toContain(outcome)
      }),
      options,
    )
  })

  test('with a bit flipped anywhere, it is not smaller in silence', () => {
    fc.assert(
      fc.property(anyDocument, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(7), (document, share, bit) => {
        if (document === undefined) return
        const at = Math.floor(document.bytes.length * share)
        expect([outcomeOf(document.whole, flipped(document.bytes, at, bit)), at, bit]).not.toContain('silently smaller')
      }),
      options,
    )
  })

  test('with a bit flipped in the name of an element or an attribute, it is told or refused', () => {
    fc.assert(
      fc.property(anyDocument, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(7), (document, share, bit) => {
        if (document === undefined) return
        const at = document.names[Math.floor(document.names.length * share)] ?? 0
        const damaged = flipped(document.bytes, at, bit)
        expect([
          outcomeOf(document.whole, damaged),
          at,
          bit,
          Buffer.from(damaged.subarray(at - 40, at + 40)).toString('latin1'),
        ]).not.toContain('changed')
        expect([outcomeOf(document.whole, damaged), at, bit]).not.toContain('silently smaller')
      }),
      options,
    )
  })

  test('with its entries in another order, it holds the same statements', () => {
    fc.assert(
      fc.property(anyDocument, fc.infiniteStream(fc.nat()), (document, order) => {
        if (document === undefined) return
        const text = new TextDecoder().decode(document.bytes)
        const other = readWhole(bytesOf(withEntryOrder(text, () => order.next().value ?? 0)))
        expect(statementSet(other)).toEqual(statementSet(readWhole(bytesOf(text))))
      }),
      { seed: SEED, numRuns: Math.ceil(RUNS / 5) },
    )
  })
})
