import fs from 'node:fs'
import path from 'node:path'
import { anchorsIn } from './references.mjs'

/**
 * @typedef {import('./project.mjs').Project} Project
 * @typedef {import('./references.mjs').Reference} Reference
 * @typedef {(project: Project, reference: Reference) => string | undefined} Check what is wrong, if anything
 */

/** npm's own, and those that every package may define under a short name. */
const NPM_VERBS = new Set(['install', 'ci', 'version', 'audit', 'outdated'])
const SHORT_NAMES = new Set(['start', 'test'])

/** @type {Readonly<Record<Reference['kind'], readonly Check[]>>} */
const CHECKS = {
  link: [link],
  command: [npmCommand, option, headlessCommand, fileArgument],
  code: [file, variable],
  label: [label],
}

/**
 * @param {Project} project
 * @param {Reference} reference
 * @returns {string[]} a line each, of what leads nowhere
 */
export const problemsOf = (project, reference) =>
  CHECKS[reference.kind].flatMap((check) => {
    const problem = check(project, reference)
    return problem === undefined ? [] : [`${reference.file}:${reference.line}: ${problem}`]
  })

/** @type {Check} */
function link({ root }, { file: from, text }) {
  if (/^(https?|mailto):/.test(text)) return URL.canParse(text) ? undefined : `not an address: ${text}`
  const [target = '', anchor] = text.split('#')
  const to = target === '' ? from : path.join(path.dirname(from), decodeURIComponent(target))
  const onDisk = path.join(root, to)
  if (text === '' || !isThere(onDisk)) return `no such file: ${text}`
  if (anchor === undefined) return undefined
  return anchorsIn(to, fs.readFileSync(onDisk, 'utf8')).has(anchor) ? undefined : `no such heading: ${text}`
}

/** With the letters of the disk: other computers tell `A` from `a`. @param {string} file */
function isThere(file) {
  if (!fs.existsSync(file)) return false
  const folder = path.dirname(file)
  return folder === file || file.endsWith(path.sep) || fs.readdirSync(folder).includes(path.basename(file))
}

/** @param {string} text the words of `npm …` wherever it stands in a command, or undefined */
const npmWords = (text) => /(?:^|[;&|]\s*|\s)npm\s+(.*)$/.exec(text)?.[1]?.split(/\s+/)

/** @type {Check} */
function npmCommand({ scripts }, { text }) {
  const words = npmWords(text)
  if (words === undefined) return undefined
  const [verb = '', ...rest] = words
  if (SHORT_NAMES.has(verb)) return scripts.has(verb) ? undefined : `no such command: npm ${verb}`
  if (verb !== 'run') return NPM_VERBS.has(verb) ? undefined : `no such command: npm ${verb}`
  const name = rest.find((word) => !word.startsWith('-')) ?? ''
  return scripts.has(name) ? undefined : `no script of package.json: npm run ${name}`
}

/** @type {Check} */
function option({ sources }, { text }) {
  if (npmWords(text) === undefined) return undefined
  const [, after = ''] = text.split(/\s\[?-- /)
  const unknown = [...after.matchAll(/--([a-z][a-z-]*)/g)]
    .map(([, name = '']) => name)
    .find((name) => !isRead(sources, name))
  return unknown === undefined ? undefined : `no command reads --${unknown}`
}

/** Named as on the command line, or as `parseArgs` wants it. @param {string} sources @param {string} name */
const isRead = (sources, name) =>
  sources.includes(`'--${name}'`) || new RegExp(`^\\s+'?${name}'?: \\{ type: '`, 'm').test(sources)

/** @type {Check} */
function headlessCommand({ root }, { text }) {
  const [, command] = /\bheadless\s+--\s+([\w-]+)/.exec(text) ?? []
  if (command === undefined) return undefined
  const usage = fs.readFileSync(path.join(root, 'src-main/headless/options.ts'), 'utf8')
  return new RegExp(`^ {2}${command}\\b.*--`, 'm').test(usage) ? undefined : `no headless command: ${command}`
}

/** `npx vitest run <file>`, `node <file>`. @type {Check} */
function fileArgument({ root }, { text }) {
  const [, name] = /(?:vitest run|\bnode)\s+((?:[\w.-]+\/)+[\w.-]+)/.exec(text) ?? []
  return name === undefined || fs.existsSync(path.join(root, name)) ? undefined : `no such file: ${name}`
}

/** A path from the top, up to its first placeholder. @type {Check} */
function file({ root, folders }, { text }) {
  const [first = ''] = text.split('/')
  if (!folders.has(first) || !/^[\w.@-]+\/[^\s]*$/.test(text)) return undefined
  const [certain = ''] = text.split(/[<*…{]/)
  const whole = certain === text ? certain : certain.slice(0, certain.lastIndexOf('/') + 1)
  return fs.existsSync(path.join(root, whole)) ? undefined : `no such file: ${text}`
}

/** @type {Check} */
function variable({ sources }, { text }) {
  const [, name] = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=\S*)?(?:\s|$)/.exec(text) ?? []
  return name === undefined || sources.includes(name) ? undefined : `nothing reads ${name}`
}

/** @type {Check} */
function label({ words }, { text }) {
  const known = [`'${text}'`, `"${text}"`].some((quoted) => words.includes(quoted))
  return known ? undefined : `the window has no such words: ${text}`
}
