/**
 * How requests leave this computer: through the proxy it names, and trusting whom it trusts. Node itself looks at
 * neither. Both are set for the whole process, which speaks with nobody else but itself on the loopback.
 */
import http from 'node:http'
import tls from 'node:tls'
import { fail, ok, type Result } from '../../src-preload/contract/result'

type Environment = Readonly<Record<string, string | undefined>>

export interface ProxySettings {
  readonly https_proxy: string
  readonly no_proxy: string
}

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }
/** The practice workspace, and whatever else runs on this computer. */
const OURSELVES = 'localhost,127.0.0.1,::1,[::1]'

/** A proxy is named and cannot be used: whoever set it up would not want it gone around. */
const unusable = (url: string): Result<never> =>
  fail('proxy_unusable', /^socks/i.test(url) ? { reason: 'proxy_socks' } : {})

/** Chromium's answer (PAC syntax), such as `PROXY 10.0.0.1:8080; DIRECT`: the first way that can be gone. */
function proxyUrl(rules: string): Result<string | undefined> {
  for (const rule of rules.split(';')) {
    const [kind = '', address = ''] = rule.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return ok(undefined)
    const url = `${SCHEMES[kind.toUpperCase()] ?? ''}://${address}`
    if (address !== '' && Object.hasOwn(SCHEMES, kind.toUpperCase()) && URL.canParse(url)) return ok(url)
  }
  return rules.trim() === '' ? ok(undefined) : unusable(rules.trim())
}

/** What the environment says (HTTPS_PROXY, NO_PROXY) comes first, as for other programs; then the system's own rules. */
export function proxySettings(rules: string | undefined, environment: Environment): Result<ProxySettings | undefined> {
  const named = environment.https_proxy ?? environment.HTTPS_PROXY
  const url = named ? namedUrl(named) : proxyUrl(rules ?? 'DIRECT')
  if (!url.ok) return url
  if (url.value === undefined) return ok(undefined)
  const except = environment.no_proxy ?? environment.NO_PROXY
  return ok({ https_proxy: url.value, no_proxy: [OURSELVES, except].filter(Boolean).join(',') })
}

/** Without a scheme it is HTTP, as other programs read it. */
function namedUrl(named: string): Result<string> {
  const url = named.includes('://') ? named : `http://${named}`
  return /^https?:/i.test(url) && URL.canParse(url) ? ok(url) : unusable(named)
}

let inForce: string | undefined
let restore = (): void => undefined

/** Null where this Node has no such call. */
type SetProxy = typeof http.setGlobalProxyFromEnv | null

/**
 * Asked anew for every connection: a laptop moves between networks. `proxy_unusable` where there is a proxy that this
 * program cannot go through, be it that its Node has no such call: then nothing is sent at all.
 */
export function followProxy(
  rules: string | undefined,
  environment: Environment = process.env,
  setProxy: SetProxy = http.setGlobalProxyFromEnv ?? null,
): Result<true> {
  const settings = proxySettings(rules, environment)
  if (!settings.ok) return settings
  const wanted = settings.value && JSON.stringify(settings.value)
  if (wanted === inForce) return ok(true)
  restore()
  inForce = undefined
  restore = () => undefined
  if (settings.value === undefined) return ok(true)
  if (setProxy === null) return fail('proxy_unusable', { reason: 'proxy_unsupported' })
  restore = setProxy({ ...settings.value })
  inForce = wanted
  return ok(true)
}

let trusting = false

/** Certificates that the system trusts beside Node's own: a clinic's network may look into TLS with a root of its own. */
export function trustSystemCertificates(): void {
  if (trusting) return
  trusting = true
  try {
    const all = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
    tls.setDefaultCACertificates([...new Set(all)])
  } catch {
    // An older Node, or a store that cannot be read: Node's own certificates stay in force.
  }
}
