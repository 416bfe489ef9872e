/** Allergies and Intolerances. "None" is an explicit negated statement, never an empty section. */
import { usDay } from '../calendar'
import { at, code, codeValue, period, statementId, status, template, textReference } from '../cda'
import type { Allergy, Chart } from '../chart'
import { coded, loinc, snomed } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const CONCERN = coded('actClass', 'CONC', '')
const ASSERTION = coded('actCode', 'ASSERTION', '')
const SEVERITY = coded('actCode', 'SEV', 'Severity')
const CRITICALITY = loinc('82606-5', 'Allergy or intolerance criticality')
const HIGH_CRITICALITY = coded('criticality', 'CRITH', 'high criticality')
const SUBSTANCE_ALLERGY = snomed('419199007', 'Allergy to substance')

/** Allergy Concern Act (…22.4.30) around one Allergy - Intolerance Observation (…22.4.7). */
const concern = (chart: Chart, key: string, since: number, observation: Xml): Xml =>
  el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.30', '2015-08-01'),
    statementId(chart.person, `${key}c`),
    code(CONCERN),
    status('active'),
    period(since),
    el('entryRelationship', { typeCode: 'SUBJ' }, observation),
  )

const observationParts = (chart: Chart, key: string): readonly Xml[] => [
  template('2.16.840.1.113883.10.20.22.4.7', '2014-06-09'),
  statementId(chart.person, key),
  code(ASSERTION),
]
const agent = (playingEntity: Xml): Xml =>
  el(
    'participant',
    { typeCode: 'CSM' },
    el('participantRole', { classCode: 'MANU' }, el('playingEntity', { classCode: 'MMAT' }, playingEntity)),
  )

function allergyEntry(chart: Chart, { allergen, onset }: Allergy): Xml {
  const key = `a${allergen.agent.code}`
  const reaction = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.9', '2014-06-09'),
    code(ASSERTION),
    textReference(`${key}-reaction`),
    status('completed'),
    codeValue(allergen.reaction),
    el(
      'entryRelationship',
      { typeCode: 'SUBJ', inversionInd: 'true' },
      el(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        template('2.16.840.1.113883.10.20.22.4.8', '2014-06-09'),
        code(SEVERITY),
        status('completed'),
        codeValue(allergen.severity),
      ),
    ),
  )
  const criticality = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.145'),
    code(CRITICALITY),
    status('completed'),
    codeValue(HIGH_CRITICALITY),
  )
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    observationParts(chart, key),
    textReference(key),
    status('completed'),
    period(onset),
    codeValue(allergen.kind),
    agent(code(allergen.agent, `${key}-agent`)),
    el('entryRelationship', { typeCode: 'MFST', inversionInd: 'true' }, reaction),
    allergen.isCritical ? el('entryRelationship', { typeCode: 'SUBJ', inversionInd: 'true' }, criticality) : undefined,
  )
  return entry(concern(chart, key, onset, observation))
}

/** HL7's approved example "No Known Allergies": negated, the agent not applicable. */
function noKnownEntry(chart: Chart): Xml {
  const since = chart.visits[0]?.day ?? chart.writtenOn
  const observation = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN', negationInd: 'true' },
    observationParts(chart, 'a0'),
    textReference('a0'),
    status('completed'),
    at(since),
    codeValue(SUBSTANCE_ALLERGY),
    agent(el('code', { nullFlavor: 'NA' })),
  )
  return entry(concern(chart, 'a0', since, observation))
}

export function allergies(chart: Chart): Xml {
  const rows = chart.allergies.map(({ allergen, onset }) => {
    const key = `a${allergen.agent.code}`
    return {
      id: key,
      cells: [
        { id: `${key}-agent`, text: allergen.agent.display },
        { id: `${key}-reaction`, text: allergen.reaction.display },
        allergen.severity.display,
        usDay(onset),
        'Active',
      ],
    }
  })
  const isNone = rows.length === 0
  return section({
    loinc: loinc('48765-2', 'Allergies and adverse reactions Document'),
    title: 'Allergies',
    template: ['2.16.840.1.113883.10.20.22.2.6.1', '2015-08-01'],
    narrative: isNone
      ? paragraph('No known allergies', 'a0')
      : table(['Substance', 'Reaction', 'Severity', 'Since', 'Status'], rows),
    entries: isNone ? [noKnownEntry(chart)] : chart.allergies.map((allergy) => allergyEntry(chart, allergy)),
  })
}
