/**
 * Allergies and intolerances (section 2.16.840.1.113883.10.20.22.2.6). The agent is the participant, not the
 * observation's value, which is the kind of intolerance; C32 documents and some exports keep the agent in the value.
 * Severity (of a reaction or of the allergy) and criticality are three different things.
 */
import type { Code } from '../../../src-preload/contract/data-types'
import type { Statement } from '../../../src-preload/contract/statements'
import { GENERIC_WORDS } from '../codes/code-systems'
import type { Reader } from '../context'
import { concernStatus, isGeneric, judgeAbsence, noneKnown, saysNoneKnown, statusOfCode, withStatus } from '../judge'
import { defineSection, type Field, one } from '../section'
import { codesOf, displayOf, hasCode, readCode, readPeriod } from '../values'
import { attribute, child, childrenOf, hasTemplate, isTrue, textOf, type XmlNode } from '../xml/node'

const REACTIONS = ['2.16.840.1.113883.10.20.22.4.9', '2.16.840.1.113883.10.20.1.54']
const SEVERITY = '2.16.840.1.113883.10.20.22.4.8'
const C32_SEVERITY = '2.16.840.1.113883.10.20.1.55'
const STATUS = '2.16.840.1.113883.10.20.22.4.28'
const C32_STATUS = '2.16.840.1.113883.10.20.1.39'
const CRITICALITY = '2.16.840.1.113883.10.20.22.4.145'

const severity = one(
  [`entryRelationship/observation[#${SEVERITY}]/value`, `entryRelationship/observation[#${C32_SEVERITY}]/value`],
  readCode,
)

type Reaction = NonNullable<Statement<'allergies'>['reactions']>[number]

const readReaction: Reader<Reaction> = (observation, context) => {
  const value = child(observation, 'value')
  const text = child(observation, 'text')
  const code = (value && readCode(value, context)) ?? (text && readCode(text, context))
  const time = child(observation, 'effectiveTime')
  if (code === undefined) return undefined
  const reaction: Reaction = { code }
  const severe = severity(observation, context)
  const period = time && readPeriod(time, context)
  if (severe !== undefined) reaction.severity = severe
  if (period !== undefined) reaction.period = period
  return reaction
}

const NOT_REACTIONS = [SEVERITY, C32_SEVERITY, STATUS, C32_STATUS, CRITICALITY]
const isReaction = (link: XmlNode, observation: XmlNode): boolean =>
  REACTIONS.some((root) => hasTemplate(observation, root)) ||
  (attribute(link, 'typeCode') === 'MFST' && !NOT_REACTIONS.some((root) => hasTemplate(observation, root)))

/** By template: exports link reactions as SUBJ and severities as MFST. A negated reaction is left to stand for itself. */
const readReactions: Field<Reaction[]> = (statement, context) => {
  const found: Reaction[] = []
  for (const link of childrenOf(statement, 'entryRelationship')) {
    for (const observation of childrenOf(link, 'observation')) {
      if (!isReaction(link, observation) || isTrue(observation, 'negationInd')) continue
      const reaction = readReaction(observation, context)
      context.consume(observation)
      if (reaction !== undefined) found.push(reaction)
    }
  }
  return found.length === 0 ? undefined : found
}

const readAgent: Reader<Code> = (entity, context) => {
  const code = child(entity, 'code')
  const name = textOf(child(entity, 'name'))
  const read = code === undefined ? undefined : readCode(code, context)
  if (name === undefined || displayOf(read) !== undefined) return read
  return { ...read, originalText: name }
}

/** SNOMED CT and ActCode values that name a kind of intolerance, so that any other value is taken for the agent. */
const KINDS = new Set(
  '419199007 416098002 414285001 418038007 419511003 420134006 418471000 232347008 59037007 235719002 426232007 106190000 282100009 62014003 ALG OINT EINT FINT DINT DALG EALG FALG DNAINT ENAINT FNAINT'.split(
    ' ',
  ),
)
const isKind = (code: Code): boolean =>
  codesOf(code).some((value) => KINDS.has(value)) || GENERIC_WORDS.test(code.display ?? '')

const agentOf = one(['participant/participantRole/playingEntity', 'participant/participantRole'], readAgent)
const isNamed = (code: Code | undefined): boolean => displayOf(code) !== undefined || hasCode(code)

const readStatus = one(
  [`entryRelationship/observation[#${STATUS}]/value`, `entryRelationship/observation[#${C32_STATUS}]/value`],
  readCode,
)

export const allergies = defineSection({
  kind: 'allergies',
  sections: { '48765-2': '', '10155-0': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.6',
    '2.16.840.1.113883.10.20.22.2.6.1',
    '2.16.840.1.113883.10.20.1.2',
  ],
  elements: ['observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.7'],
  fields: {
    code: (statement, context) => {
      const agent = agentOf(statement, context)
      if (displayOf(agent) !== undefined) return agent
      const value = child(statement, 'value')
      const read = value === undefined ? undefined : readCode(value, context)
      if (read === undefined) return agent
      if (!isKind(read)) return isNamed(agent) ? agent : read
      // Some exports code the kind, and leave the agent, or the words for its code, to the text beside it.
      const words = read.originalText
      return words === undefined || words === read.display || GENERIC_WORDS.test(words)
        ? agent
        : { ...agent, originalText: words }
    },
    kind: (statement, context) => {
      const value = child(statement, 'value')
      const read = value === undefined ? undefined : readCode(value, context)
      return read !== undefined && (isKind(read) || isNamed(agentOf(statement, context))) ? read : undefined
    },
    reactions: readReactions,
    severity,
    criticality: one(`entryRelationship/observation[#${CRITICALITY}]/value`, readCode),
  },
  judge: (row, statement, context) => {
    const observed = readStatus(statement, context)
    // "No known allergy" as the value, beside no agent or a generic one.
    if (saysNoneKnown(row.kind) && isGeneric(row.code)) return noneKnown(row)
    const verdict = judgeAbsence(row)
    const kept = verdict.row === undefined && row.reactions !== undefined ? { row } : verdict
    return withStatus(kept, concernStatus(row, statusOfCode(observed), statement, context))
  },
})
