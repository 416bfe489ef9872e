/** What goes wrong in a clinic: the exit code, the failure with its words, and that nothing staged is lost. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MESSAGES } from '../../../src-main/headless/messages'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { type PracticeWorkspace, startPracticeWorkspace } from '../../../src-main/practice/workspace'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type { FailureCode } from '../../../src-preload/contract/result'
import type { ReviewView } from '../../../src-preload/contract/views'
import { BAD_EXPORTS, UNREADABLE } from '../../bad-input/bad-exports'
import { boundByModes, mountSmallDisk } from '../../bad-input/system-limits'
import { engineBundle } from '../pipeline/engine-bundle'
import { answerOf, type Finished, runHeadless, runProgram } from './run-headless'

const { headless } = engineBundle()
const PATIENTS = 6
const MANY = 150
/** Enough to begin with them, not to end. */
const ROOM_BYTES = 512 * 1024

interface Explained {
  readonly code: FailureCode
  readonly message: string
  readonly file?: string
}
interface Stage1 {
  readonly dumpId: string
  readonly patients: number
  readonly failed: readonly Explained[]
  readonly failure?: Explained
}

let folder: string
let good: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-bad-'))
  good = await sampleOf(PATIENTS)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: readonly string[]): Promise<Finished> => runHeadless(headless, args)

const sampleOf = async (patients: number): Promise<string> => {
  const out = join(folder, `export-${patients}.zip`)
  return answerOf<{ out: string }>(await run('sample', '--patients', String(patients), '--seed', '5', '--out', out)).out
}

let count = 0
const freshFolder = (): string => {
  count += 1
  const fresh = join(folder, String(count))
  mkdirSync(fresh)
  return fresh
}

const stage = async (data: string): Promise<Stage1> => answerOf<Stage1>(await run('stage1', good, '--data', data))

const explainedAs = (code: FailureCode): Explained => ({ code, message: MESSAGES[code] })

/** Exit 1, and on stdout nothing but the failure. */
const expectFailure = ({ code, stdout }: Finished, expected: FailureCode): void => {
  expect(JSON.parse(stdout)).toEqual({ failure: expect.objectContaining(explainedAs(expected)) })
  expect(code).toBe(1)
}

const patientsIn = async (data: string, dumpId: string): Promise<number> => {
  const review = answerOf<ReviewView>(await run('review', '--data', data, '--dump', dumpId))
  return review.patients
}

describe('a bad export', () => {
  test.each(BAD_EXPORTS)('$what: exit 1, with its name and what to do', async ({ name, code, write }) => {
    const place = freshFolder()
    write(join(place, name))
    const { code: exitCode, stdout } = await run('stage1', join(place, name), '--data', join(place, 'data'))
    const { failed, failure, patients } = JSON.parse(stdout) as Stage1
    expect(exitCode).toBe(1)
    expect(patients).toBe(0)
    expect(failure).toEqual(explainedAs('nothing_to_import'))
    expect(failed.find((file) => file.code === code)).toMatchObject({
      message: MESSAGES[code],
      file: expect.stringMatching(new RegExp(`^${name}`)),
    })
  })

  test('beside a good one: everybody of the good one stays', async () => {
    const place = freshFolder()
    const data = join(place, 'data')
    const { dumpId, failed: before } = await stage(data)
    for (const { name, write } of BAD_EXPORTS) write(join(place, name))
    const paths = BAD_EXPORTS.map(({ name }) => join(place, name))
    const after = answerOf<Stage1>(await run('stage1', ...paths, '--data', data, '--dump', dumpId))
    expect(after.patients).toBe(PATIENTS)
    expect(after.failure).toBeUndefined()
    const codes = after.failed.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining([...before, ...BAD_EXPORTS].map(({ code }) => code)))
  })

  test('without read rights: exit 1, with its name and what to do', async ({ skip }) => {
    const place = freshFolder()
    const path = join(place, UNREADABLE.name)
    UNREADABLE.write(path)
    const args = [headless, 'stage1', path, '--data', join(place, 'data')]
    const bound = boundByModes({ command: process.execPath, args })
    if (bound === undefined) return skip('file modes bind nobody here')
    const { code, stdout } = await runProgram(bound)
    const report = JSON.parse(stdout) as Stage1
    expect(code).toBe(1)
    expect(report.failed).toEqual([
      expect.objectContaining({ ...explainedAs('path_unreadable'), file: UNREADABLE.name }),
    ])
  })
})

