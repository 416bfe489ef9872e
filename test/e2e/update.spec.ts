import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { removeFolder } from '../../scripts/lib/session.mjs'
import { button, firstStart } from '../../scripts/lib/walk.mjs'
import { launchApp, type RunningApp, removeData } from './app'

/**
 * A place for updates on this computer, and an "installed app" that is a script: the real updater asks, downloads,
 * checks the hash, puts the file in place and starts it. Only Linux's packages can be replaced by a file of ours.
 */
test.skip(process.platform !== 'linux', 'the updaters of Windows and macOS want signed packages')

const VERSION = '99.1.0'
const FILE = `tebra-import-${VERSION}-linux-x64.AppImage`

let folder: string
let installed: string
let place: Server
let asked: string[]
let served: Buffer
let running: RunningApp

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-update-'))
  installed = join(folder, 'Tebra Import.AppImage')
  writeFileSync(installed, 'the version before')
  const update = Buffer.from(`#!/bin/sh\necho ${VERSION} > "${join(folder, 'started')}"\n`)
  served = update
  asked = []
  const about = [
    `version: ${VERSION}`,
    `files: [{ url: ${FILE}, sha512: ${sha512(update)}, size: ${update.length} }]`,
    `path: ${FILE}`,
    `sha512: ${sha512(update)}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
  ].join('\n')
  place = createServer(({ url = '' }, response) => {
    const name = url.split('?')[0]?.slice(1) ?? ''
    asked.push(name)
    if (name === 'latest-linux.yml') response.end(about)
    else if (name === FILE) response.end(served)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => void place.listen(0, '127.0.0.1', resolve))
  const config = join(folder, 'app-update.yml')
  const url = `http://127.0.0.1:${(place.address() as AddressInfo).port}`
  writeFileSync(config, `provider: generic\nurl: ${url}\nupdaterCacheDirName: tebra-import-updater\n`)
  running = await launchApp(undefined, {
    TEBRA_IMPORT_UPDATE_CONFIG: config,
    APPIMAGE: installed,
    XDG_CACHE_HOME: join(folder, 'cache'),
  })
  await firstStart(running.window)
})
test.afterEach(async () => {
  await running.close().catch(() => undefined)
  place.close()
  removeData(running)
  removeFolder(folder)
})

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64')

test('a newer version is offered, and put in place at the owner’s word alone', async () => {
  await expect(running.window.getByText(`Version ${VERSION} of Tebra Import is available`)).toBeVisible()
  expect(asked).toEqual(['latest-linux.yml'])
  const closed = running.app.waitForEvent('close')
  await button(running.window, 'Install and restart').click()
  await closed
  await expect.poll(() => existsSync(join(folder, 'started'))).toBe(true)
  expect(readFileSync(installed)).toEqual(served)
})

test('a file that is not the one announced is refused, and the app goes on', async () => {
  served = Buffer.from('#!/bin/sh\nexit 1\n'.padEnd(served.length))
  await button(running.window, 'Install and restart').click()
  await expect(running.window.getByText(`Version ${VERSION} could not be installed`)).toBeVisible()
  expect(readFileSync(installed, 'utf8')).toBe('the version before')
  await button(running.window, 'Later').click()
  await expect(running.window.getByText(VERSION)).toHaveCount(0)
  await expect(button(running.window, 'Open import wizard')).toBeVisible()
})
