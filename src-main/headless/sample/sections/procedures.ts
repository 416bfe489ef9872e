/** Procedures that were done. */
import { usDay } from '../calendar'
import { at, code, performer, statementId, status, template, textReference } from '../cda'
import type { Chart, DoneProcedure } from '../chart'
import { loinc } from '../coded'
import { entry, paragraph, section, table } from '../section'
import { el, type Xml } from '../xml'

const keyOf = ({ procedure }: DoneProcedure): string => `r${procedure.code.code}`

const procedureEntry = (chart: Chart, done: DoneProcedure): Xml =>
  entry(
    el(
      'procedure',
      { classCode: 'PROC', moodCode: 'EVN' },
      template('2.16.840.1.113883.10.20.22.4.14', '2014-06-09'),
      statementId(chart.person, keyOf(done)),
      code(done.procedure.code),
      textReference(keyOf(done)),
      status('completed'),
      at(done.day),
      done.procedure.site === undefined ? undefined : code(done.procedure.site, undefined, 'targetSiteCode'),
      performer(chart.clinician),
    ),
  )

export function procedures(chart: Chart): Xml {
  const rows = chart.procedures.map((done) => ({
    id: keyOf(done),
    cells: [done.procedure.code.display, usDay(done.day), 'Completed'],
  }))
  return section({
    loinc: loinc('47519-4', 'History of Procedures Document'),
    title: 'Procedures',
    template: ['2.16.840.1.113883.10.20.22.2.7.1', '2014-06-09'],
    narrative: rows.length === 0 ? paragraph('No procedures recorded') : table(['Procedure', 'Date', 'Status'], rows),
    entries: chart.procedures.map((done) => procedureEntry(chart, done)),
  })
}