describe('this computer', () => {
  test('a full disk: exit 1; with room again it goes on to the same end', { timeout: 60_000 }, async ({ skip }) => {
    const data = freshFolder()
    const disk = mountSmallDisk(data, 8)
    if (disk === undefined) return skip('no disk can be mounted here')
    try {
      const { dumpId } = await stage(data)
      disk.fill(ROOM_BYTES)
      const stopped = await run('stage1', await sampleOf(MANY), '--data', data, '--dump', dumpId)
      const { failure, patients } = JSON.parse(stopped.stdout) as Stage1
      expect(stopped.code).toBe(1)
      expect(failure).toEqual(explainedAs('disk_full'))
      expect(patients).toBeLessThan(MANY)
      expect(await patientsIn(data, dumpId)).toBeGreaterThanOrEqual(PATIENTS)
      disk.grow()
      const resumed = answerOf<Stage1>(await run('stage1', '--data', data, '--dump', dumpId))
      expect(resumed.failure).toBeUndefined()
      expect(resumed.patients).toBe(MANY)
    } finally {
      disk.unmount()
    }
  })

  test('a disk full from the start: exit 1, and nothing half made stands in the way later', async ({ skip }) => {
    const data = freshFolder()
    const disk = mountSmallDisk(data, 8)
    if (disk === undefined) return skip('no disk can be mounted here')
    try {
      disk.fill(0)
      expectFailure(await run('stage1', good, '--data', data), 'disk_full')
      disk.grow()
      expect(await stage(data)).toMatchObject({ patients: PATIENTS })
    } finally {
      disk.unmount()
    }
  })

  test('no usable key store: exit 1, and the staged data waits for its key', async () => {
    const data = join(freshFolder(), 'data')
    const { dumpId } = await stage(data)
    const broken = join(data, 'broken.key')
    writeFileSync(broken, 'not a key file')
    expectFailure(await run('review', '--data', data, '--dump', dumpId, '--key-file', broken), 'keychain_missing')
    expect(await patientsIn(data, dumpId)).toBe(PATIENTS)
  })
})

describe('the workspace', () => {
  const send = (data: string, dumpId: string, { url, apiKey, apiSecret }: Access): Promise<Finished> =>
    runHeadless(headless, ['stage2', '--data', data, '--dump', dumpId, '--to', url, '--approve-all'], {
      env: { A2V2_API_KEY: apiKey, A2V2_API_SECRET: apiSecret },
    })

  test('a wrong key: exit 1, nothing is sent and nothing is lost', async ({ onTestFinished }) => {
    const workspace = await startPracticeWorkspace({ shelf: createMemoryShelf() })
    onTestFinished(() => workspace.close())
    const data = join(freshFolder(), 'data')
    const { dumpId } = await stage(data)
    const wrong = { ...access(workspace), apiSecret: 'not-the-secret' }
    expectFailure(await send(data, dumpId, wrong), 'credentials_wrong')
    expect(await patientsIn(data, dumpId)).toBe(PATIENTS)
    const receipt = answerOf<ReceiptView>(await send(data, dumpId, access(workspace)))
    expect(receipt.patients.created).toBeGreaterThan(0)
  })

  test('no network in the middle of Stage 2: exit 1; afterwards it goes on', { timeout: 60_000 }, async ({
    onTestFinished,
  }) => {
    const shelf = createMemoryShelf()
    const first = await startPracticeWorkspace({ shelf })
    const data = join(freshFolder(), 'data')
    const { dumpId } = await stage(data)
    const sending = send(data, dumpId, access(first))
    await expect.poll(() => first.requests.total, { timeout: 20_000, interval: 10 }).toBeGreaterThan(8)
    await first.close()
    expectFailure(await sending, 'offline')
    expect(await patientsIn(data, dumpId)).toBe(PATIENTS)
    const again = await startPracticeWorkspace({ shelf, port: Number(new URL(first.url).port) })
    onTestFinished(() => again.close())
    const { patients } = answerOf<ReceiptView>(await send(data, dumpId, access(again)))
    expect(patients.imported + patients.skipped).toBe(PATIENTS)
    expect(patients.failed).toBe(0)
  })
})

type Access = Pick<PracticeWorkspace, 'url' | 'apiKey' | 'apiSecret'>
const access = ({ url, apiKey, apiSecret }: PracticeWorkspace): Access => ({ url, apiKey, apiSecret })
