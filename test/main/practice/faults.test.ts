import { describe, expect, test } from 'vitest'
import type { FaultKind } from '../../../src-main/practice/faults'
import { createFaultDesk, FAULT_KINDS } from '../../../src-main/practice/faults'

const requestOf = (index: number) => ({
  method: 'PUT',
  url: `/contacts/${index}/clinical`,
  route: '/contacts/:id/clinical',
})
const REQUESTS = Array.from({ length: 2_000 }, (_, index) => requestOf(index))

const strikes = (seed: number, rate = 0.25, kinds: readonly FaultKind[] = FAULT_KINDS) => {
  const desk = createFaultDesk({ seed, rate, kinds })
  return new Map(REQUESTS.map((request) => [request.url, desk.strike(request)]))
}

describe('seeded faults', () => {
  test('strike the same requests with the same seed, in whatever order they arrive', () => {
    const desk = createFaultDesk({ seed: 7, rate: 0.25, kinds: FAULT_KINDS })
    const backwards = new Map([...REQUESTS].reverse().map((request) => [request.url, desk.strike(request)]))
    expect(REQUESTS.map(({ url }) => backwards.get(url))).toEqual([...strikes(7).values()])
    expect([...strikes(8).values()]).not.toEqual([...strikes(7).values()])
  })

  test('strike at about the rate, and every kind', () => {
    const struck = [...strikes(7).values()].filter((kind) => kind !== undefined)
    expect(struck.length / REQUESTS.length).toBeGreaterThan(0.2)
    expect(struck.length / REQUESTS.length).toBeLessThan(0.3)
    expect(new Set(struck)).toEqual(new Set(FAULT_KINDS))
    expect([...strikes(7, 0).values()].every((kind) => kind === undefined)).toBe(true)
    expect([...strikes(7, 1).values()].every((kind) => kind !== undefined)).toBe(true)
  })

  test('strike a request once, then let it through', () => {
    const desk = createFaultDesk({ seed: 1, rate: 1, kinds: ['server-error'] })
    expect([desk.strike(requestOf(1)), desk.strike(requestOf(1)), desk.strike(requestOf(2))]).toEqual([
      'server-error',
      undefined,
      'server-error',
    ])
  })

  test('strike only what they can: a read has nothing to cut after, only a bundle has halves', () => {
    const desk = createFaultDesk({ seed: 1, rate: 1, kinds: ['half-refused', 'cut-after-write'] })
    const list = { method: 'GET', url: '/contacts', route: '/contacts' }
    const create = { method: 'POST', url: '/contacts', route: '/contacts' }
    expect([desk.strike(list), desk.strike(create)]).toEqual([undefined, 'cut-after-write'])
  })
})

describe('scripted faults', () => {
  test('come first, in order, to the next request they can strike', () => {
    const desk = createFaultDesk(undefined)
    desk.failNext('half-refused', 1)
    desk.failNext('server-error', 2)
    const list = { method: 'GET', url: '/contacts', route: '/contacts' }
    expect([desk.strike(list), desk.strike(requestOf(1)), desk.strike(list), desk.strike(list)]).toEqual([
      'server-error',
      'half-refused',
      'server-error',
      undefined,
    ])
  })

  test('are forgotten with the plan', () => {
    const desk = createFaultDesk(undefined)
    desk.failNext('server-error', 1)
    desk.plan(undefined)
    expect(desk.strike(requestOf(1))).toBeUndefined()
  })
})
