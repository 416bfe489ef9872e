/** Progress notes: Notes section (…22.2.65) with one Note Activity (…22.4.202) a visit. */
import { usDay } from '../calendar'
import { atTime, author, code, statementId, status, template, textReference } from '../cda'
import type { Chart, Visit } from '../chart'
import { type Coded, loinc } from '../coded'
import { entry, paragraph, section } from '../section'
import { el, type Xml } from '../xml'

const PROGRESS_NOTE = loinc('11506-3', 'Progress note')
const NOTE: Coded = { ...loinc('34109-9', 'Note'), also: PROGRESS_NOTE }

const noteEntry = (chart: Chart, { number, day, minutes, clinician }: Visit): Xml =>
  entry(
    el(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.202', '2016-11-01'),
      statementId(chart.person, `n${number}`),
      code(NOTE),
      textReference(`n${number}`),
      status('completed'),
      atTime(day, minutes),
      author(clinician, day, minutes + 20),
    ),
  )

export const notes = (chart: Chart): Xml =>
  section({
    loinc: PROGRESS_NOTE,
    title: 'Progress Notes',
    template: ['2.16.840.1.113883.10.20.22.2.65', '2016-11-01'],
    narrative: el(
      'list',
      {},
      chart.visits.map((visit) =>
        el(
          'item',
          { ID: `n${visit.number}` },
          el('caption', {}, usDay(visit.day)),
          visit.note.map((text) => paragraph(text)),
        ),
      ),
    ),
    entries: chart.visits.map((visit) => noteEntry(chart, visit)),
  })
