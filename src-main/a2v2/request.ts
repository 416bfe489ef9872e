/** Where a request goes and what it carries. Pure: a wrong address or key becomes a failure before anything is sent. */
import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { Endpoint } from './endpoints'

export interface Credentials {
  readonly apiKey: string
  readonly apiSecret: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** HTTPS only, except to this computer; no user name, query or fragment. Without the slash at its end. */
export const readBaseUrl = (text: string): Result<string> => {
  if (!URL.canParse(text)) return fail('bad_request', { reason: 'base_url' })
  const url = new URL(text)
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (!secure) return fail('bad_request', { reason: 'not_https' })
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fail('bad_request', { reason: 'base_url' })
  }
  return ok(url.href.replace(/\/+$/, ''))
}

/** Printable ASCII: what a header can carry, and what fetch would otherwise quote in its exception. */
const HEADER_SAFE = /^[\x21-\x7e]+$/

export const headersOf = ({ apiKey, apiSecret }: Credentials): Result<Readonly<Record<string, string>>> => {
  if (apiKey === '' || apiSecret === '') return fail('credentials_missing')
  if (!HEADER_SAFE.test(apiKey) || !HEADER_SAFE.test(apiSecret)) return fail('credentials_wrong')
  return ok({ 'X-API-Key': apiKey, 'X-API-Secret': apiSecret })
}

/** Ids of A2V2, hashes and our external references. Not '.' or '..', which would change the path. */
const PATH_PART = /^(?!\.{1,2}$)[\w.~-]{1,128}$/

export const pathOf = (endpoint: Endpoint, params: Readonly<Record<string, string>>): Result<string> => {
  const parts = endpoint.path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name === undefined ? part : (params[name] ?? '')
  })
  const bad = parts.slice(1).some((part) => !PATH_PART.test(part))
  return bad ? fail('bad_request', { reason: 'path' }) : ok(parts.join('/'))
}

export type Query = Readonly<Record<string, string | number | undefined>>

export const queryOf = (query: Query): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return search.size === 0 ? '' : `?${search}`
}
