/** Values of the record → the words which a person reads. Nothing is rounded, converted or guessed. */
import type { Address, Code, Instant, Period, Provider, Value } from '../../src-preload/contract/data-types'
import type { Statement } from '../../src-preload/contract/statements'

type Quantity = Extract<Value, { type: 'quantity' }>['quantity']

/** Parts that are there, once each; undefined when there is none. */
export const joined = (parts: readonly (string | undefined)[], separator = '; '): string | undefined => {
  const present = parts.map((part) => part?.trim()).filter((part) => part !== undefined && part !== '')
  return present.length === 0 ? undefined : [...new Set(present)].join(separator)
}

/** NullFlavor (2.16.840.1.113883.5.1008). TRC is a finding: a trace was there. */
const NULL_FLAVORS: Readonly<Record<string, string>> = {
  NI: 'no information',
  UNK: 'unknown',
  ASKU: 'asked but unknown',
  NASK: 'not asked',
  NAV: 'not available yet',
  NAVU: 'not available',
  NA: 'not applicable',
  NP: 'not present',
  OTH: 'other',
  MSK: 'masked',
  QS: 'sufficient quantity',
  TRC: 'trace',
  NINF: 'below the measurable',
  PINF: 'above the measurable',
}
export const nullFlavorText = (flavor: string | undefined): string | undefined =>
  flavor === undefined ? undefined : (NULL_FLAVORS[flavor] ?? flavor)

/** ActCode ASSERTION says only that the value is the statement: nothing to be read, nothing that could be lost. */
const ASSERTION = 'ASSERTION'

type BareCode = Omit<Code, 'translations'>
const bareCodeText = ({ system, systemName, code }: BareCode): string | undefined =>
  code === undefined || code === ASSERTION ? undefined : joined([systemName ?? system, code], ' ')

/** "RxNorm 197361, NDC 00093…": all codes of a concept, so that none is lost where A2V2 has no place for it. */
export const codesText = (code: Code | undefined): string | undefined =>
  code && joined([code, ...(code.translations ?? [])].map(bareCodeText), ', ')

/** The first code of a concept alone. */
export const firstCodeText = (code: Code | undefined): string | undefined =>
  code && [code, ...(code.translations ?? [])].map(bareCodeText).find((text) => text !== undefined)

/** The words of a concept: display name, the document's own words, those of a translation, at last the bare code. */
export const codeText = (code: Code | undefined): string | undefined => {
  if (code === undefined || (code.code === ASSERTION && code.originalText === undefined)) return undefined
  const translated = code.translations?.map(({ display, originalText }) => display ?? originalText).find(Boolean)
  return joined([code.display]) ?? joined([code.originalText]) ?? translated ?? firstCodeText(code)
}

/** What a statement is about: its code, else the words of its entry. */
export const nameOf = ({ code, text }: Pick<Statement, 'code' | 'text'>): string | undefined =>
  codeText(code) ?? joined([text])

const unitText = (unit: string | undefined): string | undefined => (unit === '1' || unit === 'null' ? undefined : unit)
export const quantityText = (quantity: Quantity | undefined): string | undefined =>
  quantity && (joined([quantity.value, unitText(quantity.unit)], ' ') ?? nullFlavorText(quantity.nullFlavor))

const rangeText = (low: Quantity | undefined, high: Quantity | undefined): string | undefined => {
  if (low?.value === undefined) return high?.value === undefined ? undefined : `≤ ${quantityText(high)}`
  if (high?.value === undefined) return `≥ ${quantityText(low)}`
  return low.unit === high.unit ? `${low.value}–${quantityText(high)}` : `${quantityText(low)} – ${quantityText(high)}`
}

/** Undefined when the value says nothing. Its unit is part of it; a reading (readings.ts) has them apart. */
export const valueText = (value: Value | undefined): string | undefined => {
  switch (value?.type) {
    case undefined:
      return undefined
    case 'quantity':
      return joined([value.comparator, quantityText(value.quantity)], '')
    case 'range':
      return rangeText(value.low, value.high)
    case 'ratio':
      return joined([quantityText(value.numerator), quantityText(value.denominator)], ' : ')
    case 'code':
      return codeText(value.code)
    case 'text':
      return joined([value.text])
    case 'time':
      return periodText(value.period)
    case 'boolean':
      return value.boolean ? 'Yes' : 'No'
    case 'null':
      return nullFlavorText(value.nullFlavor)
  }
}

/** In quotation marks, as written, where it could not be understood. */
export const instantText = (instant: Instant | undefined): string | undefined =>
  instant && (joined([instant.iso?.replace('T', ' ')]) ?? (instant.raw && `"${instant.raw}"`))

export const periodText = (period: Period | undefined): string | undefined => {
  if (period === undefined) return undefined
  const [low, high] = [instantText(period.low), instantText(period.high)]
  if (low !== undefined && high !== undefined) return low === high ? low : `${low} to ${high}`
  return low !== undefined ? `from ${low}` : (joined([instantText(period.at), high && `until ${high}`]) ?? undefined)
}

/**
 * ISO 8601 for a field that is read by machines: no more precise than the source. An hour without minutes, which is
 * good ISO but which most readers refuse, is cut to its day.
 */
export const machineTime = (iso: string | undefined): string | undefined =>
  iso?.replace(/T\d{2}(Z|[+-]\d{2}:?\d{2})?$/, '')

/** When something was so: the point, else the start, else the end. */
export const timeOf = (period: Period | undefined): string | undefined =>
  machineTime(period?.at?.iso ?? period?.low?.iso ?? period?.high?.iso)

/** YYYY-MM-DD; undefined when less than a day is known, since a day must not be invented. */
export const dayOf = (iso: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(iso ?? '')?.[0]

export const providerText = ({ name, organization, specialty }: Provider): string | undefined =>
  joined([name ?? organization, codeText(specialty)], ', ')
export const providersText = (providers: readonly Provider[] | undefined): string | undefined =>
  joined((providers ?? []).map(providerText))

export const codeTexts = (codes: readonly Code[] | undefined): string | undefined => joined((codes ?? []).map(codeText))

export const addressText = ({ lines, city, state, postalCode, country }: Address): string | undefined =>
  joined([...lines, city, joined([state, postalCode], ' '), country], ', ')
