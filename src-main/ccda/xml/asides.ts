/** What stands in a document besides elements and plain text. Each answers the index behind what begins there, or `UNSURE`. */
import { type Characters, CLOSING, GREATER, HYPHEN, isForbidden, QUESTION } from './characters'
import { FORBIDDEN } from './entities'

export const UNSURE = -1

/** White space of XML: `\s` would take others, too. */
const S = '[ \\t\\r\\n]'
const DECLARATION = new RegExp(
  `^<\\?xml${S}+version${S}*=${S}*(?:"1\\.0"|'1\\.0')(?:${S}+encoding${S}*=${S}*(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?(?:${S}+standalone${S}*=${S}*(?:"(?:yes|no)"|'(?:yes|no)'))?${S}*\\?>$`,
)
const INSTRUCTION = /^<\?(?!xml[ \t\r\n?])[A-Za-z_][\w.-]*(?:[ \t\r\n][^?]*)?\?>$/i

export function afterDeclaration(xml: Characters): number {
  const end = xml.codes[1] === QUESTION ? instructionEnd(xml, 0) : 0
  return DECLARATION.test(xml.text(0, end)) ? end : 0
}

export function afterInstruction(xml: Characters, less: number): number {
  const end = instructionEnd(xml, less)
  const instruction = xml.text(less, end)
  return INSTRUCTION.test(instruction) && !FORBIDDEN.test(instruction) ? end : UNSURE
}

/** Behind the first `?` and what follows it. */
function instructionEnd({ codes, length }: Characters, less: number): number {
  const question = codes.subarray(less + 2, length).indexOf(QUESTION)
  return Math.min(question < 0 ? less : less + question + 4, length)
}

export function afterComment({ codes }: Characters, less: number): number {
  if (codes[less + 2] !== HYPHEN || codes[less + 3] !== HYPHEN) return UNSURE
  let at = less + 4
  while (codes[at] !== HYPHEN || codes[at + 1] !== HYPHEN) {
    if (isForbidden(codes[at] ?? 0)) return UNSURE
    at += 1
  }
  return codes[at + 2] === GREATER ? at + 3 : UNSURE
}

const [BEGIN, END] = ['<![CDATA[', ']]>']

export function afterSection(xml: Characters, less: number): number {
  const { codes } = xml
  let at = less + BEGIN.length
  if (xml.text(less, at) !== BEGIN) return UNSURE
  while (codes[at] !== CLOSING || codes[at + 1] !== CLOSING || codes[at + 2] !== GREATER) {
    if (isForbidden(codes[at] ?? 0)) return UNSURE
    at += 1
  }
  return at + END.length
}

export const sectionText = (xml: Characters, less: number, behind: number): string =>
  xml.text(less + BEGIN.length, behind - END.length)
