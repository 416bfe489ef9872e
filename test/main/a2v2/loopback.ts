/** A real server on this computer whose answers a test scripts, and a clock that jumps instead of waiting. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../../src-main/a2v2/clock'

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  json(): unknown
}
export type Respond = (request: Received, response: ServerResponse) => void | Promise<void>

export interface Loopback {
  readonly baseUrl: string
  readonly received: Received[]
  /** Answers from now on; the first unused of `script`, and when they are used up the last again. */
  answer(...script: Respond[]): void
  close(): Promise<void>
}

export const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}): Respond =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
export const success = (data: unknown, more: object = {}): Respond =>
  reply(200, { success: true, message: 'ok', data, ...more })
export const refusal = (status: number, more: object = {}, headers: Record<string, string> = {}): Respond =>
  reply(status, { success: false, message: 'SECRET-IN-MESSAGE', ...more }, headers)
/** The connection breaks before a byte of the answer. */
export const cut: Respond = (_request, response) => {
  response.socket?.destroy()
}

export const startLoopback = async (): Promise<Loopback> => {
  let script: Respond[] = [success(null)]
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const body = Buffer.concat(chunks)
      const one: Received = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
        json: () => JSON.parse(body.toString('utf8')),
      }
      received.push(one)
      const respond = script.length > 1 ? script.shift() : script[0]
      void respond?.(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1/open`,
    received,
    answer: (...next) => {
      script = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export interface SimulatedClock extends Clock {
  /** What was slept, in ms, in order. */
  readonly slept: number[]
  /** Works until `done` settles: whenever nothing else moves, time jumps to the next sleeper. */
  run<T>(done: Promise<T>): Promise<T>
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** Only for work without real input and output: it takes "nothing moves" from the event loop. */
export const createSimulatedClock = (start = 0): SimulatedClock => {
  let now = start
  const sleepers = new Set<Sleeper>()
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        slept.push(ms)
        const sleeper: Sleeper = { at: now + ms, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          if (sleepers.delete(sleeper)) reject(signal.reason)
        })
      }),
    async run(done) {
      let settled = false
      const end = (): void => {
        settled = true
      }
      done.then(end, end)
      while (!settled) {
        await new Promise((resolve) => setImmediate(resolve))
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (settled || next === undefined) continue
        now = Math.max(now, next.at)
        sleepers.delete(next)
        next.wake()
      }
      return done
    },
  }
}

/** Sleeps not at all but remembers how long it should have: for tests against a real server. */
export const createImpatientClock = (): Clock & { readonly slept: number[] } => {
  const slept: number[] = []
  let passed = 0
  const started = Date.now()
  return {
    slept,
    now: () => started + passed,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      slept.push(ms)
      passed += ms
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
