/** One patient's chart from the seed and the patient's number; every patient is drawn apart from the others. */
import { ageAt, type Day, EXPORTED_ON, onWeekday } from './calendar'
import { ACUTE } from './catalog/conditions'
import { SMOKING } from './catalog/history'
import { PANELS } from './catalog/panels'
import type { Chart, Person, Plan, Problem } from './chart'
import type { Coded } from './coded'
import {
  makeAcute,
  makeAllergies,
  makeChronic,
  makeCoverage,
  makeFamily,
  makeImmunizations,
  makeMedications,
  makeProblems,
  makeProcedures,
} from './make-history'
import { makeLabs } from './make-labs'
import { makePerson } from './make-person'
import { type Build, grownShare, makeBuild, makeVisit, makeVisits } from './make-visits'
import { type Clinician, KNOWN_CLINICIANS, UNMAPPED_CLINICIAN } from './providers'
import { createRandom, type Random } from './random'

/** Every ninth patient belongs to the clinician whom the workspace does not know. */
const UNMAPPED_PERIOD = 9
const UNMAPPED = 4

const clinicianOf = (random: Random, index: number): Clinician => {
  const known = random.pick(KNOWN_CLINICIANS)
  return index % UNMAPPED_PERIOD === UNMAPPED ? UNMAPPED_CLINICIAN : known
}

const smokingOf = (random: Random, age: number): Coded =>
  age < 18 || random.chance(0.6) ? SMOKING.never : random.pick([SMOKING.former, SMOKING.daily])

const DRINKS = [
  'None',
  'One or two drinks a week',
  'Three to five drinks a week',
  'Socially, less than monthly',
] as const

function makePlan(random: Random, active: readonly Problem[]): Plan {
  const conditions = active.map(({ condition }) => condition)
  const referrals = conditions.flatMap(({ referral }) => referral ?? [])
  const panel = conditions.flatMap(({ panels }) => panels)[0]
  const isReferred = referrals.length > 0 && random.chance(0.6)
  return {
    appointment: onWeekday(EXPORTED_ON + random.integer(14, 180)),
    ...(isReferred && { referral: random.pick(referrals) }),
    instruction: conditions[0]?.advice ?? 'Regular exercise, sunscreen and seat belt use discussed.',
    ...(!isReferred && panel !== undefined && { order: PANELS[panel].code }),
  }
}

/** So that no document grows beyond 40 kB. */
const MOST_PROBLEMS = 2
const MOST_MEDICATIONS = 3

function makeClinical(random: Random, person: Person, clinician: Clinician): Omit<Chart, 'person' | 'clinician'> {
  const age = ageAt(person.birth, EXPORTED_ON)
  const chronic = makeChronic(random, age)
  const acute = chronic.length < MOST_PROBLEMS ? makeAcute(random, age) : undefined
  const conditions = acute === undefined ? chronic : [...chronic, acute]
  const others = KNOWN_CLINICIANS.filter(({ npi }) => npi !== clinician.npi)
  const course = { random, person, build: makeBuild(random, person, chronic), clinician, others }
  const isBusy = conditions.length === MOST_PROBLEMS
  const visits = makeVisits(course, chronic, acute, isBusy ? 2 : 3)
  const isFull = isBusy || visits.length > 2
  const hasHistory = !isFull && random.chance(0.5)
  const problems = makeProblems(random, chronic, acute, visits, person)
  const coverage = makeCoverage(random, person)
  return {
    namesPrimaryCare: random.chance(0.7),
    writtenOn: EXPORTED_ON,
    visits,
    problems,
    allergies: makeAllergies(random, person, isFull ? 1 : 2),
    medications: makeMedications(random, problems, clinician).slice(0, MOST_MEDICATIONS),
    immunizations: makeImmunizations(random, age, visits).slice(0, isFull ? 1 : 2),
    labs: makeLabs(random, conditions, visits),
    procedures: isFull || hasHistory ? [] : makeProcedures(random, age, person),
    smoking: smokingOf(random, age),
    alcohol: age < 18 ? DRINKS[0] : random.pick(DRINKS),
    family: hasHistory ? makeFamily(random) : [],
    plan: makePlan(
      random,
      problems.filter(({ resolved }) => resolved === undefined),
    ),
    ...(coverage !== undefined && { coverage }),
  }
}

export function makeChart(seed: number, index: number): Chart {
  const random = createRandom(`${seed}/${index}`)
  const person = makePerson(random, index)
  const clinician = clinicianOf(random, index)
  return { person, clinician, ...makeClinical(random, person, clinician) }
}

/** The chart as it stood on `day`: what an export of that day holds. */
export function asOf(chart: Chart, day: Day): Chart {
  return {
    ...chart,
    writtenOn: day,
    visits: chart.visits.filter((visit) => visit.day <= day),
    problems: chart.problems.flatMap(({ resolved, ...problem }) =>
      problem.onset > day ? [] : [{ ...problem, ...(resolved !== undefined && resolved <= day && { resolved }) }],
    ),
    medications: chart.medications.flatMap(({ to, ...medication }) =>
      medication.from > day ? [] : [{ ...medication, ...(to !== undefined && to <= day && { to }) }],
    ),
    immunizations: chart.immunizations.filter((immunization) => immunization.day <= day),
    labs: chart.labs.filter((report) => report.day <= day),
    procedures: chart.procedures.filter((done) => done.day <= day),
  }
}

/** When the next export of the same clinic is made. */
export const EXPORTED_AGAIN_ON: Day = EXPORTED_ON + 28

/** As the last visit measured it. */
function buildOf({ person, visits }: Chart): Build | undefined {
  const [last] = visits.flatMap(({ day, vitals }) => (vitals === undefined ? [] : [{ day, vitals }])).slice(-1)
  if (last === undefined) return undefined
  const height = Number(last.vitals.height)
  return {
    height: height / grownShare(ageAt(person.birth, last.day)),
    bodyMass: (Number(last.vitals.weight) * 703) / height ** 2,
    systolic: last.vitals.systolic,
  }
}

/** Four weeks later: a new visit for a new complaint, a new phone number, the first lasting medication stopped. */
export function changed(chart: Chart, seed: number): Chart {
  const random = createRandom(`${seed}/${chart.person.id}/changed`)
  const { person, clinician } = chart
  const condition = person.birth > EXPORTED_ON - 12 * 365 ? ACUTE.otitis : ACUTE.bronchitis
  const build = buildOf(chart) ?? makeBuild(random, person, [])
  const course = { random, person, build, clinician, others: [clinician] }
  const visit = makeVisit(course, {
    number: chart.visits.length + 1,
    day: EXPORTED_ON + 12,
    condition,
    isLatest: true,
  })
  const stopped = chart.medications.find(({ to }) => to === undefined)
  return {
    ...chart,
    writtenOn: EXPORTED_AGAIN_ON,
    person: { ...person, ...(person.phone !== undefined && { phone: `${person.phone.slice(0, -2)}99` }) },
    visits: [...chart.visits, visit],
    problems: [...chart.problems.filter((problem) => problem.condition !== condition), { condition, onset: visit.day }],
    medications: chart.medications.map((medication) =>
      medication === stopped ? { ...medication, to: EXPORTED_ON + 12 } : medication,
    ),
  }
}
