/** A small seeded generator (mulberry32): the same seed gives the same export on every machine. Not for secrets. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** Both ends included. */
  integer(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Up to `count` different items, in the order of `items`. */
  some<T>(items: readonly T[], count: number): T[]
  /** Bell-shaped, never further than three deviations. */
  around(mean: number, deviation: number): number
}

/** FNV-1a, so that neighbouring seeds do not give similar patients. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

export function createRandom(seed: string): Random {
  let state = hashOf(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[integer(0, items.length - 1)]
    if (item === undefined) throw new RangeError('pick from an empty list')
    return item
  }
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    some: (items, count) => {
      const left = items.map((_, index) => index)
      const taken = Array.from({ length: Math.min(count, items.length) }, () => {
        const [index = 0] = left.splice(integer(0, left.length - 1), 1)
        return index
      })
      const chosen = new Set(taken)
      return items.filter((_, index) => chosen.has(index))
    },
    around: (mean, deviation) => mean + (next() + next() + next() - 1.5) * 2 * deviation,
  }
}
