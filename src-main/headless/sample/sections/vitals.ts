/** Vital signs: one organizer a visit. */
import { hl7Time, usDay } from '../calendar'
import { isAcute } from '../catalog/conditions'
import { atTime, code, quantity, statementId, status, template, textReference } from '../cda'
import type { Chart, Visit, Vitals } from '../chart'
import { type Coded, loinc, snomed } from '../coded'
import { entry, section, table } from '../section'
import { el, type Xml } from '../xml'

interface Sign {
  readonly code: Coded
  readonly heading: string
  readonly unit: string
  readonly value: (vitals: Vitals) => string
}
const SIGNS: readonly Sign[] = [
  {
    code: loinc('8480-6', 'Systolic blood pressure'),
    heading: 'Systolic',
    unit: 'mm[Hg]',
    value: (v) => String(v.systolic),
  },
  {
    code: loinc('8462-4', 'Diastolic blood pressure'),
    heading: 'Diastolic',
    unit: 'mm[Hg]',
    value: (v) => String(v.diastolic),
  },
  { code: loinc('8867-4', 'Heart rate'), heading: 'Pulse', unit: '/min', value: (v) => String(v.pulse) },
  { code: loinc('8310-5', 'Body temperature'), heading: 'Temp °F', unit: '[degF]', value: (v) => v.temperature },
  { code: loinc('8302-2', 'Body height'), heading: 'Height in', unit: '[in_i]', value: (v) => v.height },
  { code: loinc('29463-7', 'Body weight'), heading: 'Weight lb', unit: '[lb_av]', value: (v) => v.weight },
  {
    code: loinc('59408-5', 'Oxygen saturation by Pulse oximetry'),
    heading: 'SpO2 %',
    unit: '%',
    value: (v) => String(v.saturation),
  },
]
const PANEL = snomed('46680005', 'Vital signs')

const signs = (...codes: readonly string[]): readonly Sign[] => SIGNS.filter((sign) => codes.includes(sign.code.code))
const FIRST_TIME = signs('8480-6', '8462-4', '8867-4', '8302-2', '29463-7')
const EVERY_TIME = signs('8480-6', '8462-4', '29463-7')
const WHEN_ILL = signs('8480-6', '8462-4', '8310-5', '59408-5')

/** What a nurse takes: height once, temperature and oxygen saturation for an acute illness. */
const signsAt = ({ number, condition }: Visit): readonly Sign[] =>
  number === 1 ? FIRST_TIME : condition !== undefined && isAcute(condition) ? WHEN_ILL : EVERY_TIME

type Measured = Visit & { readonly vitals: Vitals }

function observation(chart: Chart, { number, day, minutes, vitals }: Measured, sign: Sign): Xml {
  const key = `v${number}-${sign.code.code}`
  return el(
    'component',
    {},
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.27', '2014-06-09'),
      statementId(chart.person, key),
      code(sign.code),
      textReference(key),
      status('completed'),
      atTime(day, minutes),
      quantity(sign.value(vitals), sign.unit),
    ),
  )
}

function organizer(chart: Chart, visit: Measured): Xml {
  const time = hl7Time(visit.day, visit.minutes)
  return entry(
    el(
      'organizer',
      { classCode: 'CLUSTER', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.26', '2015-08-01'),
      statementId(chart.person, `v${visit.number}`),
      code(PANEL),
      status('completed'),
      el('effectiveTime', {}, el('low', { value: time }), el('high', { value: time })),
      signsAt(visit).map((sign) => observation(chart, visit, sign)),
    ),
  )
}

export function vitals(chart: Chart): Xml {
  const measured = chart.visits.flatMap((visit) =>
    visit.vitals === undefined ? [] : [{ ...visit, vitals: visit.vitals }],
  )
  const rows = measured.map((visit) => ({
    id: `v${visit.number}`,
    cells: [
      usDay(visit.day),
      ...SIGNS.map((sign) =>
        signsAt(visit).includes(sign)
          ? { id: `v${visit.number}-${sign.code.code}`, text: sign.value(visit.vitals) }
          : '',
      ),
    ],
  }))
  return section({
    loinc: loinc('8716-3', 'Vital signs'),
    title: 'Vital Signs',
    template: ['2.16.840.1.113883.10.20.22.2.4.1', '2015-08-01'],
    narrative: table(['Date', ...SIGNS.map(({ heading }) => heading)], rows),
    entries: measured.map((visit) => organizer(chart, visit)),
  })
}
