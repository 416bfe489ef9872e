/**
 * How requests leave this computer: through the proxy it names, and trusting whom it trusts. Node itself looks at
 * neither. Both are set for the whole process, which speaks with nobody else but itself on the loopback.
 */
import http from 'node:http'
import tls from 'node:tls'

type Environment = Readonly<Record<string, string | undefined>>

export interface ProxySettings {
  readonly https_proxy: string
  readonly no_proxy: string
}

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }
/** The practice workspace, and whatever else runs on this computer. */
const OURSELVES = 'localhost,127.0.0.1,::1,[::1]'

/** Chromium's answer (PAC syntax), such as `PROXY 10.0.0.1:8080; DIRECT`: the first way that can be gone. */
function proxyUrl(rules: string): string | undefined {
  for (const rule of rules.split(';')) {
    const [kind = '', address = ''] = rule.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return undefined
    const url = `${SCHEMES[kind.toUpperCase()] ?? ''}://${address}`
    if (address !== '' && kind.toUpperCase() in SCHEMES && URL.canParse(url)) return url
  }
  return undefined
}

/** What the environment says (HTTPS_PROXY, NO_PROXY) comes first, as for other programs; then the system's own rules. */
export function proxySettings(rules: string | undefined, environment: Environment): ProxySettings | undefined {
  const named = environment.https_proxy ?? environment.HTTPS_PROXY
  const url = named ? named : proxyUrl(rules ?? 'DIRECT')
  const except = environment.no_proxy ?? environment.NO_PROXY
  return url === undefined ? undefined : { https_proxy: url, no_proxy: [OURSELVES, except].filter(Boolean).join(',') }
}

let inForce: string | undefined
let restore = (): void => undefined

/** Asked anew for every connection: a laptop moves between networks. A Node without the call goes directly. */
export function followProxy(rules: string | undefined, environment: Environment = process.env): void {
  const settings = proxySettings(rules, environment)
  const wanted = settings && JSON.stringify(settings)
  if (wanted === inForce) return
  restore()
  inForce = wanted
  restore = (settings && http.setGlobalProxyFromEnv?.({ ...settings })) ?? (() => undefined)
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
