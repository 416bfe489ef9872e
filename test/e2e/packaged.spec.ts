import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { removeFolder } from '../../scripts/lib/session.mjs'

/** What is handed out, as `npm run test:packaged` names it: looked at from outside, as its debugger is off. */
const RELEASE = process.env.TEBRA_IMPORT_RELEASE ?? ''
const isMac = process.platform === 'darwin'
const resources = join(dirname(RELEASE), isMac ? '../Resources' : 'resources')

interface DebugTarget {
  readonly url: string
  readonly webSocketDebuggerUrl: string
}

test.skip(RELEASE === '', 'only of a package')

test('the fuses are blown as promised', async () => {
  const wire = await getCurrentFuseWire(isMac ? join(dirname(RELEASE), '../..') : RELEASE)
  const states = {
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyArchive: wire[FuseV1Options.OnlyLoadAppFromAsar],
  }
  expect(states).toEqual({
    runAsNode: FuseState.DISABLE,
    cookieEncryption: FuseState.ENABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    integrity: FuseState.ENABLE,
    onlyArchive: FuseState.ENABLE,
  })
})

test('it holds what runs, and nothing else', () => {
  const archive = join(resources, 'app.asar')
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  const roots = new Set(files.map((file) => file.split('/').slice(1, 3).join('/')))
  expect([...roots].sort()).toEqual([
    'node_modules',
    'node_modules/@napi-rs',
    'node_modules/better-sqlite3',
    'out',
    'out/main',
    'out/preload',
    'out/renderer',
    'package.json',
  ])
  const addons = files.filter((file) => file.endsWith('.node'))
  expect(addons).toHaveLength(isMac ? 4 : 2)
  expect(files.filter((file) => /headless|\.map$|\.ts$|\.md$|licenses\.json/.test(file))).toEqual([])
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false)
  for (const name of ['licences.html', 'guide/owners-guide.html', 'sample-export/tebra-sample-export.zip'])
    expect(statSync(join(resources, name)).size).toBeGreaterThan(0)
})

/** Playwright needs the debugger of main. Of the page alone, the protocol itself is asked. */
async function textOfPage(port: string): Promise<string> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as DebugTarget[]
  const page = targets.find((target) => target.url === 'app://bundle/')
  if (page === undefined) return ''
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  await once(socket, 'open')
  const answer = once(socket, 'message')
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'document.body?.innerText' } }))
  const [{ data }] = await answer
  socket.close()
  return JSON.parse(data).result?.result?.value ?? ''
}

/** Where a data folder of its own can be given from outside. */
const hasOwnHome = process.platform === 'linux'

test('it opens its window, keeps its debugger shut, and takes no data folder from the environment', async () => {
  test.skip(!hasOwnHome)
  const home = mkdtempSync(join(tmpdir(), 'tebra-import-release-'))
  const child = spawn(RELEASE, ['--no-sandbox', '--disable-gpu', '--inspect=0', '--remote-debugging-port=0'], {
    env: { ...process.env, XDG_CONFIG_HOME: home, TEBRA_IMPORT_USER_DATA: join(home, 'elsewhere') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines: string[] = []
  const address = new Promise<string>((resolve) =>
    createInterface(child.stderr).on('line', (line) => {
      lines.push(line)
      const [, found] = /^DevTools listening on (ws:\S+)/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    }),
  )
  try {
    const { port } = new URL(await address)
    await expect.poll(() => textOfPage(port)).toContain('Get started')
    expect(readdirSync(home)).toEqual(['Tebra Import'])
    expect(lines.filter((line) => line.startsWith('Debugger listening'))).toEqual([])
  } finally {
    child.kill()
    await once(child, 'exit')
    removeFolder(home)
  }
})
