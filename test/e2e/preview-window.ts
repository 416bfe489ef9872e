/** The scenes of test/renderer/preview in a window of the real app: every screen in states that no export brings about. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { build } from 'vite'
import { ROOT } from './app'

const PREVIEW = join(ROOT, 'out/preview')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export interface Preview {
  readonly page: Page
  readonly show: (scene: string) => Promise<void>
  readonly close: () => void
}

/** From loopback, as modules cannot be loaded from `file:`; in a session of its own, as the app's has no network. */
export async function openPreview(app: ElectronApplication): Promise<Preview> {
  await build({ configFile: join(ROOT, 'test/renderer/preview/vite.config.ts'), logLevel: 'error' })
  const server = await serve()
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ width: 1280, height: 840, webPreferences: { sandbox: true } })
    void window.loadURL(url)
  }, `${base}/?scene=home`)
  const page = await opened
  return {
    page,
    show: async (scene) => {
      await page.goto(`${base}/?scene=${scene}`)
      await settled(page)
    },
    close: () => void server.close(),
  }
}

async function serve(): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1')
    try {
      const file = join(PREVIEW, pathname === '/' ? 'index.html' : pathname)
      const body = readFileSync(file)
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** Until the page has shown something, and then nothing else for a while. */
export const settled = (page: Page, quietMs = 100): Promise<void> =>
  page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        const root = document.getElementById('root')
        const done = () => {
          observer.disconnect()
          resolve()
        }
        let timer = setTimeout(done, 5_000)
        const wait = () => {
          if (root?.hasChildNodes() !== true) return
          clearTimeout(timer)
          timer = setTimeout(done, quiet)
        }
        const observer = new MutationObserver(wait)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
        wait()
      }),
    quietMs,
  )
