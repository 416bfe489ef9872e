/**
 * How a person can be reached: what A2V2 takes of the telecoms. The review counts and the mapping sends by this one
 * rule, so that nobody is promised who is then left out.
 */
import { z } from 'zod'
import type { Telecom } from './data-types'

/** A2V2 takes E.164 only; a number that could not be read as one stands in the note "Demographics". */
const E164 = /^\+[1-9]\d{6,14}$/
const EMAIL = z.email()

/** Telecom/@use: mobile before home before work; what is marked BAD is never used. */
const PHONE_ORDER = ['MC', 'HP', 'H', '', 'HV', 'PG', 'WP']
const phoneRank = ({ use = '' }: Telecom): number => {
  const rank = PHONE_ORDER.indexOf(use)
  return rank < 0 ? PHONE_ORDER.length : rank
}

export const isEmail = (text: string): boolean => EMAIL.safeParse(text).success
export const isE164 = (text: string): boolean => E164.test(text)

/** The first that is valid. */
export const emailOf = (telecoms: readonly Telecom[]): string | undefined =>
  telecoms.find(({ kind, value, use }) => kind === 'email' && use !== 'BAD' && isEmail(value))?.value

export const phoneOf = (telecoms: readonly Telecom[]): string | undefined =>
  telecoms
    .filter(({ kind, value, use }) => kind === 'phone' && use !== 'BAD' && isE164(value))
    .sort((a, b) => phoneRank(a) - phoneRank(b))[0]?.value

/** One of the two is enough to create a contact. */
export const isReachable = (telecoms: readonly Telecom[]): boolean =>
  emailOf(telecoms) !== undefined || phoneOf(telecoms) !== undefined
