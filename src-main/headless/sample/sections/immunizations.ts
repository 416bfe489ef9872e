/** Immunizations. A refused one is negated, with the reason. */
import { usDay } from '../calendar'
import { ROUTES } from '../catalog/medications'
import { at, code, statementId, status, template, textReference } from '../cda'
import type { Chart, Immunization } from '../chart'
import { coded, loinc } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const OBJECTION = coded('actReason', 'PATOBJ', 'Patient objection')
const keyOf = ({ vaccine, day }: Immunization): string => `i${vaccine.code.code}-${day}`

/** Immunization Refusal Reason (…22.4.53). */
const refusal = (): Xml =>
  el(
    'entryRelationship',
    { typeCode: 'RSON' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.53'),
      code(OBJECTION),
      status('completed'),
    ),
  )

function immunizationEntry(chart: Chart, immunization: Immunization): Xml {
  const key = keyOf(immunization)
  const { vaccine, day, lot, refused } = immunization
  const material = el(
    'manufacturedMaterial',
    {},
    code(vaccine.code, `${key}-name`),
    refused ? undefined : el('lotNumberText', {}, lot),
  )
  const given = refused
    ? []
    : [code(ROUTES.intramuscular, undefined, 'routeCode'), el('doseQuantity', { value: vaccine.dose, unit: 'mL' })]
  return entry(
    el(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN', negationInd: String(refused) },
      template('2.16.840.1.113883.10.20.22.4.52', '2015-08-01'),
      statementId(chart.person, key),
      textReference(key),
      status('completed'),
      at(day),
      given,
      el(
        'consumable',
        {},
        el(
          'manufacturedProduct',
          { classCode: 'MANU' },
          template('2.16.840.1.113883.10.20.22.4.54', '2014-06-09'),
          material,
          refused ? undefined : el('manufacturerOrganization', {}, el('name', {}, vaccine.manufacturer)),
        ),
      ),
      refused ? refusal() : undefined,
    ),
  )
}

export function immunizations(chart: Chart): Xml {
  const rows = chart.immunizations.map((immunization) => {
    const key = keyOf(immunization)
    const { vaccine, day, lot, refused } = immunization
    const outcome = refused ? 'Refused: patient objection' : 'Completed'
    return {
      id: key,
      cells: [{ id: `${key}-name`, text: vaccine.code.display }, usDay(day), refused ? '' : lot, outcome],
    }
  })
  return section({
    loinc: loinc('11369-6', 'History of Immunization Narrative'),
    title: 'Immunizations',
    template: ['2.16.840.1.113883.10.20.22.2.2.1', '2015-08-01'],
    narrative:
      rows.length === 0 ? paragraph('No immunizations recorded') : table(['Vaccine', 'Date', 'Lot', 'Status'], rows),
    entries: chart.immunizations.map((immunization) => immunizationEntry(chart, immunization)),
  })
}
