/**
 * The oracle's own way from bytes to answers: libxml2 and XPath 1.0. It shares no code with `src-main/ccda`, so that it
 * can disagree with it. Prefixes in every expression: `h` is HL7 V3, `s` the SDTC extension, `x` XML Schema instance.
 */
import { ParseOption, XmlDocument, type XmlNode, XmlXPath } from 'libxml2-wasm'

const PREFIXES = {
  h: 'urn:hl7-org:v3',
  s: 'urn:hl7-org:sdtc',
  x: 'http://www.w3.org/2001/XMLSchema-instance',
}
const compiled = new Map<string, XmlXPath>()

const expression = (path: string): XmlXPath => {
  const known = compiled.get(path) ?? XmlXPath.compile(path, PREFIXES)
  compiled.set(path, known)
  return known
}

const decode = (bytes: Uint8Array): string => {
  const declared = /^[^>]*encoding=["']([\w-]+)/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Published exports forget the root's namespace, or write blanks into a namespace URI, which libxml2 refuses. */
const withNamespace = (text: string): string => {
  const blanks = text.replace(/(xmlns(?::\w+)?\s*=\s*)"\s*([^"\s]+)[^"]*"/g, '$1"$2"')
  return blanks.replace(/<ClinicalDocument(?=[\s>])(?![^>]*\sxmlns\s*=)/, `<ClinicalDocument xmlns="${PREFIXES.h}"`)
}

/** The parsed document, or undefined where libxml2 finds it not well-formed. The caller disposes of it. */
export function parse(bytes: Uint8Array): XmlDocument | undefined {
  const text = withNamespace(decode(bytes)).replace(/^\s*(<\?xml[^>]*\?>)?/, '')
  try {
    return XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_NO_XXE })
  } catch {
    return undefined
  }
}

export const nodes = (from: XmlNode, path: string): XmlNode[] => from.find(expression(path))

/** The string value of `path`, outer white space removed; '' for nothing. */
export const string = (from: XmlNode, path: string): string => {
  const value = from.eval(expression(`string(${path})`))
  return typeof value === 'string' ? value.trim() : ''
}

export const holds = (from: XmlNode, condition: string): boolean =>
  from.eval(expression(`boolean(${condition})`)) === true

/** The first of several paths that says something. */
export const firstString = (from: XmlNode, paths: readonly string[]): string => {
  for (const path of paths) {
    const value = string(from, path)
    if (value !== '') return value
  }
  return ''
}
