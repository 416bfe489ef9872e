import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAppFiles } from '../../../../src-main/shell/window/app-files'

const SECRET = 'outside the renderer'
let folder: string
let get: (path: string, method?: string) => Promise<Response>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-files-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-of-another'))
  writeFileSync(join(folder, 'secret.html'), SECRET)
  writeFileSync(join(folder, 'renderer-of-another/secret.html'), SECRET)
  writeFileSync(join(folder, 'renderer/index.html'), '<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">')
  writeFileSync(join(folder, 'renderer/assets/app.js'), 'const place = "__CSP_NONCE__"')
  writeFileSync(join(folder, 'renderer/window.db'), SECRET)
  const files = createAppFiles(join(folder, 'renderer'))
  get = (path, method = 'GET') => files({ method, url: `app://bundle/${path}` })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nonceOf = (policy: string | null): string | undefined => policy?.match(/'nonce-([^']+)'/)?.[1]

describe('the page', () => {
  test('comes with a policy that allows nothing inline but styles of this load', async () => {
    const answer = await get('')
    const policy = answer.headers.get('content-security-policy')
    expect(answer.status).toBe(200)
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+';/)
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toContain('unsafe')
    const nonce = nonceOf(policy)
    expect(await answer.text()).toBe(`<meta content="${nonce}"><style nonce="${nonce}">`)
  })

  test('has a new nonce at each load', async () => {
    const nonces = await Promise.all(
      [get(''), get('index.html')].map(async (answer) =>
        nonceOf((await answer).headers.get('content-security-policy')),
      ),
    )
    expect(new Set(nonces).size).toBe(2)
  })
})

describe('other files', () => {
  test('are given as they are, with their own media type', async () => {
    const answer = await get('assets/app.js')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('const place = "__CSP_NONCE__"')
  })

  test.each([
    '../secret.html',
    '%2e%2e/secret.html',
    '..%2fsecret.html',
    '%2e%2e%2fsecret.html',
    'assets/..%2f..%2fsecret.html',
    '..%2frenderer-of-another%2fsecret.html',
    '%2fetc%2fhosts.html',
    'assets/app.js%00.html',
    '%ff.html',
    'window.db',
    'missing.js',
    'assets',
  ])('nothing is found at %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
  })

  test('only GET, and only of the one host', async () => {
    expect((await get('', 'POST')).status).toBe(405)
    const files = createAppFiles(join(folder, 'renderer'))
    expect((await files({ method: 'GET', url: 'app://other/index.html' })).status).toBe(404)
    expect((await files({ method: 'GET', url: 'file:///etc/hosts.html' })).status).toBe(404)
  })
})
