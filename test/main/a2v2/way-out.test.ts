/** Whom we speak to and by which way: certificates, the computer's own roots, and its proxy. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createA2v2Client } from '../../../src-main/a2v2/client'
import { followProxy, proxySettings } from '../../../src-main/a2v2/way-out'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { startPracticeWorkspace } from '../../../src-main/practice/workspace'
import { type Failure, fail, ok } from '../../../src-preload/contract/result'
import { FAILURES } from '../../../src-renderer/words/failures'
import { reasonText } from '../../../src-renderer/words/warnings'
import { runHeadless } from '../headless/run-headless'
import { engineBundle } from '../pipeline/engine-bundle'
import { writeExport } from '../pipeline/temporary-context'
import { temporaryFolder } from '../staging/temporary-store'
import { type Certificate, certificateFor } from './certificates'
import { createImpatientClock, reply, startLoopback, success } from './loopback'
import { AGENT, EXT, KEY, SECRET, STORED } from './samples'
import { behindTls, startProxy } from './tls-servers'

const { headless } = engineBundle()
const root = certificateFor('A clinic of its own')
const trusted = certificateFor('localhost', { by: root })

const clientAt = (baseUrl: string) =>
  createA2v2Client({ baseUrl, apiKey: KEY, apiSecret: SECRET, clock: createImpatientClock() })

describe('a certificate', () => {
  const stranger = certificateFor('Nobody')
  test.each<[string, Certificate, string]>([
    ['expired', certificateFor('localhost', { by: root, until: '210101000000Z' }), 'certificate_expired'],
    ['of the future', certificateFor('localhost', { by: root, from: '480101000000Z' }), 'certificate_not_yet_valid'],
    ['of another address', certificateFor('api.example.org', { by: root }), 'certificate_of_another'],
    ['signed by itself', certificateFor('localhost'), 'certificate_self_signed'],
    ['of an unknown issuer', certificateFor('localhost', { by: stranger }), 'certificate_of_nobody_known'],
  ])('%s is refused by name, before a byte of the request', async (_what, certificate, reason) => {
    const before = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...before, root.cert])
    const server = await behindTls(certificate, 'http://127.0.0.1:1')
    const answer = await clientAt(`${server.url}/v1/open`).integration()
    tls.setDefaultCACertificates(before)
    expect(answer).toEqual({ ok: false, failure: { code: 'certificate_untrusted', reason } })
    expect(server.seen()).toBe(0)
    expect(reasonText(reason)).toMatch(/certificate/)
    expect(FAILURES.certificate_untrusted.next).not.toBe('')
  })

  test('none at all: what answers does not speak TLS', async () => {
    const plain = await startLoopback()
    const answer = await clientAt(plain.baseUrl.replace('http://127.0.0.1', 'https://localhost')).integration()
    expect(answer).toEqual({ ok: false, failure: { code: 'certificate_untrusted', reason: 'no_tls' } })
    expect(plain.received).toEqual([])
    await plain.close()
  })
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('of %i takes the credentials nowhere', async (status) => {
    const [here, elsewhere] = [await startLoopback(), await startLoopback()]
    here.answer(reply(status, '', { Location: `${elsewhere.baseUrl}/integrations/tebra` }))
    elsewhere.answer(success(STORED))
    const client = clientAt(here.baseUrl)
    const answers = [
      await client.integration(),
      await client.readContact(AGENT, EXT),
      await client.createDump({ chatbotId: AGENT, organisationId: 'o' }),
    ]
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, failure: { code: 'unexpected_answer', reason: 'redirect' } })
    expect(elsewhere.received).toEqual([])
    await Promise.all([here.close(), elsewhere.close()])
  })
})

describe('the proxy of this computer', () => {
  const OURSELVES = 'localhost,127.0.0.1,::1,[::1]'
  test.each([
    ['DIRECT', undefined],
    ['PROXY 10.0.0.1:8080; DIRECT', 'http://10.0.0.1:8080'],
    ['HTTPS proxy.example.org:443', 'https://proxy.example.org:443'],
    ['SOCKS5 10.0.0.1:1080; PROXY 10.0.0.2:80', 'http://10.0.0.2:80'],
    ['SOCKS5 10.0.0.1:1080; DIRECT', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %s', (rules, url) => {
    const settings = url === undefined ? undefined : { https_proxy: url, no_proxy: OURSELVES }
    expect(proxySettings(rules, {})).toEqual(ok(settings))
  })

  test.each([
    ['SOCKS5 10.0.0.1:1080', {}, { reason: 'proxy_socks' }],
    ['PROXY', {}, {}],
    ['constructor x:1', {}, {}],
    [undefined, { HTTPS_PROXY: 'socks5://10.0.0.1:1080' }, { reason: 'proxy_socks' }],
    ['DIRECT', { HTTPS_PROXY: 'http://[' }, {}],
  ])('%j with %j cannot be used, and is not gone around', (rules, environment, more) => {
    expect(followProxy(rules, environment)).toEqual(fail('proxy_unusable', more))
  })

  test('of which this Node knows nothing is not gone around', () => {
    const refused = fail('proxy_unusable', { reason: 'proxy_unsupported' })
    expect(followProxy('PROXY a:1', {}, null)).toEqual(refused)
    expect(followProxy('PROXY a:1', {}, null), 'asked again').toEqual(refused)
    expect(followProxy('DIRECT', {}, null)).toEqual(ok(true))
    expect(reasonText('proxy_unsupported')).toMatch(/proxy/)
  })

  test('is what the environment names, where it names one', () => {
    expect(proxySettings('PROXY a:1', { HTTPS_PROXY: 'http://b:2', NO_PROXY: '.clinic' })).toEqual(
      ok({ https_proxy: 'http://b:2', no_proxy: `${OURSELVES},.clinic` }),
    )
    expect(proxySettings(undefined, { https_proxy: 'b:2' })).toMatchObject({ value: { https_proxy: 'http://b:2' } })
  })

  /** A name that is not this computer's, so that it goes through the proxy; the proxy leads it back here. */
  const HOST = 'workspace.example.org'
  const far = certificateFor(HOST, { by: root })
  beforeAll(() => tls.setDefaultCACertificates([...tls.getCACertificates('default'), root.cert]))
  afterEach(() => followProxy(undefined, {}))

  test('is gone through, in a tunnel in which it reads neither key nor path', async () => {
    const target = await startLoopback()
    target.answer(success(STORED))
    const server = await behindTls(far, target.baseUrl)
    const proxy = await startProxy()
    followProxy(`PROXY ${proxy.address}; DIRECT`, {})
    const { port } = new URL(server.url)
    const answer = await clientAt(`https://${HOST}:${port}/v1/open`).readContact(AGENT, EXT)
    expect(answer.ok).toBe(true)
    expect(proxy.asked).toEqual([`${HOST}:${port}`])
    expect(proxy.read.join()).not.toMatch(new RegExp(`${KEY}|${SECRET}|${EXT}`))
    expect(target.received[0]?.headers['x-api-key']).toBe(KEY)
    await target.close()
  })

  test.each<[string, number | undefined, Failure]>([
    ['wants a sign-in', 407, { code: 'proxy_unusable', reason: 'proxy_sign_in' }],
    ['refuses', 403, { code: 'proxy_unusable', reason: 'proxy_refused' }],
    ['is not there', undefined, { code: 'offline' }],
  ])('that %s is no way out, and is never gone around', async (_what, status, failure) => {
    const target = await startLoopback()
    const server = await behindTls(trusted, target.baseUrl)
    const address = status === undefined ? '127.0.0.1:1' : (await startProxy(status)).address
    followProxy(`PROXY ${address}`, {})
    const answer = await clientAt(`https://${HOST}:${new URL(server.url).port}/v1/open`).integration()
    expect(answer).toEqual({ ok: false, failure })
    if (failure.reason !== undefined) expect(reasonText(failure.reason)).toMatch(/proxy/)
    expect(server.seen()).toBe(0)
    await target.close()
  })

  test('is not asked for what is on this computer', async () => {
    const target = await startLoopback()
    target.answer(success(STORED))
    const proxy = await startProxy()
    followProxy(`PROXY ${proxy.address}`, {})
    expect((await clientAt(target.baseUrl).readContact(AGENT, EXT)).ok).toBe(true)
    expect(proxy.asked).toEqual([])
    await target.close()
  })
})

