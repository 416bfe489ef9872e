/** Parts of a record as text. What is not there gives '', never a guess. */
import type {
  Address,
  Code,
  HumanName,
  Instant,
  Period,
  Provider,
  Quantity,
  Source,
  Telecom,
  Value,
} from '../../../src-preload/contract/data-types'
import { phone, recordDate } from '../../words/format'
import { RECORD, SECTION_NAMES, TELECOM_USES, UNIT_SYMBOLS } from '../../words/record'

export function codeText(code: Code | undefined): string {
  if (!code) return ''
  const translated = code.translations?.find((translation) => translation.display)?.display
  return code.display ?? code.originalText ?? translated ?? code.code ?? ''
}

/** "SNOMED CT 38341003", for the curious. */
export const codeReference = (code: Code | undefined): string =>
  code?.code === undefined ? '' : [code.systemName ?? code.system, code.code].filter(Boolean).join(' ')

export const codesText = (codes: readonly Code[] | undefined): string => joined((codes ?? []).map(codeText))

/** The raw string where it could not be understood, in quotes: it is what was written, not what we read. */
export function instantText(instant: Instant | undefined): string {
  if (instant?.iso !== undefined) return recordDate(instant.iso)
  return instant?.raw === undefined || instant.raw === '' ? '' : `“${instant.raw}”`
}

export function periodText(period: Period | undefined): string {
  if (!period) return ''
  const at = instantText(period.at)
  if (at !== '') return at
  const [low, high] = [instantText(period.low), instantText(period.high)]
  if (low !== '' && high !== '') return low === high ? low : `${low} to ${high}`
  if (low !== '') return `since ${low}`
  return high === '' ? '' : `until ${high}`
}

export function quantityText(quantity: Quantity | undefined): string {
  if (quantity?.value === undefined) return ''
  const { value, unit } = quantity
  return unit === undefined || unit === '1' ? value : `${value} ${UNIT_SYMBOLS[unit] ?? unit}`
}

export function valueText(value: Value | undefined): string {
  switch (value?.type) {
    case undefined:
      return ''
    case 'quantity':
      return `${value.comparator ?? ''}${quantityText(value.quantity)}`
    case 'range':
      return rangeText(quantityText(value.low), quantityText(value.high))
    case 'ratio':
      return [quantityText(value.numerator), quantityText(value.denominator)].filter(Boolean).join(' / ')
    case 'code':
      return codeText(value.code)
    case 'text':
      return value.text
    case 'time':
      return periodText(value.period)
    case 'boolean':
      return value.boolean ? 'Yes' : 'No'
    case 'null':
      return RECORD.nullValue
  }
}

function rangeText(low: string, high: string): string {
  if (low !== '' && high !== '') return `${low} to ${high}`
  if (low !== '') return `from ${low}`
  return high === '' ? '' : `up to ${high}`
}

export const providerText = (provider: Provider): string => joined([provider.name, provider.organization])

export const providersText = (providers: readonly Provider[] | undefined): string =>
  (providers ?? []).map(providerText).filter(Boolean).join('; ')

export const addressText = ({ lines, city, state, postalCode, country }: Address): string =>
  joined([...lines, city, joined([state, postalCode], ' '), country])

/** "(212) 555-0100 home" */
export function telecomText({ kind, value, use }: Telecom): string {
  const written = kind === 'phone' ? phone(value) : value
  return use === undefined ? written : `${written} ${TELECOM_USES[use] ?? use}`
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** "en-US" as "American English"; what is no language tag stays as it was written. */
export function languageText(language: string): string {
  // "English" in full would come back as "english": only codes are looked up.
  if (!/^[a-z]{2,3}(-|$)/i.test(language)) return language
  try {
    return languageNames.of(language) ?? language
  } catch {
    return language
  }
}

export const nameText = (name: HumanName): string => name.text

export const sectionName = (section: string): string => SECTION_NAMES[section] ?? section

/** The file by its own name: its whole path stands under Documents. */
export const sourceText = ({ file, section, entry }: Source): string =>
  [baseName(file), sectionName(section), ...(entry > 0 ? [RECORD.entry(entry)] : [])].join(' · ')

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

export const joined = (parts: readonly (string | undefined)[], by = ', '): string => parts.filter(Boolean).join(by)
