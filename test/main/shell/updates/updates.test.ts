import { setImmediate as turn } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { createWorkAtHand } from '../../../../src-main/shell/progress/work-at-hand'
import { createUpdates, type Updater, type Updates } from '../../../../src-main/shell/updates/updates'
import type { UpdateView } from '../../../../src-preload/contract/update'

/** A place for versions that answers when it is told to, and writes down what was asked of it. */
function createPlace() {
  const asked: string[] = []
  let arrive: (error?: Error) => void = () => undefined
  let failInstall = (): void => undefined
  let share: (share: number) => void = () => undefined
  let offered: string | Error | undefined = '2.0.0'
  const updater: Updater = {
    async check() {
      asked.push('check')
      if (offered instanceof Error) throw offered
      return offered
    },
    download(onShare, signal) {
      asked.push('download')
      share = onShare
      return new Promise((resolve, reject) => {
        arrive = (error) => (error ? reject(error) : resolve())
        signal.addEventListener('abort', () => reject(new Error('cancelled')))
      })
    },
    install: (onFailed) => {
      asked.push('install')
      failInstall = onFailed
    },
  }
  return {
    asked,
    updater,
    offer: (version: string | Error | undefined) => (offered = version),
    share: (part: number) => share(part),
    arrive: (error?: Error) => arrive(error),
    failInstall: () => failInstall(),
  }
}

let place: ReturnType<typeof createPlace>
let views: UpdateView[]
let notes: string[]
let updates: Updates
beforeEach(() => {
  place = createPlace()
  views = []
  notes = []
  updates = createUpdates({
    updater: place.updater,
    log: { note: (code) => void notes.push(code) },
    onChange: (view) => void views.push(view),
  })
})

test('a newer version is offered, and nothing is downloaded before the owner says so', async () => {
  await updates.look()
  expect(updates.view()).toEqual({ state: 'available', version: '2.0.0', blocked: false })
  await turn()
  expect(place.asked).toEqual(['check'])
})

test('at the owner’s word it is downloaded, then installed', async () => {
  await updates.look()
  const done = updates.install()
  place.share(0.5)
  expect(updates.view()).toEqual({ state: 'downloading', version: '2.0.0', share: 0.5 })
  place.arrive()
  await done
  expect(place.asked).toEqual(['check', 'download', 'install'])
  expect(notes).toEqual(['update_installed'])
})

test('during a stage nothing is looked for, downloaded or installed', async () => {
  updates.setBusy(true)
  await updates.look()
  expect(place.asked).toEqual([])
  updates.setBusy(false)
  await updates.look()
  updates.setBusy(true)
  expect(updates.view()).toEqual({ state: 'available', version: '2.0.0', blocked: true })
  await updates.install()
  expect(place.asked).toEqual(['check'])
  updates.setBusy(false)
  expect(updates.view()).toEqual({ state: 'available', version: '2.0.0', blocked: false })
})

test('a stage that begins stops the download; what arrives nevertheless is not installed', async () => {
  await updates.look()
  const done = updates.install()
  updates.setBusy(true)
  place.arrive()
  place.share(1)
  await done
  expect(place.asked).toEqual(['check', 'download'])
  expect(updates.view()).toEqual({ state: 'available', version: '2.0.0', blocked: true })
  updates.setBusy(false)
  expect(place.asked).not.toContain('install')
  const again = updates.install()
  place.arrive()
  await again
  expect(place.asked).toEqual(['check', 'download', 'download', 'install'])
})

test('a place that cannot be reached is noted by code and not told; the next look may find it', async () => {
  place.offer(new Error('getaddrinfo ENOTFOUND'))
  await updates.look()
  expect(views).toEqual([])
  expect(notes).toEqual(['update_check_failed'])
  place.offer('2.0.0')
  await updates.look()
  expect(updates.view().state).toBe('available')
})

test('a download that fails says so and can be tried again', async () => {
  await updates.look()
  const done = updates.install()
  place.arrive(new Error('sha512 checksum mismatch'))
  expect(await done).toEqual({ state: 'failed', version: '2.0.0' })
  expect(notes).toEqual(['update_failed'])
  const again = updates.install()
  place.arrive()
  await again
  expect(place.asked).toEqual(['check', 'download', 'download', 'install'])
})

test('what cannot be put in place says so', async () => {
  await updates.look()
  const done = updates.install()
  place.arrive()
  await done
  place.failInstall()
  expect(updates.view()).toEqual({ state: 'failed', version: '2.0.0' })
})

test('the newest version offers nothing', async () => {
  place.offer(undefined)
  await updates.look()
  expect(await updates.install()).toEqual({ state: 'none' })
  expect(place.asked).toEqual(['check'])
})

test('work is at hand until the last import has stopped, or the engine is gone', () => {
  const work = createWorkAtHand()
  work.note({ id: 'TBR-1', running: true })
  work.note({ id: 'TBR-2', running: true })
  work.note({ id: 'TBR-1', running: false })
  expect(work.isBusy()).toBe(true)
  work.note({ id: 'TBR-2', running: false })
  expect(work.isBusy()).toBe(false)
  work.note({ id: 'TBR-1', running: true })
  work.clear()
  expect(work.isBusy()).toBe(false)
})
