/** Tebra's providers beside the workspace's users: what is decided, and whom an undecided one might be. */
import type { ProviderRow, Strategy, UserView } from '../../src-preload/contract/views'
import { fold } from '../lib/fold'

export interface SeenProvider {
  readonly npi: string
  readonly names: readonly string[]
  readonly roles: readonly string[]
  readonly patients: number
}
export interface Decision {
  readonly npi: string
  readonly strategy: Strategy
  readonly userId?: string
  readonly names: readonly string[]
  readonly roles: readonly string[]
}

/** Ten digits whose Luhn sum with the prefix 80840 ends in 0 (CMS, "Requirements for NPI check digit"). */
export const isNpi = (text: string): boolean => {
  if (!/^\d{10}$/.test(text)) return false
  const sum = [...`80840${text}`].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Titles and degrees, which one side writes and the other doesn't. */
const TITLES = new Set(['dr', 'md', 'do', 'np', 'pa', 'rn', 'phd', 'dnp', 'fnp', 'mr', 'mrs', 'ms', 'c', 'aprn'])

const nameKey = (name: string): string =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word))
    .sort()
    .join(' ')

/** By NPI, else by the same words in the name; nobody when two users would fit. */
const suggestionFor = (provider: SeenProvider, users: readonly UserView[]): ProviderRow['suggestion'] => {
  const byNpi = users.filter(({ npi }) => npi === provider.npi)
  if (byNpi.length === 1 && byNpi[0] !== undefined) return { userId: byNpi[0].id, because: 'npi' }
  const names = new Set(provider.names.map(nameKey).filter((name) => name !== ''))
  const [byName, ...more] = users.filter(({ name, npi }) => npi === undefined && names.has(nameKey(name)))
  return byName === undefined || more.length > 0 ? undefined : { userId: byName.id, because: 'name' }
}

/** Those of this dump first, then decisions about providers of other dumps. */
export const providerRows = (
  seen: readonly SeenProvider[],
  decisions: readonly Decision[],
  users: readonly UserView[],
): ProviderRow[] => {
  const decided = new Map(decisions.map((decision) => [decision.npi, decision]))
  const here = new Set(seen.map(({ npi }) => npi))
  const elsewhere = decisions
    .filter(({ npi }) => !here.has(npi))
    .map(({ npi, names, roles }): SeenProvider => ({ npi, names, roles, patients: 0 }))
  return [...seen, ...elsewhere].map((provider) => {
    const decision = decided.get(provider.npi)
    const suggestion = decision === undefined ? suggestionFor(provider, users) : undefined
    return {
      ...provider,
      valid: isNpi(provider.npi),
      ...(decision === undefined ? {} : { strategy: decision.strategy }),
      ...(decision?.userId === undefined ? {} : { userId: decision.userId }),
      ...(suggestion === undefined ? {} : { suggestion }),
    }
  })
}

/** Without a Default Provider User, whose patients fail: the undecided, and those who fall back to nobody. */
export const needsDefault = (row: ProviderRow): boolean => row.strategy === 'fallback' || isUnmapped(row)

/** Nobody decided, or the decision leads nowhere: without a Default Provider User its patients fail. */
export const isUnmapped = (row: ProviderRow): boolean =>
  row.strategy === undefined || (row.strategy === 'exact' && row.userId === undefined)
