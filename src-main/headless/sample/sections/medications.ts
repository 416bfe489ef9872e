/** Medications: what is taken now and what was, with dose, route, interval and the words of the prescription. */
import { usDay } from '../calendar'
import { ROUTES } from '../catalog/medications'
import { author, code, codeValue, period, statementId, status, template, textReference } from '../cda'
import type { Chart, Medication } from '../chart'
import { coded, loinc, plain } from '../coded'
import { entry, section, table } from '../section'
import { el, type Xml } from '../xml'

const ASSERTION = coded('actCode', 'ASSERTION', '')
const keyOf = ({ prescription }: Medication): string => `m${prescription.code.code}`

/** PIVL_TS: every so many hours, beside the interval over which it was taken. */
const interval = (hours: number): Xml =>
  el(
    'effectiveTime',
    { 'xsi:type': 'PIVL_TS', institutionSpecified: hours < 24 ? 'true' : undefined, operator: 'A' },
    el('period', { value: hours, unit: 'h' }),
  )

const product = ({ prescription }: Medication, key: string): Xml =>
  el(
    'consumable',
    {},
    el(
      'manufacturedProduct',
      { classCode: 'MANU' },
      template('2.16.840.1.113883.10.20.22.4.23', '2014-06-09'),
      el('manufacturedMaterial', {}, code(prescription.code, `${key}-name`)),
    ),
  )

/** Indication (…22.4.19). */
const indication = ({ reason, from }: Medication): Xml =>
  el(
    'entryRelationship',
    { typeCode: 'RSON' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.19', '2014-06-09'),
      code(ASSERTION),
      status('completed'),
      period(from),
      codeValue(plain(reason)),
    ),
  )

/** Medication Supply Order (…22.4.17). `repeatNumber` counts the refills. */
const supply = ({ prescription }: Medication): Xml =>
  el(
    'entryRelationship',
    { typeCode: 'REFR' },
    el(
      'supply',
      { classCode: 'SPLY', moodCode: 'INT' },
      template('2.16.840.1.113883.10.20.22.4.17', '2014-06-09'),
      status('completed'),
      el('repeatNumber', { value: prescription.refills }),
      el('quantity', { value: prescription.quantity }),
    ),
  )

function medicationEntry(chart: Chart, medication: Medication): Xml {
  const key = keyOf(medication)
  const { prescription, from, to, clinician } = medication
  const [dose, unit] = prescription.dose
  return entry(
    el(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.16', '2014-06-09'),
      statementId(chart.person, key),
      textReference(`${key}-sig`),
      status(to === undefined ? 'active' : 'completed'),
      period(from, to, { 'xsi:type': 'IVL_TS' }),
      interval(prescription.everyHours),
      code(ROUTES[prescription.route], undefined, 'routeCode'),
      el('doseQuantity', { value: dose, unit }),
      product(medication, key),
      author(clinician, from, 600),
      indication(medication),
      to === undefined ? supply(medication) : undefined,
      prescription.asNeeded === undefined ? undefined : asNeeded(prescription.asNeeded),
    ),
  )
}

/** Precondition for Substance Administration (…22.4.25). */
const asNeeded = (reason: string): Xml =>
  el(
    'precondition',
    { typeCode: 'PRCN' },
    template('2.16.840.1.113883.10.20.22.4.25', '2014-06-09'),
    el(
      'criterion',
      {},
      code(ASSERTION),
      el('value', { 'xsi:type': 'CD', nullFlavor: 'OTH' }, el('originalText', {}, reason)),
    ),
  )

/** HL7's approved example "No Known Medications". */
function noneEntry(chart: Chart): Xml {
  const drug = el(
    'manufacturedMaterial',
    {},
    el(
      'code',
      { nullFlavor: 'OTH', codeSystem: '2.16.840.1.113883.6.88' },
      el('translation', {
        code: '410942007',
        codeSystem: '2.16.840.1.113883.6.96',
        displayName: 'drug or medication',
      }),
    ),
  )
  return entry(
    el(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN', negationInd: 'true' },
      template('2.16.840.1.113883.10.20.22.4.16', '2014-06-09'),
      statementId(chart.person, 'm0'),
      textReference('m0'),
      status('active'),
      el('effectiveTime', { 'xsi:type': 'IVL_TS', nullFlavor: 'NA' }),
      el('doseQuantity', { nullFlavor: 'NA' }),
      el(
        'consumable',
        {},
        el(
          'manufacturedProduct',
          { classCode: 'MANU' },
          template('2.16.840.1.113883.10.20.22.4.23', '2014-06-09'),
          drug,
        ),
      ),
    ),
  )
}

export function medications(chart: Chart): Xml {
  const rows = chart.medications.map((medication) => {
    const key = keyOf(medication)
    const { prescription, from, to } = medication
    return {
      id: key,
      cells: [
        { id: `${key}-name`, text: prescription.code.display },
        { id: `${key}-sig`, text: prescription.sig },
        usDay(from),
        to === undefined ? '' : usDay(to),
        to === undefined ? 'Active' : 'Completed',
      ],
    }
  })
  const isNone = rows.length === 0
  return section({
    loinc: loinc('10160-0', 'History of Medication use Narrative'),
    title: 'Medications',
    template: ['2.16.840.1.113883.10.20.22.2.1.1', '2014-06-09'],
    narrative: isNone
      ? el('paragraph', { ID: 'm0' }, 'No current medications')
      : table(['Medication', 'Directions', 'Start', 'End', 'Status'], rows),
    entries: isNone ? [noneEntry(chart)] : chart.medications.map((medication) => medicationEntry(chart, medication)),
  })
}
