/**
 * Medications, administered, discharge and admission medications (sections 2.16.840.1.113883.10.20.22.2.1, .38, .11,
 * .44). statusCode "completed" is written for active drugs by many exports, so it alone never says that a drug was
 * stopped; dates and the narrative decide, and `statusBasis` says which did.
 */
import type { ClinicalStatus, Statement } from '../../../src-preload/contract/statements'
import type { ReadContext, Reader } from '../context'
import { endedBefore, judgeAbsence, noneKnown, STOPPED, saysNoneKnown, statusCodeOf, withStatus } from '../judge'
import { readPerformer, readProvider } from '../people'
import { all, attributeOf, defineSection, type Field, one, readOwnCode } from '../section'
import { DRUG_WORDS, statedStatus } from '../stated-status'
import {
  compact,
  displayOf,
  localType,
  readCode,
  readPeriod,
  readQuantity,
  readTextOrReference,
  readValue,
} from '../values'
import { attribute, child, childrenOf, pathOf, select, textOf, type XmlNode } from '../xml/node'

const FREE_TEXT_SIG = '2.16.840.1.113883.10.20.22.4.147'
const INDICATION = '2.16.840.1.113883.10.20.22.4.19'
const INSTRUCTION = '2.16.840.1.113883.10.20.22.4.20'
const DRUG_STATUS = ['2.16.840.1.113883.10.20.1.47', '2.16.840.1.113883.3.88.1.11.32.10']

const quantityText = (node: XmlNode | undefined): string | undefined => {
  const value = attribute(node, 'value')
  if (value === undefined) return undefined
  const unit = attribute(node, 'unit')
  return unit === undefined || unit === '1' ? value : `${value} ${unit}`
}

/** PIVL_TS: "every 6 h" (a range as "every 4-6 h"); EIVL_TS: its event code (AC, HS …) with an offset. */
function frequencyOf(time: XmlNode): string | undefined {
  const period = child(time, 'period')
  if (localType(time) === 'EIVL_TS' || child(time, 'event') !== undefined) {
    const event = attribute(child(time, 'event'), 'code')
    const offset = quantityText(select(time, 'offset/low')) ?? quantityText(child(time, 'offset'))
    return event === undefined ? undefined : offset === undefined ? event : `${event} ${offset}`
  }
  if (period === undefined) return undefined
  const low = attribute(child(period, 'low'), 'value')
  const high = quantityText(child(period, 'high'))
  const every = quantityText(period) ?? (low !== undefined && high !== undefined ? `${low}-${high}` : high)
  return every === undefined ? undefined : `every ${every}`
}

/** Those a composed time (SXPR_TS) is made of stand behind it. */
function timesOf(statement: XmlNode): readonly XmlNode[] {
  const times = childrenOf(statement, 'effectiveTime')
  return times.some((time) => child(time, 'comp') !== undefined)
    ? times.flatMap((time) => [time, ...childrenOf(time, 'comp')])
    : times
}

export const readFrequency: Field<string> = (statement) => {
  let said: string | undefined
  for (const time of timesOf(statement)) {
    const frequency = frequencyOf(time)
    if (frequency !== undefined) said = said === undefined ? frequency : `${said}; ${frequency}`
  }
  return said
}

/** The first effectiveTime that is no repetition: IVL_TS, TS, or one without a type. */
export const readDuration: Field<Statement<'medications'>['period']> = (statement, context) => {
  for (const time of timesOf(statement)) {
    const type = localType(time)
    if (type === 'PIVL_TS' || type === 'EIVL_TS' || child(time, 'period') !== undefined) continue
    const period = readPeriod(time, context)
    if (period !== undefined) return period
  }
  return undefined
}

const CONSUMED = pathOf('consumable/manufacturedProduct')
const SUPPLIED = pathOf('product/manufacturedProduct')

/** The drug: the material's code, else its name, else the words of the entry. */
export const readProduct: Field<Statement<'medications'>['code']> = (statement, context) => {
  const product = select(statement, CONSUMED) ?? select(statement, SUPPLIED)
  const material = child(product, 'manufacturedMaterial') ?? child(product, 'manufacturedLabeledDrug')
  const code = child(material, 'code')
  const read = code === undefined ? undefined : readCode(code, context)
  const name = textOf(child(material, 'name'))
  return name === undefined || read?.display !== undefined || read?.originalText !== undefined
    ? read
    : { ...read, originalText: name }
}

export const readManufacturer = one('consumable/manufacturedProduct/manufacturerOrganization/name', textOf)

type Supply = NonNullable<Statement<'medications'>['supply']>

/** Precondition (…22.4.25): when to take a drug that is taken as needed. */
const readCriterion: Reader<string> = (criterion, context) => {
  const value = child(criterion, 'value')
  const said = value === undefined ? undefined : displayOf(readCode(value, context))
  const text = child(criterion, 'text')
  return said ?? (text === undefined ? undefined : readTextOrReference(text, context))
}

