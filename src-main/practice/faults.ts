/** Which fault strikes which request. Seeded: the same plan strikes the same requests, in whatever order they come. */

/**
 * - `rate-limited`: 429 with Retry-After
 * - `server-error`: 500
 * - `slow`: the right answer, late
 * - `cut-before-write`: the connection ends and nothing was written
 * - `cut-after-write`: it was written, but the connection ends before the answer
 * - `half-refused`: every second item of a clinical bundle is refused, the others are written
 * - `key-expired`: 403 with reason key_expired
 */
export const FAULT_KINDS = [
  'rate-limited',
  'server-error',
  'slow',
  'cut-before-write',
  'cut-after-write',
  'half-refused',
  'key-expired',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultPlan {
  readonly seed: number
  /** 0 to 1: the share of distinct requests (method and URL) that are struck. Each is struck once, then goes through. */
  readonly rate: number
  readonly kinds: readonly FaultKind[]
  /** How late a `slow` answer is. */
  readonly slowMs?: number
}

export interface StruckRequest {
  readonly method: string
  readonly url: string
  /** The route's pattern. */
  readonly route: string
}

export interface FaultDesk {
  readonly slowMs: number
  plan(plan: FaultPlan | undefined): void
  /** The next `times` requests that the fault can strike; scripted faults come before seeded ones. */
  failNext(kind: FaultKind, times: number): void
  strike(request: StruckRequest): FaultKind | undefined
}

const DEFAULT_SLOW_MS = 1_500

const canStrike = (kind: FaultKind, { method, route }: StruckRequest): boolean => {
  if (kind === 'half-refused') return method === 'PUT' && route.endsWith('/clinical')
  if (kind === 'cut-after-write') return method !== 'GET'
  return true
}

/** FNV-1a over the text, then the mixing step of mulberry32: a number from 0 up to 1 (exclusive). */
const drawOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  let mixed = (hash + 0x6d2b79f5) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
}

export const createFaultDesk = (first: FaultPlan | undefined): FaultDesk => {
  let plan = first
  let scripted: FaultKind[] = []
  const struck = new Set<string>()

  const takeScripted = (request: StruckRequest): FaultKind | undefined => {
    const at = scripted.findIndex((kind) => canStrike(kind, request))
    return at === -1 ? undefined : scripted.splice(at, 1)[0]
  }
  const drawSeeded = (request: StruckRequest): FaultKind | undefined => {
    if (plan === undefined) return undefined
    const key = `${request.method} ${request.url}`
    if (struck.has(key) || drawOf(`${plan.seed} rate ${key}`) >= plan.rate) return undefined
    const kinds = plan.kinds.filter((kind) => canStrike(kind, request))
    const kind = kinds[Math.floor(drawOf(`${plan.seed} kind ${key}`) * kinds.length)]
    if (kind !== undefined) struck.add(key)
    return kind
  }

  return {
    get slowMs() {
      return plan?.slowMs ?? DEFAULT_SLOW_MS
    },
    plan: (next) => {
      plan = next
      scripted = []
      struck.clear()
    },
    failNext: (kind, times) => {
      scripted.push(...Array.from({ length: times }, () => kind))
    },
    strike: (request) => takeScripted(request) ?? drawSeeded(request),
  }
}
