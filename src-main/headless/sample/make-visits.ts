/** Visits over two to five years, with vital signs that follow the patient and a note for each. */
import { ageAt, type Day, EXPORTED_ON, onWeekday } from './calendar'
import { ACUTE, CHRONIC, type Condition } from './catalog/conditions'
import type { Person, Visit, Vitals } from './chart'
import { type Coded, coded } from './coded'
import type { Clinician } from './providers'
import type { Random } from './random'

export const VISIT_KINDS = {
  office: coded('cpt', '99213', 'Office visit, established patient, low complexity'),
  longer: coded('cpt', '99214', 'Office visit, established patient, moderate complexity'),
  preventive: coded('cpt', '99396', 'Preventive visit, established patient'),
  telehealth: coded('cpt', '99212', 'Office visit by telehealth, established patient'),
} as const satisfies Record<string, Coded>

const WELL = [
  'Here for a yearly check. No complaints.',
  'Examination unremarkable: heart regular, lungs clear, abdomen soft.',
  'Healthy. Screening and immunizations reviewed; see the plan.',
] as const

/** What stays the same from visit to visit. `height`: grown up, in inches. */
export interface Build {
  readonly height: number
  readonly bodyMass: number
  readonly systolic: number
}

const GROWN_AT = 17
/** How much of the grown-up height is there. */
export const grownShare = (age: number): number => Math.min(1, 0.45 + Math.max(0, age) * (0.55 / GROWN_AT))

export function makeBuild(random: Random, person: Person, conditions: readonly Condition[]): Build {
  const isGrown = ageAt(person.birth, EXPORTED_ON) >= GROWN_AT
  const isHypertensive = conditions.includes(CHRONIC.hypertension)
  return {
    height: random.around(person.gender === 'F' ? 64 : 69.5, 1.6),
    bodyMass: isGrown ? random.around(27.5, 3.2) : random.around(17.5, 1),
    systolic: !isGrown ? 102 : isHypertensive ? 141 : 119,
  }
}

function makeVitals({ random, build, person }: Course, day: Day, condition: Condition | undefined): Vitals {
  const isFeverish = condition === ACUTE.pharyngitis || condition === ACUTE.otitis || condition === ACUTE.covid
  const systolic = Math.round(random.around(build.systolic, 5))
  const height = build.height * grownShare(ageAt(person.birth, day))
  // BMI × in² / 703 gives pounds.
  const weight = (build.bodyMass * height ** 2) / 703
  return {
    systolic,
    diastolic: Math.round(systolic * 0.63 + random.around(0, 2)),
    pulse: Math.round(random.around(isFeverish ? 92 : 74, 5)),
    temperature: random.around(isFeverish ? 100.9 : 98.2, 0.3).toFixed(1),
    height: height.toFixed(1),
    weight: (weight * random.around(1, 0.012)).toFixed(1),
    saturation: random.integer(96, 99),
  }
}

const noteOf = (condition: Condition | undefined): readonly string[] =>
  condition === undefined
    ? WELL
    : [`${condition.complaint}.`, condition.assessment, `${condition.code.display}: ${condition.advice}`]

interface Course {
  readonly random: Random
  readonly person: Person
  readonly build: Build
  readonly clinician: Clinician
  readonly others: readonly Clinician[]
}

/** One visit on or just after `day`. Telephone visits have no vital signs. */
export function makeVisit(course: Course, number: number, day: Day, condition: Condition | undefined): Visit {
  const { random, clinician, others } = course
  const isTelephone = condition !== undefined && number === 2 && random.chance(0.9)
  const kind = isTelephone
    ? 'telehealth'
    : condition === undefined
      ? 'preventive'
      : random.pick(['office', 'longer'] as const)
  const vitals = makeVitals(course, day, condition)
  return {
    number,
    day: onWeekday(day),
    minutes: random.integer(8 * 4, 16 * 4) * 15,
    kind: VISIT_KINDS[kind],
    clinician: random.chance(0.85) ? clinician : random.pick(others),
    ...(condition !== undefined && { condition }),
    ...(!isTelephone && { vitals }),
    note: noteOf(condition),
  }
}

/** Two to `most` visits, the last within half a year before the export; each for one of `conditions`, or a check-up. */
export function makeVisits(course: Course, conditions: readonly Condition[], most: number): readonly Visit[] {
  const { random } = course
  const count = random.integer(2, most)
  const last = EXPORTED_ON - random.integer(6, 180)
  const first = last - random.integer(500, 1500)
  return Array.from({ length: count }, (_, index) => {
    const day = Math.round(first + ((last - first) * index) / (count - 1))
    const isCheckUp = conditions.length === 0 || random.chance(0.25)
    return makeVisit(course, index + 1, day, isCheckUp ? undefined : random.pick(conditions))
  })
}
