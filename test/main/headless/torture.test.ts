import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLINICAL_KINDS, type ClinicalBundle } from '../../../src-main/a2v2/schemas'
import { createKeyFile } from '../../../src-main/headless/key-file'
import { type Payloads, payloadsOf } from '../../../src-main/mapping/payloads'
import { closeContext, createContext } from '../../../src-main/pipeline/create-context'
import { openDump } from '../../../src-main/pipeline/dump/open-dump'
import { patientRecord } from '../../../src-main/pipeline/dump/patient-record'
import { createHandlers } from '../../../src-main/pipeline/handlers'
import { mappingContext } from '../../../src-main/pipeline/review/mapping-context'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { type PracticeWorkspace, startPracticeWorkspace } from '../../../src-main/practice/workspace'
import { approvedDigests } from '../../../src-main/staging/tables/approvals'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import { engineBundle } from '../pipeline/engine-bundle'
import { everyone, patient } from '../pipeline/people'
import { PDF } from '../pipeline/stage2'
import { CHATBOT, writeExport } from '../pipeline/temporary-context'
import { temporaryFolder } from '../staging/temporary-store'
import { answerOf, runHeadless } from './run-headless'
import { runTortured, seeded, TORTURES } from './torture'

const { headless, worker: workerFile } = engineBundle()

const PATIENTS = 500
const LEFT_OUT = 10
const KILLS = 20
const MOST_RETRIES = 10

