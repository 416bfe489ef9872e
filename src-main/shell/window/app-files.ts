/** Answers `app://bundle/…` from the built renderer, with the headers that keep everything else out. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { isAppUrl } from './app-origin'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Stands in index.html; each load gets its own. */
const NONCE_PLACE = '__CSP_NONCE__'

export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export type AppFiles = (request: { readonly method: string; readonly url: string }) => Promise<Response>

/** Only files under `root` with a known extension; nothing outside it can be named, encoded or not. */
export function createAppFiles(root: string): AppFiles {
  return async ({ method, url }) => {
    if (method !== 'GET') return refuse(405)
    const file = isAppUrl(url) ? fileOf(root, url) : undefined
    const mediaType = file === undefined ? undefined : MEDIA_TYPES[extname(file)]
    if (file === undefined || mediaType === undefined) return refuse(404)
    try {
      return answer(await readFile(file), mediaType)
    } catch {
      return refuse(404)
    }
  }
}

function fileOf(root: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url).pathname)
    const file = join(root, path === '/' ? 'index.html' : path)
    return file.startsWith(root + sep) && !file.includes('\0') ? file : undefined
  } catch {
    return undefined
  }
}

function answer(body: Buffer, mediaType: string): Response {
  const nonce = randomBytes(18).toString('base64')
  const content = mediaType.startsWith('text/html') ? body.toString('utf8').replaceAll(NONCE_PLACE, nonce) : body
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}

const refuse = (status: number): Response => new Response(null, { status })
