/** Payers: the patient's own policy, or none. */
import { at, code, id, statementId, status, template, textReference } from '../cda'
import type { Chart, Coverage } from '../chart'
import { coded, loinc } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const PAYMENT_SOURCES = loinc('48768-6', 'Payment sources Document')
const PAYER = coded('roleClass', 'PAYOR', 'Payor')
const SELF = coded('role', 'SELF', 'Self')
const PLAN_IDS = '2.16.840.1.113883.19.4'

/** Policy Activity (…22.4.61): payer performer (…22.4.87), covered party (…22.4.89). */
const policy = (chart: Chart, { payer, memberId, groupId }: Coverage): Xml =>
  el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    template('2.16.840.1.113883.10.20.22.4.61', '2015-08-01'),
    id(PLAN_IDS, groupId),
    code(payer.kind),
    status('completed'),
    el(
      'performer',
      { typeCode: 'PRF' },
      template('2.16.840.1.113883.10.20.22.4.87'),
      el(
        'assignedEntity',
        {},
        id(PLAN_IDS, payer.kind.code),
        code(PAYER),
        el('representedOrganization', {}, el('name', {}, payer.name)),
      ),
    ),
    el(
      'participant',
      { typeCode: 'COV' },
      template('2.16.840.1.113883.10.20.22.4.89'),
      el(
        'participantRole',
        { classCode: 'PAT' },
        id(PLAN_IDS, memberId),
        code(SELF),
        el(
          'playingEntity',
          {},
          el('name', {}, el('given', {}, chart.person.given), el('family', {}, chart.person.family)),
        ),
      ),
    ),
  )

/** Coverage Activity (…22.4.60). */
const coverageEntry = (chart: Chart, coverage: Coverage): Xml =>
  entry(
    el(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.60', '2015-08-01'),
      statementId(chart.person, 'c1'),
      code(PAYMENT_SOURCES),
      textReference('c1'),
      status('completed'),
      at(chart.visits[0]?.day ?? chart.writtenOn),
      el('entryRelationship', { typeCode: 'COMP' }, el('sequenceNumber', { value: 1 }), policy(chart, coverage)),
    ),
  )

export function insurance(chart: Chart): Xml {
  const { coverage } = chart
  return section({
    loinc: PAYMENT_SOURCES,
    title: 'Insurance Providers',
    template: ['2.16.840.1.113883.10.20.22.2.18', '2015-08-01'],
    narrative:
      coverage === undefined
        ? paragraph('Self-pay')
        : table(
            ['Payer', 'Plan', 'Member', 'Group'],
            [
              {
                id: 'c1',
                cells: [coverage.payer.name, coverage.payer.kind.display, coverage.memberId, coverage.groupId],
              },
            ],
          ),
    entries: coverage === undefined ? [] : [coverageEntry(chart, coverage)],
  })
}
