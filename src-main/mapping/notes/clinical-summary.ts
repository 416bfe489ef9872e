/**
 * The record as one readable page, for workspaces without the clinical endpoint: it goes up as a file of the contact.
 * Made from the bundle alone, so that it says what would have been sent, and the same bundle gives the same bytes.
 */
import type { ClinicalBundle, ContactBody } from '../../a2v2/schemas'
import { byLatest } from '../../lib/moment'
import { sha256Of } from '../../lib/sha256'
import { escapeHtml, paragraph, table } from './html'
import { NARRATIVE } from './notes'

export interface SummaryFile {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #0f0e0d; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: 0.25rem }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #ddd; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top }
th { background: #f5f4f2 } small { color: #68655e }
@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } }`

const section = (title: string, html: string): string =>
  html === '' ? '' : `<section><h2>${escapeHtml(title)}</h2>${html}</section>`
const listed = (headers: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string =>
  rows.length === 0 ? '' : table(headers, rows)

const latestFirst = <T>(items: readonly T[], timeOf: (item: T) => string | undefined): T[] =>
  [...items].sort((a, b) => byLatest(timeOf(a), timeOf(b)))

const prescriptions = ({ prescriptions: items }: ClinicalBundle): string =>
  listed(
    ['Medication', 'Dose', 'Directions', 'Doses a day', 'Route', 'Start', 'Prescriber', 'Notes'],
    items.map((item) => [
      item.medication,
      item.doseForm,
      item.timingInstructions,
      item.dosesPerDay?.toString(),
      item.route,
      item.startDate,
      item.prescriber,
      item.notes,
    ]),
  )

const readings = ({ readings: items }: ClinicalBundle, kind: 'vital' | 'lab'): string =>
  listed(
    ['When', 'What', 'Value', 'Status', 'Range', 'Panel', 'Code'],
    latestFirst(
      items.filter((item) => item.kind === kind),
      ({ time }) => time,
    ).map((item) => [
      item.time?.replace('T', ' '),
      item.name,
      item.unit === undefined ? item.value : `${item.value} ${item.unit}`,
      item.status,
      item.range,
      item.panel,
      item.code,
    ]),
  )

const forms = ({ formSubmissions }: ClinicalBundle): string =>
  formSubmissions
    .map(
      ({ form, answers }) =>
        `<h3>${escapeHtml(form)}</h3>${listed(
          ['Question', 'Answer'],
          answers.map((answer) => [answer.question, answer.answer]),
        )}`,
    )
    .join('')

const tasks = ({ tasks: items }: ClinicalBundle): string =>
  listed(
    ['Due', 'What', 'Status', 'Details'],
    latestFirst(items, ({ dueDate }) => dueDate).map((item) => [item.dueDate, item.title, item.status, item.details]),
  )

/** The html of a note is rich text already, made of safe tags alone. */
const notesHtml = (notes: ClinicalBundle['notes']): string =>
  notes
    .map(({ title, recordedAt, author, html }) => {
      const by = [recordedAt, author].filter((text) => text !== undefined).join(', ')
      return section(title, `${by === '' ? '' : `<small>${escapeHtml(by)}</small>`}${html}`)
    })
    .join('')

const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** Who it is and what holds now comes first; the narratives, which say it all again in the record's words, last. */
export const clinicalSummary = (contact: Pick<ContactBody, 'name'>, bundle: ClinicalBundle): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">`,
    `<title>Clinical summary</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeHtml(contact.name)}</h1>`,
    paragraph('Clinical summary, imported from Tebra. Values stand as the record has them.'),
    notesHtml(bundle.notes.filter(({ category }) => category !== NARRATIVE)),
    section('Active prescriptions', prescriptions(bundle)),
    section('Vital signs', readings(bundle, 'vital')),
    section('Lab results', readings(bundle, 'lab')),
    section('Forms', forms(bundle)),
    section('Plan of care and referrals', tasks(bundle)),
    notesHtml(bundle.notes.filter(({ category }) => category === NARRATIVE)),
    '</body></html>',
  ].join('\n')

export const clinicalSummaryFile = (contact: Pick<ContactBody, 'name'>, bundle: ClinicalBundle): SummaryFile => {
  const body = Buffer.from(clinicalSummary(contact, bundle), 'utf8')
  return {
    sha256: sha256Of(body),
    name: 'Clinical summary from Tebra.html',
    mediaType: 'text/html',
    body,
  }
}
