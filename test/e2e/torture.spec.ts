/** kill -9 of main and of the page in the real window, while a stage is at work; the long version is `npm run torture`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { button } from '../../scripts/lib/walk.mjs'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../../src-main/practice/clinic'
import type { Answers, Args, EngineChannel, ImportApi } from '../../src-preload/contract/api'
import type { Result } from '../../src-preload/contract/result'
import type { Stage } from '../../src-preload/contract/steps'
import { SET_ASIDE } from '../../src-renderer/words/start'
import { cases, countLosses, pick, randomFor, SEED } from '../torture/plan'
import { launchApp, ROOT, type RunningApp } from './app'

declare global {
  interface Window {
    readonly tebraImport: ImportApi
  }
}

const SAMPLE = join(ROOT, 'resources/sample-export')
/** So long after a step began; the sample takes about two seconds for each stage. */
const MOST_MS = 2_000
type Victim = 'main' | 'page'
const STEPS = ['stage1:start', 'stage2:approve', 'stage2:start', 'stage2:undo'] as const
type Step = (typeof STEPS)[number]

const call = async <C extends EngineChannel>(page: Page, channel: C, args?: Args<C>): Promise<Answers[C]> => {
  const asked = [channel, ...(args === undefined ? [] : [args])] as unknown[]
  const result = (await page.evaluate(
    (all) => (window.tebraImport.call as (...of: unknown[]) => Promise<unknown>)(...all),
    asked,
  )) as Result<Answers[C]>
  if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.failure)}`)
  return result.value
}

const rested = async (page: Page, dumpId: string) => {
  for (;;) {
    const view = await call(page, 'dump:get', { dumpId })
    if (!view.running && view.approving === undefined) return view
    await sleep(30)
  }
}

const prepare = async (page: Page): Promise<string> => {
  const [dump] = await call(page, 'dumps:list')
  if (dump !== undefined) return dump.id
  await call(page, 'workspace:choose', { kind: 'practice' })
  const defaultProviderUserId = PRACTICE_USERS[0]?.id ?? ''
  const settings = { enabled: true, organisationId: 'T-1', organisationName: 'Practice Clinic', defaultProviderUserId }
  await call(page, 'settings:save', settings)
  return (await call(page, 'dump:create', { chatbotId: PRACTICE_CHATBOTS[0]?.id ?? '' })).id
}

const decide = async (page: Page, dumpId: string): Promise<void> => {
  for (const { npi } of await call(page, 'providers:list', { dumpId })) {
    await call(page, 'providers:map', { npi, strategy: 'fallback' })
  }
  const { rows } = await call(page, 'patients:page', {
    dumpId,
    offset: 0,
    limit: 500,
    filter: 'conflict',
    sort: 'name',
    descending: false,
  })
  for (const { key } of rows) await call(page, 'patient:exclude', { dumpId, key, excluded: true })
}

const NEXT: Readonly<Partial<Record<Stage, Step>>> = {
  collecting: 'stage1:start',
  parsing: 'stage1:start',
  parsed: 'stage2:approve',
  approved: 'stage2:start',
  mapping: 'stage2:start',
  completed: 'stage2:undo',
}

/** From where things stand to an undone import: what the receipt says then. */
const goOn = async (page: Page, onStep: (step: Step) => void = () => undefined): Promise<unknown> => {
  const dumpId = await prepare(page)
  for (;;) {
    const { stage, sources, failure } = await rested(page, dumpId)
    const step = NEXT[stage]
    if (failure !== undefined || step === undefined) throw new Error(JSON.stringify({ stage, failure }))
    if (stage === 'completed') {
      const { undone, patients, counts, approvalDigest } = await call(page, 'receipt:get', { dumpId })
      if (undone?.archived === patients.created) return { undone, patients, counts, approvalDigest }
    }
    if (sources.length === 0) await call(page, 'files:add', { dumpId, paths: [SAMPLE] })
    if (step === 'stage2:approve') await decide(page, dumpId)
    onStep(step)
    await call(page, step, { dumpId })
  }
}

const killPage = (running: RunningApp): Promise<void> =>
  running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents !== undefined) process.kill(contents.getOSProcessId(), 'SIGKILL')
  })

/** The engine ends by itself when its parent is gone: two of them must never write to the same files. */
const engines = (dataDir: string): number =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8', maxBuffer: 10_000_000 })
    .split('\n')
    .filter((line) => line.includes('engine.cjs') && line.includes(dataDir)).length

const promised = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const GONE_MS = 2_000

const strikeAt = async (dataDir: string, victim: Victim, at: Step, afterMs: number): Promise<unknown> => {
  const running = await launchApp(dataDir)
  let struck: Promise<void> | undefined
  const { promise: hit, resolve: tellHit } = promised()
  const strike = async (): Promise<void> => {
    await sleep(afterMs)
    if (victim === 'main') running.app.process().kill('SIGKILL')
    else await killPage(running).catch(() => undefined)
  }
  const onStep = (step: Step): void => {
    if (step === at) struck ??= strike().then(tellHit)
  }
  // The page or the whole app is gone: whatever was asked fails, or is never answered at all.
  await Promise.race([goOn(running.window, onStep).catch(() => undefined), hit.then(() => sleep(GONE_MS))])
  await struck
  if (victim === 'main') {
    await expect.poll(() => engines(dataDir)).toBe(0)
    const again = await launchApp(dataDir)
    const receipt = await goOn(again.window)
    await again.close()
    return receipt
  }
  // Playwright loses sight of a page that was killed: the app itself has to bring it back.
  await expect
    .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()))
    .toBe(false)
  await running.close()
  const again = await launchApp(dataDir)
  const receipt = await goOn(again.window)
  await again.close()
  return receipt
}

test(`main and the page are killed (seed ${SEED}): nothing lost, nothing doubled, the same receipt`, async () => {
  test.setTimeout(cases(120_000, 1_800_000))
  const random = randomFor('window')
  const folder = mkdtempSync(join(tmpdir(), 'tebra-import-torture-'))
  const whole = await launchApp(join(folder, 'whole'))
  const receipt = await goOn(whole.window)
  await whole.close()
  const losses = countLosses('kill -9 of main and of the page')
  for (let round = 0; round < cases(1, 16); round++) {
    for (const victim of ['main', 'page'] as const) {
      const at = pick(random, STEPS)
      const afterMs = Math.floor(random() * MOST_MS)
      await losses.survive(`${victim} ${afterMs} ms into ${at}`, async () => {
        expect(await strikeAt(join(folder, `${victim}-${round}`), victim, at, afterMs)).toEqual(receipt)
      })
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  losses.none()
})

test("a damaged list of imports is explained, set aside on the owner's word, and the imports are found again", async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'tebra-import-torture-')), 'data')
  const first = await launchApp(dataDir)
  const dumpId = await prepare(first.window)
  await first.close()
  for (const part of ['-wal', '-shm']) rmSync(join(dataDir, `workspace.db${part}`), { force: true })
  writeFileSync(join(dataDir, 'workspace.db'), Buffer.alloc(20_000, 7))
  const damaged = await launchApp(dataDir)
  await expect(damaged.window.getByRole('heading', { name: SET_ASIDE.workspace.title })).toBeVisible()
  for (const point of SET_ASIDE.workspace.lost) await expect(damaged.window.getByText(point)).toBeVisible()
  await button(damaged.window, SET_ASIDE.workspace.confirm).click()
  await expect(button(damaged.window, 'Get started')).toBeVisible()
  expect((await call(damaged.window, 'dumps:list')).map(({ id }) => id)).toEqual([dumpId])
  await damaged.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})
