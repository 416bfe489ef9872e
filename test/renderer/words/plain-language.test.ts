/** Plain language: every word that the window can show, read as a tired clinic owner would. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { FAILURE_CODES } from '../../../src-preload/contract/result'
import { FAILURES } from '../../../src-renderer/words/failures'

const FOLDER = join(import.meta.dirname, '../../../src-renderer/words')
/** Functions that make words are asked with these; a text is a word too, so that both kinds of argument are covered. */
const ARGUMENTS = [
  [2, 3, 4, 5],
  ['Anna', 'Berta', 'Clara', 'Dora'],
]
/** "C-CDA", "CCDA", "NPI" and "API key" are the owner's own words: Tebra and A2V2 use them. */
const JARGON =
  /\b(parser|schema|payload|endpoint|idempoten\w*|upsert\w*|SQLite|SQL|database|WAL|JSON-?LD|stack ?trace|exception|boolean|string|integer|regex\w*|timeout|HTTP|TLS|IPC|renderer|main process|worker|thread|cache|hash(ed)?|namespace|mutex|daemon|segfault|kernel|buffer|callback|async\w*|initiali[sz]e\w*|instantiate\w*|execut(e|ing|ion)|abort(ed)?|invalid input|illegal|fatal|terminate[ds]?|deprecated|parameter|argument|config file|UTF-?8|ASCII|OID|UUID|GUID|URI|HTTP \d+|leverage|utili[sz]e|facilitate|via)\b/i
const MOST_WORDS = 32

/** Every text of a module, with the way to it. What is made by a function is made with examples. */
function textsOf(value: unknown, way: string): [way: string, text: string][] {
  if (typeof value === 'string') return [[way, value]]
  if (typeof value === 'function') return ARGUMENTS.flatMap((args) => textsOf(made(value, args), `${way}()`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, `${way}.${key}`))
}

/** Undefined where it wants something else than these. */
function made(make: object, args: readonly unknown[]): unknown {
  try {
    return Reflect.apply(make as () => unknown, undefined, args)
  } catch {
    return undefined
  }
}

/** What clinics and codes are called is theirs: sections, units, interpretations. */
const NAMES = /^record\.(SECTION_NAMES|UNIT_SYMBOLS|TELECOM_USES)/

/** Made with examples of the wrong kind. */
const OTHER_ARGUMENTS = /\b(NaN|undefined)\b/

let texts: readonly (readonly [way: string, text: string])[]
beforeAll(async () => {
  const files = [...readdirSync(FOLDER).map((file) => join(FOLDER, file)), join(FOLDER, '../words.ts')]
  const modules = await Promise.all(
    files.map(async (file) =>
      textsOf({ ...((await import(file)) as object) }, file.slice(file.lastIndexOf('/') + 1, -3)),
    ),
  )
  texts = modules.flat().filter(([way, text]) => text !== '' && !NAMES.test(way) && !OTHER_ARGUMENTS.test(text))
  expect(texts.length).toBeGreaterThan(700)
})

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?:;])\s+/).filter(Boolean)
const found = (isWrong: (text: string) => boolean): string[] =>
  texts.filter(([, text]) => isWrong(text)).map(([way, text]) => `${way}: ${text}`)

describe('every text', () => {
  test('is free of jargon', () => expect(found((text) => JARGON.test(text))).toEqual([]))

  test('does not shout, beg or make light of it', () =>
    expect(found((text) => /!|\b(please|sorry|oops|uh-oh|simply|easy|easily)\b/i.test(text))).toEqual([]))

  test(`has sentences of at most ${MOST_WORDS} words`, () =>
    expect(found((text) => sentencesOf(text).some((one) => one.split(/\s+/).length > MOST_WORDS))).toEqual([]))

  test('begins with a capital where it is a sentence, and does not end in two dots', () =>
    expect(found((text) => (/^[a-z].*\.$/s.test(text) && text.includes(' ')) || /[^.]\.\.$|\.…$/.test(text))).toEqual(
      [],
    ))

  test('has no blanks at its ends or in a row, and typographic dots', () =>
    expect(found((text) => text !== text.trim() || /\s{2,}|\.\.\./.test(text))).toEqual([]))
})

const PROPER = /Tebra Import|Export Patient Data/
/** Two capitals in a row of ordinary words: "Save The Receipt". Names of Tebra's and A2V2's own things are not ordinary. */
const TITLE_CASE =
  /^[A-Z][a-z]+ (The|A|An|To|Of|And|Or|With|For|In|On|Your|This|These|All|New|File|Files|Import|Patients?)\b/

test('titles and buttons are in sentence case', () =>
  expect(found((text) => TITLE_CASE.test(text.replace(PROPER, '')))).toEqual([]))

const ACTION =
  /\b(add|ask|attach|bring|check|choose|close|connect|copy|correct|discard|download|enter|export|fill|find|free|give|go|install|look|make|map|nothing to do|open|put|read|retry|save|set|sign in|tell|try|unlock|unpack|wait|write|rest was read|not read)\b/i

test.each(FAILURE_CODES)('%s names what it is, the cause and the next action', (code) => {
  const { title, happened, next } = FAILURES[code]
  expect(title.split(' ').length, 'a title is short').toBeLessThanOrEqual(12)
  expect(happened.split(' ').length, 'the cause is told').toBeGreaterThanOrEqual(5)
  expect(next).toMatch(ACTION)
  expect([happened, next], 'not the same twice').toHaveLength(new Set([happened, next, title]).size - 1)
})
