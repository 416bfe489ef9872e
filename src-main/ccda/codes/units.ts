/**
 * Units as written → UCUM (2.16.840.1.113883.6.8). What exports write by habit comes first, because some habits are
 * valid UCUM of another meaning (F is farad, C coulomb, MG megagauss, K/uL kelvin); then UCUM itself decides. A unit
 * that is neither stays as written: nothing is guessed.
 */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc'
import { interned } from '../../lib/interned'

/** Lower-case spelling → UCUM. */
const HABITS: Readonly<Record<string, string>> = {
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  pounds: '[lb_av]',
  oz: '[oz_av]',
  in: '[in_i]',
  inch: '[in_i]',
  inches: '[in_i]',
  ft: '[ft_i]',
  kgs: 'kg',
  gm: 'g',
  grams: 'g',
  mg: 'mg',
  mgs: 'mg',
  mcg: 'ug',
  cm: 'cm',
  c: 'Cel',
  cel: 'Cel',
  'deg c': 'Cel',
  degc: 'Cel',
  f: '[degF]',
  degf: '[degF]',
  'deg f': '[degF]',
  '°f': '[degF]',
  '°c': 'Cel',
  fahrenheit: '[degF]',
  celsius: 'Cel',
  mmhg: 'mm[Hg]',
  'mm hg': 'mm[Hg]',
  'mm(hg)': 'mm[Hg]',
  bpm: '/min',
  'beats/min': '{beats}/min',
  'breaths/min': '{breaths}/min',
  percent: '%',
  'k/ul': '10*3/uL',
  'k/mm3': '10*3/mm3',
  'm/ul': '10*6/uL',
  'thous/mcl': '10*3/uL',
  'mill/mcl': '10*6/uL',
  '10^3/ul': '10*3/uL',
  '10^6/ul': '10*6/uL',
  '10+3/ul': '10*3/uL',
  'x10e3/ul': '10*3/uL',
  'x10e6/ul': '10*6/uL',
  'cells/mcl': '{cells}/uL',
  'mcg/dl': 'ug/dL',
  'mcg/ml': 'ug/mL',
  'mciu/ml': 'u[IU]/mL',
  'uiu/ml': 'u[IU]/mL',
  'iu/l': '[IU]/L',
  'iu/ml': '[IU]/mL',
  iu: '[IU]',
  units: "[arb'U]",
  'g/dl': 'g/dL',
  'mg/dl': 'mg/dL',
  'ng/ml': 'ng/mL',
  'ng/dl': 'ng/dL',
  'pg/ml': 'pg/mL',
  'mmol/l': 'mmol/L',
  'meq/l': 'meq/L',
  'ml/min': 'mL/min',
  'ml/min/1.73m2': 'mL/min/{1.73_m2}',
  'u/l': 'U/L',
  fl: 'fL',
  pg: 'pg',
  ml: 'mL',
  'milliliter(s)': 'mL',
  'mm/hr': 'mm/h',
  'kg/m^2': 'kg/m2',
  tablet: '{tablet}',
  tablets: '{tablet}',
  'tablet(s)': '{tablet}',
  'tab(s)': '{tablet}',
  tab: '{tablet}',
  capsule: '{capsule}',
  capsules: '{capsule}',
  'cap(s)': '{capsule}',
  puff: '{puff}',
  puffs: '{puff}',
  'puff(s)': '{puff}',
  score: '{score}',
  '(score)': '{score}',
}

/** What charts are full of, valid UCUM as written: the library's tables take 20 MB and 50 ms in every thread. */
export const COMMON: ReadonlySet<string> = new Set(
  "% /min 1 10*12/L 10*3/uL 10*6/uL 10*9/L Cel U U/L [IU] [arb'U] [degF] [in_i] [in_us] [lb_av] [pH] a cm d g g/dL h kU/L kg kg/m2 m m2 m[IU]/L mL/min mg/L mg/mL min mm mm[Hg] mmol/L ng/mL pg/mL s ug ug/L ug/mL {INR} {capsule} {score} {tablet}".split(
    ' ',
  ),
)

const known = new Map<string, string | undefined>()

export const asUcumSays = (unit: string): string | undefined => {
  const { status, ucumCode } = UcumLhcUtils.getInstance().validateUnitString(unit)
  return status === 'valid' ? (ucumCode ?? undefined) : undefined
}

const normalise = (unit: string): string | undefined => {
  const habit = HABITS[unit.trim().toLowerCase()]
  if (habit !== undefined) return habit
  return COMMON.has(unit) ? unit : asUcumSays(unit)
}

/** UCUM code of a unit, or undefined where it cannot be said. Remembers every answer: charts use few units. */
export function toUcum(unit: string): string | undefined {
  if (known.has(unit)) return known.get(unit)
  const code = normalise(unit)
  known.set(interned(unit), code)
  return code
}
