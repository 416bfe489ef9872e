import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MESSAGES } from '../../../src-main/headless/messages'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import { PatientRecord } from '../../../src-preload/contract/record'
import { FAILURE_CODES } from '../../../src-preload/contract/result'
import type { ReviewView } from '../../../src-preload/contract/views'
import { engineBundle } from '../pipeline/engine-bundle'
import { temporaryFolder } from '../staging/temporary-store'
import { answerOf, runHeadless } from './run-headless'

const { headless } = engineBundle()

interface Stage1 {
  readonly dumpId: string
  readonly files: number
  readonly patients: number
  readonly failed: readonly { readonly file: string; readonly code: string; readonly message: string }[]
  readonly documents: readonly {
    readonly file: string
    readonly patient: string
    readonly status: string
    readonly sections: readonly object[]
  }[]
  readonly totals: Readonly<Record<string, number>>
  readonly seconds: number
  readonly bytes: number
  readonly peakRssBytes: number
}

const sampleIn = async (folder: string, patients: number, more: readonly string[] = []): Promise<string> => {
  const args = ['sample', '--patients', String(patients), '--seed', '11', '--out', folder, '--zip', ...more]
  return answerOf<{ out: string }>(await runHeadless(headless, args)).out
}

describe('the headless engine', () => {
  test('sample → stage1 → patients → review → stage2, and the same export again changes nothing', async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const zip = await sampleIn(folder, 30)
    const staged = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data]))
    expect(staged.patients).toBe(30)
    expect(staged.failed.map(({ code }) => code)).toEqual(['not_well_formed'])
    expect(staged.failed[0]?.message).toBe(MESSAGES.not_well_formed)
    expect(staged.documents).toHaveLength(31)
    expect(Object.keys(staged.documents[0]?.sections[0] ?? {})).toEqual([
      'code',
      'title',
      'entries',
      'rows',
      'unread',
      'narrativeChars',
    ])
    expect(Object.keys(staged.totals).sort()).toEqual([
      'allergies',
      'encounters',
      'immunizations',
      'medications',
      'notes',
      'problems',
      'procedures',
      'results',
      'vitals',
    ])
    expect(Math.min(...Object.values(staged.totals))).toBeGreaterThan(0)
    expect(statSync(join(data, 'headless.key')).mode & 0o077).toBe(0)

    const { dumpId } = staged
    const on = ['--data', data, '--dump', dumpId]
    const lines = (await runHeadless(headless, ['patients', ...on])).stdout.trim().split('\n')
    const records = lines.map((line) => PatientRecord.parse(JSON.parse(line)))
    expect(records).toHaveLength(30)
    expect(records.reduce((sum, { problems }) => sum + problems.length, 0)).toBe(staged.totals.problems)

    const review = answerOf<ReviewView>(await runHeadless(headless, ['review', ...on]))
    expect(review).toMatchObject({ patients: 30, repeatPatients: 0, conflicts: 0, balance: { unread: 0 } })

    const refused = await runHeadless(headless, ['stage2', ...on, '--to', 'practice'])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.stdout)).toMatchObject({ failure: { code: 'not_approved' } })

    const receipt = answerOf<ReceiptView>(
      await runHeadless(headless, ['stage2', ...on, '--to', 'practice', '--approve-all']),
    )
    expect(receipt.patients).toMatchObject({ imported: review.importable, created: review.importable, failed: 0 })
    expect(receipt.verified?.matching).toBe(receipt.verified?.checked)
    const same = answerOf<ReceiptView>(await runHeadless(headless, ['stage2', ...on, '--to', 'practice']))
    expect(same).toEqual(receipt)

    const again = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data]))
    expect(again.dumpId).not.toBe(dumpId)
    const onAgain = ['--data', data, '--dump', again.dumpId]
    const repeated = answerOf<ReviewView>(await runHeadless(headless, ['review', ...onAgain]))
    expect(repeated.repeatPatients).toBe(review.importable)
    const second = answerOf<ReceiptView>(
      await runHeadless(headless, ['stage2', ...onAgain, '--to', 'practice', '--approve-all']),
    )
    expect(second.patients).toMatchObject({ unchanged: review.importable, created: 0, updated: 0 })
  }, 60_000)

  test('kill -9 in Stage 1, then on: the same totals and the same records as without', async () => {
    const folder = temporaryFolder()
    const zip = await sampleIn(folder, 1000)
    const straight = join(folder, 'straight')
    const whole = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', straight]))

    const data = join(folder, 'killed')
    const killed = await runHeadless(headless, ['stage1', zip, '--data', data], {
      killAt: (text) => / [1-9]\d* patients parsed/.test(text),
    })
    expect(killed.code).toBe(null)
    const dumpId = /(TBR-\S+):/.exec(killed.stderr)?.[1] ?? ''
    const resumed = answerOf<Stage1>(await runHeadless(headless, ['stage1', '--data', data, '--dump', dumpId]))
    expect(resumed).toMatchObject({
      dumpId,
      files: whole.files,
      patients: whole.patients,
      totals: whole.totals,
      bytes: whole.bytes,
    })
    expect(resumed.documents.map(({ file }) => file).sort()).toEqual(whole.documents.map(({ file }) => file).sort())
    const recordsOf = async (on: readonly string[]): Promise<readonly string[]> =>
      (await runHeadless(headless, ['patients', ...on])).stdout.trim().split('\n').sort()
    const records = await recordsOf(['--data', straight, '--dump', whole.dumpId])
    expect(records).toHaveLength(1000)
    expect(await recordsOf(['--data', data, '--dump', dumpId])).toEqual(records)
  }, 120_000)

  test('kill -9 in Stage 2, then on: the same receipt as without', async () => {
    const folder = temporaryFolder()
    const zip = await sampleIn(folder, 120)
    const stage2On = async (data: string): Promise<readonly string[]> => {
      const { dumpId } = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data]))
      return ['stage2', '--data', data, '--dump', dumpId, '--to', 'practice', '--approve-all']
    }
    const straight = await stage2On(join(folder, 'straight'))
    const { patients, counts, skipped, failed } = answerOf<ReceiptView>(await runHeadless(headless, straight))

    const stage2 = await stage2On(join(folder, 'killed'))
    const killed = await runHeadless(headless, stage2, { killAt: (text) => / [1-9]\d* of \d+ patients/.test(text) })
    expect(killed.code).toBe(null)
    const receipt = answerOf<ReceiptView>(await runHeadless(headless, stage2))
    expect(receipt).toMatchObject({ patients, counts, skipped, failed })
  }, 120_000)

  test('a changed patient alone is written anew', async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const upload = async (zip: string): Promise<ReceiptView> => {
      const { dumpId } = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data]))
      const on = ['--data', data, '--dump', dumpId]
      return answerOf(await runHeadless(headless, ['stage2', ...on, '--to', 'practice', '--approve-all']))
    }
    const { imported } = (await upload(await sampleIn(join(folder, 'a'), 12))).patients
    const changed = await upload(await sampleIn(join(folder, 'b'), 12, ['--change', '3']))
    expect(changed.patients).toMatchObject({ created: 0, updated: 3, unchanged: imported - 3 })
  }, 60_000)

  test('nothing staged is exit 1, with every file and its reason', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.pdf'), '%PDF-1.4')
    const data = join(temporaryFolder(), 'data')
    const empty = await runHeadless(headless, ['stage1', folder, join(folder, 'no such'), '--data', data])
    expect(empty.code).toBe(1)
    expect(JSON.parse(empty.stdout)).toMatchObject({
      patients: 0,
      failed: [{ code: 'no_clinical_document' }, { code: 'path_missing' }],
    })
  })

  test('says what is wrong with a command, on stderr or as one JSON value', async () => {
    const unknown = await runHeadless(headless, ['stage3'])
    expect([unknown.code, unknown.stdout]).toEqual([1, ''])
    expect(unknown.stderr).toContain('Usage')
    expect((await runHeadless(headless, ['stage1', 'x', '--port', '1', '--data', 'd'])).code).toBe(1)
    const dump = await runHeadless(headless, ['review', '--data', join(temporaryFolder(), 'd'), '--dump', 'TBR-1'])
    expect(JSON.parse(dump.stdout)).toEqual({ failure: { code: 'dump_unknown', message: MESSAGES.dump_unknown } })
  })

  test('takes the key file it is given, and refuses another', async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const zip = await sampleIn(folder, 2)
    const key = join(folder, 'elsewhere', 'my.key')
    const staged = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data, '--key-file', key]))
    expect(Object.keys(JSON.parse(readFileSync(key, 'utf8')))).toEqual(['workspace', `dump:${staged.dumpId}`])
    const on = ['review', '--data', data, '--dump', staged.dumpId]
    const without = await runHeadless(headless, on)
    expect(JSON.parse(without.stdout)).toMatchObject({ failure: { code: 'key_lost' } })
  })

  test('uploads to a workspace by URL with the key of the environment', async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const zip = await sampleIn(folder, 4)
    const { dumpId } = answerOf<Stage1>(await runHeadless(headless, ['stage1', zip, '--data', data]))
    const workspace = spawn(process.execPath, [headless, 'practice', '--port', '0'])
    const [line] = (await once(workspace.stdout, 'data')) as [Buffer]
    const { url, apiKey, apiSecret } = JSON.parse(line.toString())
    const args = ['stage2', '--data', data, '--dump', dumpId, '--to', url, '--approve-all']
    try {
      const keyless = await runHeadless(headless, args)
      expect(JSON.parse(keyless.stdout)).toMatchObject({ failure: { code: 'credentials_missing' } })
      const wrong = await runHeadless(headless, args, { env: { A2V2_API_KEY: 'wrong-key', A2V2_API_SECRET: 'wrong' } })
      expect(JSON.parse(wrong.stdout)).toMatchObject({ failure: { code: 'credentials_wrong' } })
      const env = { A2V2_API_KEY: apiKey, A2V2_API_SECRET: apiSecret }
      const receipt = answerOf<ReceiptView>(await runHeadless(headless, args, { env }))
      expect(receipt).toMatchObject({ workspace: 'a2v2', patients: { failed: 0 } })
      expect(receipt.patients.created).toBeGreaterThan(0)
      expect(readFileSync(join(data, 'headless.key'), 'utf8')).not.toContain(apiKey)
    } finally {
      workspace.kill('SIGTERM')
      await once(workspace, 'close')
    }
  }, 60_000)
})

test('there are plain words for every failure', () => {
  for (const code of FAILURE_CODES) expect(MESSAGES[code].length).toBeGreaterThan(20)
})
