/** A workspace behind TLS, and a proxy before it: real sockets on this computer. */
import { createServer, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Certificate } from './certificates'

const listen = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Passes everything on to `target`, a plain server; answers the URL and how many requests came. */
export async function behindTls(certificate: Certificate, target: string): Promise<{ url: string; seen(): number }> {
  let seen = 0
  const { key, cert } = certificate
  const server = createSecureServer({ key, cert }, (incoming, answer) => {
    seen += 1
    const { method = 'GET', headers, url = '/' } = incoming
    const onward = request(new URL(url, target), { method, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers)
      found.pipe(answer)
    })
    incoming.pipe(onward)
  })
  return { url: `https://localhost:${await listen(server)}`, seen: () => seen }
}

export interface Proxy {
  readonly address: string
  /** `host:port` of every tunnel asked for. */
  readonly asked: readonly string[]
  /** Every byte that the proxy could read for itself: the requests for tunnels. */
  readonly read: readonly string[]
}

/** Opens tunnels (CONNECT) to this computer, whatever host is asked for; with a `status` it refuses them. */
export async function startProxy(status?: number): Promise<Proxy> {
  const asked: string[] = []
  const read: string[] = []
  const server = createServer((_request, answer) => answer.writeHead(500).end())
  server.on('connect', ({ url = '', rawHeaders }, socket: Socket) => {
    asked.push(url)
    read.push(rawHeaders.join('\n'))
    socket.on('error', () => undefined)
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
      return
    }
    const tunnel = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      tunnel.pipe(socket).pipe(tunnel)
    })
    tunnel.on('error', () => socket.destroy())
  })
  return { address: `127.0.0.1:${await listen(server)}`, asked, read }
}