/** Of several supplies (order and dispense) the first that says a thing holds. */
const readSupply: Reader<Supply> = (supply, context) => {
  const quantity = child(supply, 'quantity')
  const time = child(supply, 'effectiveTime')
  return compact({
    quantity: quantity === undefined ? undefined : readQuantity(quantity, context),
    refills: attribute(child(supply, 'repeatNumber'), 'value'),
    period: time === undefined ? undefined : readPeriod(time, context),
  })
}

const readSupplies = all('entryRelationship/supply', readSupply)
const readCriteria = all('precondition/criterion', readCriterion)
const readDrugStatus = one(
  DRUG_STATUS.map((root) => `entryRelationship/observation[#${root}]/value`),
  readCode,
)

const readInstruction: Reader<string> = (act, context) => {
  const text = child(act, 'text')
  return text === undefined ? undefined : readTextOrReference(text, context)
}

const readFreeText = one(`entryRelationship/substanceAdministration[#${FREE_TEXT_SIG}]`, readInstruction)
const readInstructions = all(
  [`entryRelationship/act[#${INSTRUCTION}]`, `entryRelationship/supply/entryRelationship/act[#${INSTRUCTION}]`],
  readInstruction,
)
const readSig: Field<string> = (statement, context) => {
  const sig = readFreeText(statement, context)
  const instructions = readInstructions(statement, context)
  if (instructions === undefined) return sig
  return [...new Set(sig === undefined ? instructions : [sig, ...instructions])].join('\n')
}

const readPerformers = all('performer', readPerformer)
const readSupplyAuthors = all('entryRelationship/supply/author/assignedAuthor', (author, context) =>
  readProvider(author, 'prescriber', context),
)
const readPrescribers: Field<Statement<'medications'>['prescribers']> = (statement, context) => {
  const authors = readSupplyAuthors(statement, context)
  const performers = readPerformers(statement, context)
  return authors === undefined ? performers : authors.concat(performers ?? [])
}

/**
 * Nullified, cancelled, aborted and held are as written; an end before the document's date is completed; statusCode
 * active is active; otherwise the drug status observation or what the narrative row states; otherwise unknown.
 */
function statusOf(
  row: Statement<'medications'>,
  drugStatus: string | undefined,
  statement: XmlNode,
  context: ReadContext,
): readonly [ClinicalStatus, string] {
  const status = statusCodeOf(row)
  const stopped = STOPPED[status ?? '']
  if (stopped !== undefined) return [stopped, `statusCode ${status}`]
  if (endedBefore(row.period, context.documentDate)) return ['completed', 'end date']
  if (status === 'active') return ['active', 'statusCode active']
  const cells = context.narrativeRow(statement, displayOf(row.code))
  const said = statedStatus(DRUG_WORDS, [drugStatus, row.text, ...cells])
  if (said !== undefined) return [said, 'stated in the document']
  if (context.list === 'administered') return ['completed', 'administered']
  if (status === 'new') return ['intended', 'statusCode new']
  if (row.mood === 'INT') return ['intended', 'moodCode INT']
  return ['unknown', row.status === undefined ? 'no status given' : `statusCode ${row.status} without an end date`]
}

export const medications = defineSection({
  kind: 'medications',
  sections: {
    '10160-0': '',
    '29549-3': 'administered',
    '10183-2': 'discharge',
    '75311-1': 'discharge',
    '42346-7': 'admission',
  },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.1',
    '2.16.840.1.113883.10.20.22.2.1.1',
    '2.16.840.1.113883.10.20.22.2.11',
    '2.16.840.1.113883.10.20.22.2.11.1',
    '2.16.840.1.113883.10.20.22.2.38',
    '2.16.840.1.113883.10.20.22.2.44',
    '2.16.840.1.113883.10.20.1.8',
  ],
  elements: ['substanceAdministration', 'supply'],
  templates: ['2.16.840.1.113883.10.20.22.4.16'],
  fields: {
    code: readProduct,
    period: readDuration,
    mood: attributeOf('.', 'moodCode'),
    dose: one('doseQuantity', readValue),
    rate: one('rateQuantity', readValue),
    maxDose: one('maxDoseQuantity', readValue),
    route: one('routeCode', readCode),
    site: one('approachSiteCode', readCode),
    form: one('administrationUnitCode', readCode),
    frequency: readFrequency,
    sig: readSig,
    indications: all(`entryRelationship/observation[#${INDICATION}]/value`, readCode),
    manufacturer: readManufacturer,
    supply: (statement, context) => {
      const found = readSupplies(statement, context)
      return found === undefined ? undefined : compact<Supply>(Object.assign({}, ...found.reverse()))
    },
    asNeeded: (statement, context) => {
      const found = readCriteria(statement, context)
      return found === undefined ? undefined : [...new Set(found)].join('; ')
    },
    prescribers: readPrescribers,
    list: (_statement, context) => context.list || undefined,
  },
  judge: (row, statement, context) => {
    const drugStatus = displayOf(readDrugStatus(statement, context))
    // "Drug treatment unknown" (182904002) stands on the administration itself, beside a null drug.
    if (saysNoneKnown(readOwnCode(statement, context))) return noneKnown(row)
    return withStatus(judgeAbsence(row), statusOf(row, drugStatus, statement, context))
  },
})
