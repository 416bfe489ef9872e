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
  telehealth: coded('cpt', '99212', 'Office visit by telehealth, established patient'),
} as const satisfies Record<string, Coded>

/** CPT has a code for every age, up to `until`. */
const PREVENTIVE: readonly (readonly [until: number, code: Coded])[] = [
  [0, coded('cpt', '99391', 'Preventive visit, established patient, infant')],
  [4, coded('cpt', '99392', 'Preventive visit, established patient, 1 to 4 years')],
  [11, coded('cpt', '99393', 'Preventive visit, established patient, 5 to 11 years')],
  [17, coded('cpt', '99394', 'Preventive visit, established patient, 12 to 17 years')],
  [39, coded('cpt', '99395', 'Preventive visit, established patient, 18 to 39 years')],
  [64, coded('cpt', '99396', 'Preventive visit, established patient, 40 to 64 years')],
]
const PREVENTIVE_SENIOR = coded('cpt', '99397', 'Preventive visit, established patient, 65 years and over')
const preventiveAt = (age: number): Coded => PREVENTIVE.find(([until]) => age <= until)?.[1] ?? PREVENTIVE_SENIOR

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

function noteOf({ condition, isLatest }: Occasion): readonly string[] {
  if (condition === undefined) return WELL
  const finding = isLatest ? condition.assessment : 'Symptoms and treatment reviewed; see the medications.'
  return [`${condition.complaint}.`, finding, `${condition.code.display}: ${condition.advice}`]
}

interface Course {
  readonly random: Random
  readonly person: Person
  readonly build: Build
  readonly clinician: Clinician
  readonly others: readonly Clinician[]
}
/** Why and when the patient comes. Without a condition: a check-up. */
interface Occasion {
  readonly number: number
  readonly day: Day
  readonly condition?: Condition
  readonly isTelehealth?: boolean
  /** The latest visit for that condition. */
  readonly isLatest: boolean
}

/** On `day`, or the first weekday after. Telehealth has no vital signs. */
export function makeVisit(course: Course, occasion: Occasion): Visit {
  const { random, person, clinician, others } = course
  const { number, day, condition, isTelehealth = false } = occasion
  const inOffice = random.pick([VISIT_KINDS.office, VISIT_KINDS.longer])
  const vitals = makeVitals(course, day, condition)
  return {
    number,
    day: onWeekday(day),
    minutes: random.integer(8 * 4, 16 * 4) * 15,
    kind:
      condition === undefined
        ? preventiveAt(ageAt(person.birth, day))
        : isTelehealth
          ? VISIT_KINDS.telehealth
          : inOffice,
    clinician: random.chance(0.85) ? clinician : random.pick(others),
    ...(condition !== undefined && { condition }),
    ...(!isTelehealth && { vitals }),
    note: noteOf(occasion),
  }
}

/** What each visit is for: the passing illness once, otherwise a lasting one or a check-up. */
function reasons(random: Random, count: number, chronic: readonly Condition[], acute: Condition | undefined) {
  const acuteAt = acute === undefined ? -1 : random.integer(0, count - 1)
  return Array.from({ length: count }, (_, index) => {
    if (index === acuteAt) return acute
    return chronic.length === 0 || random.chance(0.2) ? undefined : random.pick(chronic)
  })
}

/** Two to `most` visits, the last within half a year before the export. The middle one may be telehealth. */
export function makeVisits(
  course: Course,
  chronic: readonly Condition[],
  acute: Condition | undefined,
  most: number,
): readonly Visit[] {
  const { random } = course
  const count = random.integer(2, most)
  const last = EXPORTED_ON - random.integer(6, 180)
  const first = last - random.integer(730, 1600)
  const conditions = reasons(random, count, chronic, acute)
  return conditions.map((condition, index) => {
    const isMiddle = index > 0 && index < count - 1
    return makeVisit(course, {
      number: index + 1,
      day: Math.round(first + ((last - first) * index) / (count - 1)),
      ...(condition !== undefined && { condition }),
      isTelehealth: isMiddle && condition !== undefined && condition !== acute,
      isLatest: conditions.lastIndexOf(condition) === index,
    })
  })
}
