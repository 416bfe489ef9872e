/** `stage1`: reads exports into a new dump, or goes on with an interrupted one. */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ChatbotView } from '../../../src-preload/contract/views'
import type { Context } from '../../pipeline/context'
import { addPaths } from '../../pipeline/create/add-files'
import { makeDump } from '../../pipeline/create/create-dump'
import { moveDump } from '../../pipeline/dump/dump-stage'
import { viewOf } from '../../pipeline/dump/dump-view'
import { type OpenDump, openDump } from '../../pipeline/dump/open-dump'
import { unpack } from '../../pipeline/dump/packing'
import { loadTally } from '../../pipeline/dump/tally'
import { startParse } from '../../pipeline/parse/parse'
import { retryFiles } from '../../pipeline/parse/retry-files'
import { chooseWorkspace, chosenWorkspace, saveSettings } from '../../pipeline/settings'
import type { DocumentAccount } from '../../pipeline/workers/read-job'
import { PRACTICE_CHATBOTS } from '../../practice/clinic'
import { accountsAfter } from '../../staging/tables/documents'
import { duplicateFiles, failedFileRows, fileTotals } from '../../staging/tables/files'
import type { CommandLine } from '../options'
import { explained, print } from '../output'

const DEFAULT_ORGANISATION = 'tebra-organisation'
const PAGE = 200

const newDump = async (context: Context, organisationId: string): Promise<Result<OpenDump>> => {
  const [chatbot] = PRACTICE_CHATBOTS as readonly ChatbotView[]
  if (chatbot === undefined) return fail('agent_unknown')
  const settings = { enabled: true, organisationId, organisationName: '' }
  if (chosenWorkspace(context.store) === undefined) {
    chooseWorkspace(context.store, 'practice')
    saveSettings(context.store, 'practice', settings)
  }
  return makeDump(context, { workspace: 'practice', chatbot, settings })
}

const prepare = async (context: Context, { paths, options }: CommandLine): Promise<Result<OpenDump>> => {
  const { dump: dumpId, retry, organisation = DEFAULT_ORGANISATION } = options
  if (dumpId === undefined && paths.length === 0) return fail('bad_request')
  const open = dumpId === undefined ? await newDump(context, organisation) : await openDump(context, dumpId)
  if (!open.ok) return open
  await addPaths(context, open.value, paths)
  if (paths.length > 0) moveDump(context, open.value, 'collecting')
  if (retry === true) await retryFiles(open.value.db)
  open.value.tally = loadTally(open.value.db)
  return open
}

const printFailed = async ({ db }: OpenDump): Promise<void> => {
  let first = true
  for (const { file, failure } of failedFileRows(db, Number.MAX_SAFE_INTEGER)) {
    const row = { ...explained(failure ?? { code: 'internal' }), file }
    await print(`${first ? '' : ','}${JSON.stringify(row)}`)
    first = false
  }
}

const printDocuments = async ({ db }: OpenDump): Promise<void> => {
  let after = 0
  for (let page = accountsAfter(db, after, PAGE); page.length > 0; page = accountsAfter(db, after, PAGE)) {
    for (const { fileId, file, patientKey: patient, account } of page) {
      const { sections, warnings } = unpack<DocumentAccount>(account)
      const shown = sections.map(({ code, title, entries, rows, unread, narrativeChars }) => ({
        code,
        title,
        entries,
        rows,
        unread,
        narrativeChars,
      }))
      const document = { file, patient, status: 'staged', sections: shown, warnings }
      await print(`${after === 0 ? '' : ','}${JSON.stringify(document)}`)
      after = fileId
    }
  }
  for (const { file, patientKey: patient } of duplicateFiles(db)) {
    await print(`,${JSON.stringify({ file, patient, status: 'duplicate', sections: [], warnings: [] })}`)
  }
}

/** What stopped it, or that nobody came of it: exit 1 always has a failure. */
const outcomeOf = (context: Context, open: OpenDump): Failure | undefined => {
  const { failure, patients } = viewOf(context, open)
  return failure ?? (patients === 0 ? { code: 'nothing_to_import' } : undefined)
}

/** Written piece by piece: 50,000 documents do not fit into one string. */
const printReport = async (context: Context, open: OpenDump, seconds: number): Promise<void> => {
  const { id, counts, patients, parse } = viewOf(context, open)
  const failure = outcomeOf(context, open)
  const { allergies = 0, encounters = 0, immunizations = 0, medications = 0 } = counts
  const { notes = 0, problems = 0, procedures = 0, results = 0, vitals = 0 } = counts
  const totals = { problems, allergies, medications, immunizations, vitals, results, procedures, encounters, notes }
  const files = [...fileTotals(open.db).values()].reduce((sum, total) => sum + total.files, 0)
  await print(`{"dumpId":${JSON.stringify(id)},"files":${files},"patients":${patients},"failed":[`)
  await printFailed(open)
  await print('],"documents":[')
  await printDocuments(open)
  const peakRssBytes = process.resourceUsage().maxRSS * 1024
  const stopped = failure === undefined ? {} : { failure: explained(failure) }
  const end = JSON.stringify({ totals, seconds, bytes: parse.unitsDone, peakRssBytes, ...stopped })
  await print(`],${end.slice(1)}\n`)
}

/** A run that staged nobody has failed, and so has one that the disk or a bug stopped. */
export const stage1 = async (context: Context, line: CommandLine): Promise<Result<boolean>> => {
  const startedMs = performance.now()
  const open = await prepare(context, line)
  if (!open.ok) return open
  const run = startParse(context, open.value)
  if (!run.ok) return run
  await run.value.ended
  await printReport(context, open.value, (performance.now() - startedMs) / 1000)
  return ok(outcomeOf(context, open.value) === undefined)
}