const exportOf = (count: number): string =>
  writeExport({
    ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}/doc.ccda`, patient(n)])),
    ...Object.fromEntries(
      Array.from({ length: count / 10 }, (_, n) => [`${n * 10}/scan.pdf`, Buffer.concat([PDF, Buffer.from(`%${n}`)])]),
    ),
  })

/** The same folder as the headless commands use, looked into with the same code. */
const contextOn = async (dataDir: string) => {
  const context = await createContext({
    dataDir,
    resourcesDir: dataDir,
    appVersion: '0',
    keychain: 'key file',
    keys: createKeyFile(join(dataDir, 'headless.key')),
    workerFile,
    publish: () => undefined,
    now: () => new Date(),
  })
  if (!context.ok) throw new Error(context.failure.code)
  return context.value
}

/** The owner leaves the first few out. */
const leaveOut = async (dataDir: string, dumpId: string): Promise<void> => {
  const context = await contextOn(dataDir)
  const handlers = createHandlers(context)
  const page = await handlers['patients:page']({ dumpId, ...everyone, limit: LEFT_OUT })
  if (!page.ok) throw new Error(page.failure.code)
  for (const { key } of page.value.rows) await handlers['patient:exclude']({ dumpId, key, excluded: true })
  await closeContext(context)
}

/** What was approved, by external reference: the payloads made again, each held against its approved digest. */
const approvedPayloads = async (dataDir: string, dumpId: string): Promise<Map<string, Payloads>> => {
  const context = await contextOn(dataDir)
  try {
    const open = await openDump(context, dumpId)
    if (!open.ok) throw new Error(open.failure.code)
    const mapping = mappingContext(context, open.value)
    const payloads = approvedDigests(open.value.db, '', PATIENTS * 2).map(({ key, digest }) => {
      const record = patientRecord(open.value.db, key)
      const made = record && payloadsOf(record, mapping)
      if (made?.ok !== true || made.value.digest !== digest) throw new Error('not what was approved')
      return [made.value.externalReferenceId, made.value] as const
    })
    return new Map(payloads)
  } finally {
    await closeContext(context)
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Digests of the bodies that may be sent for one patient, as the workspace's log has them. */
const bodiesOf = ({ contact, bundle, files }: Payloads): Set<string> =>
  new Set([sha256(JSON.stringify(contact)), sha256(JSON.stringify(bundle)), ...files.map((file) => file.sha256)])

/** An item that was refused at first stands behind the others: the order says nothing. */
const inOrder = ({ complete: _, ...bundle }: ClinicalBundle) => ({
  ...bundle,
  ...Object.fromEntries(
    CLINICAL_KINDS.map((kind) => [kind, [...bundle[kind]].sort((a, b) => (a.externalId < b.externalId ? -1 : 1))]),
  ),
})

const sentBodies = (workspace: PracticeWorkspace): string[] =>
  workspace.requests.entries.flatMap(({ method, route, bodyDigest }) =>
    method !== 'GET' && route.includes('/contacts/') && bodyDigest !== undefined ? [bodyDigest] : [],
  )

const holdings = async ({ url, apiKey, apiSecret }: PracticeWorkspace) => {
  const get = async (path: string): Promise<{ data: never; pagination?: { total: number } }> => {
    const answer = await fetch(`${url}${path}`, { headers: { 'X-API-Key': apiKey, 'X-API-Secret': apiSecret } })
    return (await answer.json()) as { data: never }
  }
  const refs: string[] = []
  for (let page = 1, total = 1; refs.length < total; page++) {
    const answer = await get(`/contacts/chatbots/${CHATBOT}?fields=ids&limit=1000&page=${page}`)
    total = answer.pagination?.total ?? 0
    refs.push(...(answer.data as { externalReferenceId: string }[]).map((row) => row.externalReferenceId))
  }
  return { refs, get }
}

test(`${PATIENTS} patients, every fault there is, ${KILLS} kills: exactly what was approved, once`, async () => {
  const random = seeded(20_231_101)
  const folder = exportOf(PATIENTS)
  const data = join(temporaryFolder(), 'data')
  const { dumpId } = answerOf<{ dumpId: string }>(await runHeadless(headless, ['stage1', folder, '--data', data]))
  await leaveOut(data, dumpId)

  const workspace = await startPracticeWorkspace({
    shelf: createMemoryShelf(),
    limits: { perMinute: 100_000, perHour: 1_000_000 },
    faults: { seed: 7, rate: 0.04, kinds: TORTURES, slowMs: 150 },
  })
  const { url, apiKey, apiSecret } = workspace
  const env = { A2V2_API_KEY: apiKey, A2V2_API_SECRET: apiSecret }
  const command = [headless, 'stage2', '--data', data, '--dump', dumpId, '--to', url, '--approve-all']
  const run = (killAfterRequests?: number) =>
    runTortured({
      command,
      env,
      workspace,
      random,
      ...(killAfterRequests === undefined ? {} : { killAfterRequests }),
    })

  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const { code, stdout } = await run(1 + Math.floor(random() * 45))
      expect({ kill, code, stdout }).toEqual({ kill, code: null, stdout: '' })
    }
    let ended = await run()
    for (let retry = 0; retry < MOST_RETRIES && ended.code !== 0; retry++) ended = await run()
    command.push('--retry')
    for (let retry = 0; retry < MOST_RETRIES; retry++) {
      if (ended.code === 0 && (JSON.parse(ended.stdout) as ReceiptView).patients.failed === 0) break
      ended = await run()
    }

    const receipt = JSON.parse(ended.stdout) as ReceiptView
    const imported = PATIENTS - LEFT_OUT
    expect(receipt.patients).toEqual({
      imported,
      created: imported,
      updated: 0,
      unchanged: 0,
      skipped: LEFT_OUT,
      failed: 0,
    })

    const approved = await approvedPayloads(data, dumpId)
    expect(approved.size).toBe(imported)
    const allowed = new Set([...approved.values()].flatMap((payloads) => [...bodiesOf(payloads)]))
    const sent = sentBodies(workspace)
    expect(workspace.requests.total).toBe(workspace.requests.entries.length)
    expect(sent.filter((digest) => !allowed.has(digest))).toEqual([])
    expect(new Set(sent)).toEqual(allowed)

    const answered = [...workspace.requests.counts.keys()]
    for (const trouble of [' 429', ' 500', ' cut', ' 409']) {
      expect(answered.filter((key) => key.endsWith(trouble)).length, trouble).toBeGreaterThan(0)
    }

    workspace.setFaults()
    const { refs, get } = await holdings(workspace)
    expect(refs.length).toBe(imported)
    expect(new Set(refs)).toEqual(new Set(approved.keys()))
    for (const [ref, { contact, bundle, files }] of approved) {
      const path = `/contacts/${ref}/chatbots/${CHATBOT}`
      expect((await get(path)).data).toMatchObject({ ...contact, archived: false })
      expect(inOrder((await get(`${path}/clinical`)).data)).toEqual(inOrder(bundle))
      expect(
        new Set(((await get(`${path}/files`)).data as { sha256: string }[]).map(({ sha256: sum }) => sum)),
      ).toEqual(new Set(files.map(({ sha256: sum }) => sum)))
    }
  } finally {
    await workspace.close()
  }
}, 120_000)
