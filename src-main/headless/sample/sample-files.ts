/**
 * Every file of the export, one after the other. Beside one folder a patient it has what real exports have too: a
 * patient with two overlapping summaries, a truncated one, a paper that names its patient only in its file name, and
 * one that names nobody.
 */
import { fileDay } from './calendar'
import type { Chart, Person } from './chart'
import { documentOf } from './document'
import { asOf, changed, makeChart } from './make-chart'
import { papersOf } from './papers/papers'
import { makePdf } from './papers/pdf'
import { createRandom } from './random'

export interface SampleFile {
  readonly path: string
  readonly bytes: Buffer
}
export interface SampleContent {
  readonly patients: number
  readonly seed: number
  /** The first so many patients as they are four weeks later; all others are the same to the byte. */
  readonly change?: number
  /** Also what an owner has to decide about: one patient more, whose id stands for two people, and a visit on no day. */
  readonly withMishaps?: boolean
}

/** Counted from 0. */
const WITH_TWO_DOCUMENTS = 1
const WITH_LOOSE_PAPER = 2
/** How much of the truncated summary is there. */
const CUT_AT = 0.6

/** Tebra's `LastName_FirstName_MMDDYYYY`, without what is not a letter. */
const nameOf = ({ family, given, birth }: Person): string =>
  [family.replace(/[^A-Za-z-]/g, ''), given, fileDay(birth)].join('_')
const folderOf = (person: Person): string => [...nameOf(person).split('_').slice(0, 2), person.id].join('_')

const summary = (chart: Chart, suffix = ''): SampleFile => ({
  path: `${folderOf(chart.person)}/${nameOf(chart.person)}${suffix}.ccda`,
  bytes: Buffer.from(documentOf(chart)),
})

/** The export made on the day after the last visit but one, when there was less to tell. */
function earlierSummary(chart: Chart): SampleFile {
  const day = (chart.visits.at(-2)?.day ?? chart.writtenOn) + 1
  return summary(asOf(chart, day), `_${fileDay(day)}`)
}

/** The earlier summary with a visit on a day that no calendar has. */
function oddlyDated(chart: Chart): SampleFile {
  const { path, bytes } = earlierSummary(chart)
  const visit = /(<encounter classCode="ENC" moodCode="EVN">.*?<(?:effectiveTime|low) value=")\d{6}/s
  return { path, bytes: Buffer.from(bytes.toString().replace(visit, '$1202213')) }
}

/** A chart that was opened for one person and written on for another: one patient id, two people. */
function* mixedUp(seed: number, index: number): Generator<SampleFile> {
  const chart = makeChart(seed, index)
  const { family, given, birth } = makeChart(seed, index + 1).person
  yield summary(chart)
  yield summary({ ...chart, person: { ...chart.person, family, given, birth } })
}

function* patientFiles(content: SampleContent, index: number): Generator<SampleFile> {
  const original = makeChart(content.seed, index)
  const chart = index < (content.change ?? 0) ? changed(original, content.seed) : original
  yield summary(chart)
  if (index === WITH_TWO_DOCUMENTS) yield content.withMishaps ? oddlyDated(original) : earlierSummary(original)
  const random = createRandom(`${content.seed}/${index}/papers`)
  for (const { name, bytes } of papersOf(original, random)) yield { path: `${folderOf(chart.person)}/${name}`, bytes }
}

function truncated(chart: Chart): SampleFile {
  const { path, bytes } = summary(chart)
  return { path, bytes: bytes.subarray(0, Math.floor(bytes.length * CUT_AT)) }
}

function* loosePapers({ patients, seed }: SampleContent): Generator<SampleFile> {
  const { person } = makeChart(seed, Math.min(WITH_LOOSE_PAPER, patients - 1))
  yield {
    path: `Unfiled/${nameOf(person)}_Consent.pdf`,
    bytes: makePdf('Consent to treatment', [`${person.family}, ${person.given}`, '', 'Signed at the front desk.']),
  }
  yield {
    path: 'Unfiled/Fax_0007.pdf',
    bytes: makePdf('Fax', ['Three pages, sender not readable.']),
  }
}

/** `patients` at least 1. The truncated summary is of one patient more. */
export function* sampleFiles(content: SampleContent): Generator<SampleFile> {
  for (let index = 0; index < content.patients; index += 1) yield* patientFiles(content, index)
  yield truncated(makeChart(content.seed, content.patients))
  yield* loosePapers(content)
  if (content.withMishaps) yield* mixedUp(content.seed, content.patients + 1)
}
