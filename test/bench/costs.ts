/** What one patient costs in a dump of many: each verb timed by itself, in an engine that is warm. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../src-main/pipeline/context'
import { writeReceipt } from '../../src-main/pipeline/done/receipt'
import { tableOf } from '../../src-main/pipeline/done/tables'
import { dumpRow, type OpenDump } from '../../src-main/pipeline/dump/open-dump'
import { approve } from '../../src-main/pipeline/review/approve'
import { review } from '../../src-main/pipeline/review/review'
import { connect } from '../../src-main/pipeline/workspace/connect'
import { putLedgerRow } from '../../src-main/staging/tables/ledger'
import { patientPage } from '../../src-main/staging/tables/patient-pages'
import { pendingUploads, setUpload } from '../../src-main/staging/tables/uploads'
import { inEngine, readAll, valueIn } from './engine'
import type { Task, Work } from './subject'

const PAGE = 200
const ONE_NOTE = { notes: 1, prescriptions: 0, readings: 0, formSubmissions: 0, tasks: 0 }

const secondsOf = async (work: () => unknown): Promise<number> => {
  const startedMs = performance.now()
  await work()
  return (performance.now() - startedMs) / 1000
}

/** Too short to be measured once. */
const middleOf = async (times: number, work: () => unknown): Promise<number> => {
  const seconds: number[] = []
  for (let time = 0; time < times; time += 1) seconds.push(await secondsOf(work))
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** The table as it opens, its last page in another order, and a search. */
const lookThrough = ({ db, tally }: OpenDump): void => {
  const query = { offset: 0, limit: PAGE, filter: 'all', sort: 'name', descending: false } as const
  patientPage(db, query)
  patientPage(db, { ...query, offset: Math.max(0, tally.patients - PAGE), sort: 'birthDate' })
  patientPage(db, { ...query, search: 'family7' })
}

/** As an upload of everyone leaves the ledger. */
const confirmAll = ({ now }: Context, { db }: OpenDump): void =>
  db.transaction(() => {
    let after = 0
    for (let page = pendingUploads(db, after, PAGE); page.length > 0; page = pendingUploads(db, after, PAGE)) {
      for (const { id, key: patientKey } of page) {
        after = id
        const row = { patientKey, digest: patientKey, state: 'confirmed', outcome: 'created' } as const
        putLedgerRow(db, { ...row, kind: 'contact' }, now())
        putLedgerRow(db, { ...row, kind: 'clinical', counts: ONE_NOTE }, now())
        setUpload(db, patientKey, 'confirmed')
      }
    }
  })

export const costs = ({ folder, folders = 0, workers }: Task): Promise<Work> =>
  inEngine(workers, async (context) => {
    const names = readdirSync(folder).sort().slice(0, folders)
    const paths = names.map((name) => join(folder, name))
    await readAll(context, paths.slice(0, 1))
    valueIn(await connect(context, 'practice'))
    let open: OpenDump | undefined
    const staging = await secondsOf(async () => {
      open = await readAll(context, paths)
    })
    if (open === undefined) throw new Error('nothing was read')
    const dump = open
    const reviewing = await middleOf(5, () => review(context, dump))
    const preview = await middleOf(5, () => lookThrough(dump))
    const approval = await secondsOf(async () => valueIn(await approve(context, dump, { leaveOutConflicts: true })))
    confirmAll(context, dump)
    const receipt = await middleOf(5, () => {
      writeReceipt(context, dump, {})
      valueIn(tableOf(context, dump, 'receipt_csv'))
    })
    if (dumpRow(context, dump.id).stage !== 'approved') throw new Error('not approved')
    const { documents, bytes, patients } = dump.tally
    const verbs = { staging, review: reviewing, preview, approval, receipt }
    return { documents: patients, bytes: bytes.done, refused: documents.failed, verbs }
  })
