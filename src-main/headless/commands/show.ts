/** `patients` and `review`: what is staged of a dump. */
import { ok, type Result } from '../../../src-preload/contract/result'
import { every } from '../../lib/every'
import type { Context } from '../../pipeline/context'
import { openDump } from '../../pipeline/dump/open-dump'
import { patientRecord } from '../../pipeline/dump/patient-record'
import { review } from '../../pipeline/review/review'
import { type PatientEntry, patientsAfter } from '../../staging/tables/patients'
import type { CommandLine } from '../options'
import { printJson } from '../output'

const PAGE = 100

export const showPatients = async (context: Context, { options }: CommandLine): Promise<Result<boolean>> => {
  const open = await openDump(context, options.dump ?? '')
  if (!open.ok) return open
  const { db } = open.value
  const patients = every<PatientEntry>((last) => patientsAfter(db, last?.id ?? 0, PAGE))
  for (const { key } of patients) await printJson(patientRecord(db, key))
  return ok(true)
}

export const showReview = async (context: Context, { options }: CommandLine): Promise<Result<boolean>> => {
  const open = await openDump(context, options.dump ?? '')
  if (!open.ok) return open
  await printJson(await review(context, open.value))
  return ok(true)
}