test('the whole engine trusts a root that only the system knows, and goes through HTTPS_PROXY', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const data = ['--data', join(folder, 'data')]
  const person = { id: '1', given: 'Ada', family: 'Synthetic', birthDate: '19700101', email: 'ada@example.org' }
  const source = writeExport({ 'a.xml': person }, join(folder, 'export'))
  const { dumpId } = JSON.parse((await runHeadless(headless, ['stage1', source, ...data])).stdout)
  const workspace = await startPracticeWorkspace({ shelf: createMemoryShelf() })
  const server = await behindTls(certificateFor('far.example.org', { by: root }), new URL(workspace.url).origin)
  const proxy = await startProxy()
  writeFileSync(join(folder, 'roots.pem'), root.cert)

  const { apiKey: A2V2_API_KEY, apiSecret: A2V2_API_SECRET } = workspace
  const to = `https://far.example.org:${new URL(server.url).port}/v1/open`
  const send = async (more: Readonly<Record<string, string>>) => {
    const env = { A2V2_API_KEY, A2V2_API_SECRET, HTTPS_PROXY: `http://${proxy.address}`, ...more }
    const finished = await runHeadless(headless, ['stage2', ...data, '--dump', dumpId, '--to', to, '--approve-all'], {
      env,
    })
    expect(finished.stdout + finished.stderr).not.toContain(A2V2_API_SECRET)
    return JSON.parse(finished.stdout)
  }
  expect((await send({})).failure).toMatchObject({ code: 'certificate_untrusted' })
  expect(server.seen()).toBe(0)
  expect(await send({ SSL_CERT_FILE: join(folder, 'roots.pem') })).not.toHaveProperty('failure')
  expect(workspace.requests.total).toBeGreaterThan(1)
  expect(server.seen()).toBeGreaterThan(1)
  await workspace.close()
})
