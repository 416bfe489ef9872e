/** Family history: one organizer a relative. */
import { code, codeValue, statementId, status, template, textReference } from '../cda'
import type { Chart, FamilyHistory } from '../chart'
import { coded, loinc, snomed } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const DIAGNOSIS = snomed('282291009', 'Diagnosis')
const AGE = snomed('445518008', 'Age at onset')
const ASSERTION = coded('actCode', 'ASSERTION', '')
const DEAD = snomed('419099009', 'Dead')
const keyOf = ({ relative }: FamilyHistory): string => `f${relative.relation.code}`

/** Age Observation (…22.4.31). */
const ageAtOnset = (age: number): Xml =>
  el(
    'entryRelationship',
    { typeCode: 'SUBJ', inversionInd: 'true' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.31'),
      code(AGE),
      status('completed'),
      el('value', { 'xsi:type': 'PQ', value: age, unit: 'a' }),
    ),
  )

/** Family History Death Observation (…22.4.47): it was the cause. */
const death = (): Xml =>
  el(
    'entryRelationship',
    { typeCode: 'CAUS' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.47'),
      code(ASSERTION),
      status('completed'),
      codeValue(DEAD),
    ),
  )

function organizer(chart: Chart, history: FamilyHistory): Xml {
  const key = keyOf(history)
  const { relative, condition, deceased } = history
  const gender = coded('gender', relative.gender, relative.gender === 'F' ? 'Female' : 'Male')
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.46', '2015-08-01'),
    statementId(chart.person, key),
    code(DIAGNOSIS),
    textReference(key),
    status('completed'),
    el('effectiveTime', { nullFlavor: 'UNK' }),
    codeValue(condition, `${key}-name`),
    ageAtOnset(history.ageAtOnset),
    deceased ? death() : undefined,
  )
  return entry(
    el(
      'organizer',
      { classCode: 'CLUSTER', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.45', '2015-08-01'),
      statementId(chart.person, `${key}o`),
      status('completed'),
      el(
        'subject',
        {},
        el(
          'relatedSubject',
          { classCode: 'PRS' },
          code(relative.relation),
          el('subject', {}, code(gender, undefined, 'administrativeGenderCode')),
        ),
      ),
      el('component', {}, observation),
    ),
  )
}

export function familyHistory(chart: Chart): Xml {
  const rows = chart.family.map((history) => ({
    id: keyOf(history),
    cells: [
      history.relative.relation.display,
      { id: `${keyOf(history)}-name`, text: history.condition.display },
      String(history.ageAtOnset),
      history.deceased ? 'Yes' : 'No',
    ],
  }))
  return section({
    loinc: loinc('10157-6', 'History of family member diseases Narrative'),
    title: 'Family History',
    template: ['2.16.840.1.113883.10.20.22.2.15', '2015-08-01'],
    narrative:
      rows.length === 0
        ? paragraph('No family history recorded')
        : table(['Relative', 'Condition', 'Age at onset', 'Died of it'], rows),
    entries: chart.family.map((history) => organizer(chart, history)),
  })
}
