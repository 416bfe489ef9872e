/** Laboratory reports whose values fit the patient's problems. */
import { CHRONIC, type ChronicKey, type Condition } from './catalog/conditions'
import { type CodedTest, PANELS, type PanelKey, type Test } from './catalog/panels'
import type { LabReport, Result, Visit } from './chart'
import type { Random } from './random'

/** The keys by which a test says what moves it. */
const keysOf = (conditions: readonly Condition[]): readonly string[] =>
  (Object.keys(CHRONIC) as ChronicKey[]).filter((key) => conditions.some(({ code }) => code === CHRONIC[key].code))

function makeNumber(random: Random, test: Test, keys: readonly string[]): Result {
  const shift = keys.reduce((sum, key) => sum + (test.shifts?.[key] ?? 0), 0)
  const value = random.around(test.mean + shift, test.deviation).toFixed(test.decimals)
  const { code, unit, low, high } = test
  const flag = high !== undefined && Number(value) > high ? 'H' : low !== undefined && Number(value) < low ? 'L' : 'N'
  return { code, value, unit, ...(low !== undefined && { low }), ...(high !== undefined && { high }), flag }
}

const makeFinding = (test: CodedTest, isAbnormal: boolean): Result => ({
  code: test.code,
  value: isAbnormal ? test.abnormal : test.normal,
  flag: isAbnormal ? 'A' : 'N',
})

function makeReport(random: Random, key: PanelKey, visit: Visit, conditions: readonly Condition[]): LabReport {
  const panel = PANELS[key]
  const keys = keysOf(conditions)
  const tests: readonly (Test | CodedTest)[] = panel.tests
  /** The illness at hand is why the test was made. */
  const isWhy = visit.condition?.panels.includes(key) === true
  const results = tests.map((test) =>
    'unit' in test
      ? makeNumber(random, test, keys)
      : makeFinding(test, keys.includes(test.abnormalWith) || (isWhy && !(test.abnormalWith in CHRONIC))),
  )
  return { panel, day: visit.day + 1, results }
}

/** The last visit for the illness that asks for the test, or the last of all. */
const visitFor = (key: PanelKey, visits: readonly Visit[]): Visit | undefined =>
  visits.filter(({ condition }) => condition?.panels.includes(key)).at(-1) ?? visits.at(-1)

/** One panel, or one number that stands alone, twice, so that it has a history. */
export function makeLabs(
  random: Random,
  conditions: readonly Condition[],
  visits: readonly Visit[],
): readonly LabReport[] {
  const wanted = [...new Set(conditions.flatMap(({ panels }) => panels))]
  const asked: readonly PanelKey[] = wanted.length > 0 || random.chance(0.6) ? wanted : ['lipid', 'blood']
  return random.some(asked, 1).flatMap((key) => {
    const isNumber = PANELS[key].tests.length === 1 && PANELS[key].tests.some((test) => 'unit' in test)
    const seen = [...new Set([isNumber ? visits[0] : undefined, visitFor(key, visits)])]
    return seen.flatMap((visit) => (visit === undefined ? [] : [makeReport(random, key, visit, conditions)]))
  })
}
