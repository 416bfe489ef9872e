/** HL7 V3 data types → the record's values. Every reader answers undefined where nothing is said, and never throws. */
import type { Code, Identifier, Instant, Period, Quantity, Value } from '../../src-preload/contract/data-types'
import { CODE_SYSTEMS } from './codes/code-systems'
import { toUcum } from './codes/units'
import type { ReadContext, Reader } from './context'
import { parseInstant } from './time'
import { attribute, child, childrenOf, textOf, type XmlNode } from './xml/node'

/** The value without its undefined keys; undefined for a value without any other. Slow: for what stands once in a document. */
export function compact<T extends object>(value: T): T | undefined {
  const kept: Partial<T> = {}
  let some = false
  for (const key in value) {
    if (value[key] === undefined) continue
    kept[key] = value[key]
    some = true
  }
  return some ? (kept as T) : undefined
}

/** An array that begins with one value has room for no more than that, an empty one that grows for seventeen. */
export function withValue<T>(values: T[] | undefined, value: T): T[] {
  if (values === undefined) return [value]
  values.push(value)
  return values
}

/** What the reader makes of the children of that name; undefined for nothing. */
export function readEach<T>(
  parent: XmlNode | undefined,
  name: string,
  reader: Reader<T>,
  context: ReadContext,
): T[] | undefined {
  let values: T[] | undefined
  for (const node of childrenOf(parent, name)) {
    const value = reader(node, context)
    if (value !== undefined) values = withValue(values, value)
  }
  return values
}

export const readTextOrReference: Reader<string> = (node, context) => {
  const reference = attribute(child(node, 'reference'), 'value')
  const resolved = reference === undefined ? undefined : context.reference(reference)
  return resolved ?? textOf(node)
}

const systemNames = new Map(Object.entries(CODE_SYSTEMS))

/** Field by field, as in all readers of what stands many times in an entry: copies that lose empty fields are slow. */
function bareCode(node: XmlNode, context: ReadContext, isTranslation: boolean): Code {
  const { code, codeSystem, displayName, nullFlavor, codeSystemName } = node.attributes
  const original = child(node, 'originalText')
  const bare: Code = {}
  const systemName = (codeSystem === undefined ? undefined : systemNames.get(codeSystem.trim())) ?? codeSystemName
  const value = code?.trim()
  const display = displayName?.trim()
  const said = original === undefined ? undefined : readTextOrReference(original, context)
  const words = said ?? (isTranslation || value || display ? undefined : textOf(node))
  if (codeSystem) bare.system = codeSystem
  if (systemName) bare.systemName = systemName
  if (value) bare.code = value
  if (display) bare.display = display
  if (words) bare.originalText = words
  if (nullFlavor) bare.nullFlavor = nullFlavor
  return bare
}

/** At most a code system and a null flavour: names nothing. */
const isBare = (code: Code): boolean =>
  code.code === undefined && code.display === undefined && code.originalText === undefined

const readTranslation: Reader<Code> = (node, context) => {
  const code = bareCode(node, context, true)
  return isBare(code) ? undefined : code
}

const isEmpty = (code: Code): boolean => {
  for (const _field in code) return false
  return true
}

/** CD, CE, CV, CO, CS. Codes that stand only in `translation` stay there; who shows it picks one. */
export const readCode: Reader<Code> = (node, context) => {
  const translations = readEach(node, 'translation', readTranslation, context)
  const code = bareCode(node, context, false)
  if (translations !== undefined) code.translations = translations
  return isEmpty(code) ? undefined : code
}

export const readInstant: Reader<Instant> = (node, context) => {
  const raw = node.attributes.value ?? node.text.trim()
  if (raw !== '' && raw.trim() !== '') return parseInstant(raw, (fault) => context.warn(fault))
  const nullFlavor = attribute(node, 'nullFlavor')
  return nullFlavor === undefined ? undefined : { nullFlavor }
}

/** TS or IVL_TS. `center` stands for a point. */
export const readPeriod: Reader<Period> = (node, context) => {
  const low = child(node, 'low')
  const high = child(node, 'high')
  const at = readInstant(child(node, 'center') ?? node, context)
  const from = low && readInstant(low, context)
  const to = high && readInstant(high, context)
  if (at === undefined && from === undefined && to === undefined) return undefined
  const period: Period = {}
  if (at !== undefined) period.at = at
  if (from !== undefined) period.low = from
  if (to !== undefined) period.high = to
  return period
}

export const readQuantity: Reader<Quantity> = (node) => {
  const value = attribute(node, 'value')?.trim()
  const unit = attribute(node, 'unit')?.trim()
  const ucum = unit === undefined ? undefined : toUcum(unit)
  const nullFlavor = attribute(node, 'nullFlavor')
  if (value === undefined && unit === undefined && nullFlavor === undefined) return undefined
  const quantity: Quantity = {}
  if (value !== undefined) quantity.value = value
  if (unit !== undefined) quantity.unit = unit
  if (ucum !== undefined) quantity.ucum = ucum
  if (nullFlavor !== undefined) quantity.nullFlavor = nullFlavor
  return quantity
}

/** Without its prefix. */
export const localType = (node: XmlNode): string | undefined => {
  const type = attribute(node, 'xsi:type')
  return type?.slice(type.lastIndexOf(':') + 1).trim()
}

const quantityAt = (node: XmlNode, name: string, context: ReadContext): Quantity | undefined => {
  const found = child(node, name)
  return found === undefined ? undefined : readQuantity(found, context)
}

