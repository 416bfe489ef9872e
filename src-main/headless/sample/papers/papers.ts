/** The documents that lie beside a patient's summary: laboratory PDF, intake form, card, letter, telephone note. */
import { fileDay, usDay } from '../calendar'
import type { Chart } from '../chart'
import { fullName } from '../providers'
import type { Random } from '../random'
import { makePdf } from './pdf'
import { makePng } from './png'

export interface Paper {
  readonly name: string
  readonly bytes: Buffer
}

const personLine = ({ person }: Chart): string => `${person.family}, ${person.given}   born ${usDay(person.birth)}`
const clinicLine = ({ clinician }: Chart): string => `Practice Clinic, ${fullName(clinician)}`

function labReport(chart: Chart): Paper | undefined {
  const report = chart.labs.at(-1)
  if (report === undefined) return undefined
  const lines = report.results.map(({ code, value, unit = '', flag }) => {
    const shown = typeof value === 'string' ? value : value.display
    return `${code.display.slice(0, 60)}: ${shown} ${unit} ${flag === 'N' ? '' : flag}`.trimEnd()
  })
  return {
    name: `Lab_Report_${fileDay(report.day)}.pdf`,
    bytes: makePdf('Laboratory report', [personLine(chart), `Collected ${usDay(report.day)}`, '', ...lines]),
  }
}

const intakeForm = (chart: Chart): Paper => ({
  name: 'Intake_Form.pdf',
  bytes: makePdf('New patient intake form', [
    personLine(chart),
    '',
    `Reason for coming: ${chart.visits[0]?.condition?.complaint ?? 'Yearly check'}`,
    `Do you smoke? ${chart.smoking.display}`,
    `Do you drink alcohol? ${chart.alcohol}`,
    `Allergies: ${chart.allergies.map(({ allergen }) => allergen.agent.display).join(', ') || 'none known'}`,
    'Preferred contact: phone, afternoons',
  ]),
})

/** Stripes that differ from patient to patient, in a frame. */
function insuranceCard({ person }: Chart): Paper {
  const number = Number(person.id)
  const isBlack = (x: number, y: number): boolean =>
    x < 3 || y < 3 || x > 156 || y > 96 || (y > 60 && y < 84 && x > 12 && x < 148 && ((number >> (x % 20)) & 1) === 1)
  return { name: 'Insurance_Card.png', bytes: makePng(160, 100, isBlack) }
}

function referralLetter(chart: Chart, specialty: string): Paper {
  const problem = chart.problems.find(({ condition }) => condition.referral === specialty)?.condition
  const text = [
    `Referral to ${specialty}`,
    personLine(chart),
    `Please see this patient for: ${problem?.code.display ?? 'evaluation'}. ${problem?.assessment ?? ''}`,
    clinicLine(chart),
  ]
  const body = text.join('\\par\\par\n')
  return {
    name: 'Referral_Letter.rtf',
    bytes: Buffer.from(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Helvetica;}}\\fs22\n${body}\\par}\n`, 'latin1'),
  }
}

const phoneNote = (chart: Chart): Paper => ({
  name: 'Phone_Note.txt',
  bytes: Buffer.from(
    `${personLine(chart)}\n${usDay(chart.visits.at(-1)?.day ?? chart.writtenOn)}\n\n` +
      `Called about results. ${chart.plan.instruction}\nWill come as planned on ${usDay(chart.plan.appointment)}.\n\n${clinicLine(chart)}\n`,
  ),
})

/** None to five; a chart always gives the same. */
export function papersOf(chart: Chart, random: Random): readonly Paper[] {
  const all = [
    random.chance(0.7) ? labReport(chart) : undefined,
    random.chance(0.45) ? intakeForm(chart) : undefined,
    random.chance(0.35) ? insuranceCard(chart) : undefined,
    chart.plan.referral !== undefined && random.chance(0.6) ? referralLetter(chart, chart.plan.referral) : undefined,
    random.chance(0.3) ? phoneNote(chart) : undefined,
  ]
  return all.flatMap((paper) => paper ?? [])
}
