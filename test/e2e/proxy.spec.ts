/** The proxy of this computer, as the window's own session knows it, is the engine's way out; it is never gone around. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { FAILURES } from '../../src-renderer/words/failures'
import { reasonText } from '../../src-renderer/words/warnings'
import { launchApp, type RunningApp, removeData } from './app'

/** Reserved (RFC 2606): nobody answers there. */
const WORKSPACE = 'https://workspace.invalid:8443/v1/open'
/** What would name another proxy before the system's. */
const NO_NAMED_PROXY = { HTTPS_PROXY: '', https_proxy: '', NO_PROXY: '', no_proxy: '' }

let running: RunningApp
let proxy: Server
let asked: string[]

test.beforeEach(async () => {
  asked = []
  proxy = createServer((_request, answer) => void answer.writeHead(500).end())
  proxy.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push(`${url} ${Object.keys(headers).filter((name) => name.startsWith('x-api')).length}`)
    socket.end('HTTP/1.1 407 Sign in\r\n\r\n')
  })
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve))
  running = await launchApp(undefined, NO_NAMED_PROXY)
})
test.afterEach(async () => {
  await running.close()
  removeData(running)
  proxy.close()
})

const setProxy = (proxyRules: string): Promise<void> =>
  running.app.evaluate(
    ({ session }, rules) => session.fromPartition('tebra-import').setProxy({ proxyRules: rules }),
    proxyRules,
  )

test('the system proxy is asked, its sign-in and a SOCKS proxy are told, and nothing goes around either', async () => {
  const { window: page } = running
  const { port } = proxy.address() as AddressInfo
  await walk.button(page, 'Get started').click()
  await walk.button(page, 'Use my A2V2 workspace').click()
  await walk.button(page, 'Advanced').click()
  await page.getByLabel('API key', { exact: true }).fill('key-of-a-clinic')
  await page.getByLabel('API secret', { exact: true }).fill('secret-of-a-clinic')
  await page.getByLabel('Base URL').fill(WORKSPACE)
  const alert = page.getByRole('alert')

  await setProxy(`https=127.0.0.1:${port}`)
  await walk.button(page, 'Check and save').click()
  await expect(alert).toContainText(FAILURES.proxy_unusable.title)
  await expect(alert).toContainText(reasonText('proxy_sign_in') ?? 'no words')
  expect(new Set(asked)).toEqual(new Set(['workspace.invalid:8443 0']))

  const before = asked.length
  await setProxy(`socks5://127.0.0.1:${port}`)
  await walk.button(page, 'Check and save').click()
  await expect(alert).toContainText(reasonText('proxy_socks') ?? 'no words')
  expect(asked).toHaveLength(before)
})
