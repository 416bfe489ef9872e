import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import type { Prescription } from '../../a2v2/schemas'
import { conceptKey, identify } from '../external-ids'
import { fill, type Rows } from '../rows'
import {
  codesText,
  codeText,
  codeTexts,
  dayOf,
  joined,
  nameOf,
  periodText,
  providersText,
  quantityText,
  valueText,
} from '../text'
import { dosesPerDay } from './doses-per-day'

type Medication = Statement<'medications'>

/** Lists of drugs that were given, taken before an admission, or only planned. */
const NOT_PRESCRIBED = new Set(['administered', 'admission', 'plan'])

/**
 * An active prescription is a medication that the patient takes now as far as the document says so:
 * - its clinical status is `active` (the reader's rule, told in `statusBasis`; "completed" as a bare status code,
 *   held, aborted, intended and unknown are not active);
 * - it is not negated, not a "no known medications" and not entered in error;
 * - it names a drug;
 * - it doesn't stand on a list of drugs administered, taken before admission, or planned.
 * Every other medication is listed with its status in the note "Medications", which lists the active ones as well.
 */
export const isActivePrescription = (medication: Medication): boolean =>
  medication.clinicalStatus === 'active' &&
  medication.negated === undefined &&
  medication.noKnown === undefined &&
  nameOf(medication) !== undefined &&
  !NOT_PRESCRIBED.has(medication.list ?? '')

const labelled = (label: string, text: string | undefined): string | undefined => text && `${label}: ${text}`

/** A start of less than a day's precision can't be a date, yet must not be lost. */
const partialStart = ({ period }: Medication): string | undefined =>
  dayOf(period?.low?.iso ?? period?.at?.iso) === undefined ? periodText(period) : labelled('Ends', period?.high?.iso)

export const PRESCRIPTION: Rows<Medication, Omit<Prescription, 'externalId'>> = {
  medication: ['code', 'display name, else the words of the entry', (m) => nameOf(m) ?? ''],
  doseForm: ['dose, form', 'as written', (m) => joined([valueText(m.dose), codeText(m.form)], ' ')],
  dosesPerDay: [
    'frequency, sig',
    'only when certain: a whole number a day, not as needed, the two not at odds',
    (m) => dosesPerDay(m.frequency, m.sig),
  ],
  duration: ['supply.period', 'as written', (m) => periodText(m.supply?.period)],
  totalQuantity: ['supply.quantity', 'as written', (m) => quantityText(m.supply?.quantity)],
  startDate: [
    'period.low',
    'only when a whole day is given; otherwise it stands in the notes',
    (m) => dayOf(m.period?.low?.iso ?? m.period?.at?.iso),
  ],
  timingInstructions: ['sig, frequency', 'as written', (m) => joined([m.sig, m.frequency])],
  route: ['route', 'display name', (m) => codeText(m.route)],
  prescriber: ['prescribers', 'names', (m) => providersText(m.prescribers)],
  notes: [
    'indications, maxDose, rate, site, refills, manufacturer, text, codes, statusBasis',
    'one labelled line each',
    (m) =>
      joined(
        [
          labelled('For', codeTexts(m.indications)),
          labelled('Maximum', valueText(m.maxDose)),
          labelled('Rate', valueText(m.rate)),
          labelled('Site', codeText(m.site)),
          labelled('Refills', m.supply?.refills),
          labelled('Manufacturer', m.manufacturer),
          labelled('Period', partialStart(m)),
          labelled('As written', m.text === nameOf(m) ? undefined : m.text),
          labelled('Codes', codesText(m.code)),
          labelled('Active by', m.statusBasis),
        ],
        '\n',
      ),
  ],
}

export const prescriptionsOf = (record: PatientRecord, scope: string): Prescription[] =>
  identify(
    scope,
    'prescription',
    record.medications.filter(isActivePrescription).map((medication) => {
      const item = fill(PRESCRIPTION, medication)
      return {
        ids: medication.ids,
        identity: [conceptKey(medication.code) ?? item.medication, medication.period?.low?.raw],
        detail: [item.timingInstructions, item.doseForm, item.prescriber],
        item,
      }
    }),
  )