function readSimpleQuantity(node: XmlNode, context: ReadContext): Value | undefined {
  const quantity = readQuantity(node, context)
  const translated = child(node, 'translation')
  if (quantity?.value !== undefined) {
    const unit = quantity.unit ?? textOf(child(translated, 'originalText'))
    return { type: 'quantity', quantity: unit === undefined ? quantity : { ...quantity, unit } }
  }
  const inner = translated === undefined ? undefined : readQuantity(translated, context)
  if (inner?.value !== undefined) return { type: 'quantity', quantity: inner }
  const text = textOf(node)
  if (text !== undefined) return { type: 'text', text }
  return quantity?.nullFlavor === undefined ? undefined : { type: 'null', nullFlavor: quantity.nullFlavor }
}

/** IVXB: a bound belongs to the interval unless inclusive="false". */
const beyond = (interval: XmlNode, bound: 'low' | 'high'): string =>
  (bound === 'low' ? '>' : '<') + (attribute(child(interval, bound), 'inclusive') === 'false' ? '' : '=')

function readRange(node: XmlNode, context: ReadContext): Value | undefined {
  const low = quantityAt(node, 'low', context)
  const high = quantityAt(node, 'high', context)
  if (low === undefined && high === undefined) return readSimpleQuantity(child(node, 'center') ?? node, context)
  if (high === undefined && low?.value !== undefined)
    return { type: 'quantity', quantity: low, comparator: beyond(node, 'low') }
  if (low === undefined && high?.value !== undefined)
    return { type: 'quantity', quantity: high, comparator: beyond(node, 'high') }
  return { type: 'range', ...(low && { low }), ...(high && { high }) }
}

function readRatio(node: XmlNode, context: ReadContext): Value | undefined {
  const numerator = quantityAt(node, 'numerator', context)
  const denominator = quantityAt(node, 'denominator', context)
  if (numerator === undefined && denominator === undefined) return undefined
  return { type: 'ratio', ...(numerator && { numerator }), ...(denominator && { denominator }) }
}

function readCodeValue(node: XmlNode, context: ReadContext): Value | undefined {
  const code = readCode(node, context)
  if (code === undefined) return undefined
  const { nullFlavor } = code
  return nullFlavor !== undefined && Object.keys(code).length === 1
    ? { type: 'null', nullFlavor }
    : { type: 'code', code }
}

function readTextValue(node: XmlNode, context: ReadContext): Value | undefined {
  // A file, kept as one of the patient's files.
  if (attribute(node, 'representation') === 'B64') return undefined
  const text = readTextOrReference(node, context) ?? attribute(node, 'value')
  if (text !== undefined) return { type: 'text', text }
  const nullFlavor = attribute(node, 'nullFlavor')
  return nullFlavor === undefined ? undefined : { type: 'null', nullFlavor }
}

function readTimeValue(node: XmlNode, context: ReadContext): Value | undefined {
  const period = readPeriod(node, context)
  return period === undefined ? undefined : { type: 'time', period }
}

function readBoolean(node: XmlNode): Value | undefined {
  const value = attribute(node, 'value')
  return value === 'true' || value === 'false' ? { type: 'boolean', boolean: value === 'true' } : undefined
}

/** ANY: by xsi:type, or by shape where the export left the type out. */
export const readValue: Reader<Value> = (node, context) => {
  const type = localType(node)
  if (type === undefined) return readByShape(node, context)
  if (type === 'PQ' || type === 'INT' || type === 'REAL' || type === 'MO' || type === 'PQR')
    return readSimpleQuantity(node, context)
  if (type.startsWith('IVL_TS') || type === 'TS' || type === 'PIVL_TS') return readTimeValue(node, context)
  if (type.startsWith('IVL')) return readRange(node, context)
  if (type.startsWith('RTO')) return readRatio(node, context)
  if (type === 'BL') return readBoolean(node)
  if (type === 'CD' || type === 'CE' || type === 'CV' || type === 'CO' || type === 'CS' || type === 'CR')
    return readCodeValue(node, context)
  return readTextValue(node, context)
}

function readByShape(node: XmlNode, context: ReadContext): Value | undefined {
  if (child(node, 'low') !== undefined || child(node, 'high') !== undefined) return readRange(node, context)
  if (child(node, 'numerator') !== undefined) return readRatio(node, context)
  if (node.attributes.code !== undefined) return readCodeValue(node, context)
  if (node.attributes.value !== undefined) return readSimpleQuantity(node, context)
  if (child(node, 'translation') !== undefined) return readCodeValue(node, context)
  return readTextValue(node, context)
}

export const readIdentifier: Reader<Identifier> = (node) => {
  const { root, extension, nullFlavor } = node.attributes
  if (root === undefined && extension === undefined) return undefined
  const id: Identifier = { root: root ?? '' }
  if (extension) id.extension = extension
  if (nullFlavor !== undefined) id.nullFlavor = nullFlavor
  return id
}

/** What to show of a code: its display name, else the words of the document, else those of a translation. */
export const displayOf = (code: Code | undefined): string | undefined =>
  code?.display ?? code?.originalText ?? code?.translations?.find((other) => other.display !== undefined)?.display

const isCoded = ({ code }: Code): boolean => code !== undefined

/** Whether a concept has any code value. */
export const hasCode = (code: Code | undefined): boolean =>
  code !== undefined && (isCoded(code) || code.translations?.some(isCoded) === true)

/** All code values of a concept, its own first. */
export function codesOf(code: Code | undefined): readonly string[] {
  if (code === undefined) return []
  const codes = code.code === undefined ? [] : [code.code]
  for (const other of code.translations ?? []) if (other.code !== undefined) codes.push(other.code)
  return codes
}
