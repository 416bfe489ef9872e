/** Who the patient is. */
import { ageAt, dayOf, EXPORTED_ON } from './calendar'
import { AREA_CODES, FAMILY_NAMES, GIVEN_NAMES, STREETS, TOWNS } from './catalog/names'
import type { Person } from './chart'
import { type Coded, coded } from './coded'
import type { Random } from './random'

const RACES: readonly Coded[] = [
  coded('race', '2106-3', 'White'),
  coded('race', '2106-3', 'White'),
  coded('race', '2054-5', 'Black or African American'),
  coded('race', '2028-9', 'Asian'),
  coded('race', '2131-1', 'Other Race'),
]
const HISPANIC = coded('race', '2135-2', 'Hispanic or Latino')
const NOT_HISPANIC = coded('race', '2186-5', 'Not Hispanic or Latino')
const MARITAL: readonly Coded[] = [
  coded('marital', 'M', 'Married'),
  coded('marital', 'S', 'Never Married'),
  coded('marital', 'D', 'Divorced'),
  coded('marital', 'W', 'Widowed'),
]

const FIRST_ID = 4_100_000
const ADULT = 18
/** One patient in this many has neither phone nor email. */
const CONTACT_PERIOD = 30
const WITHOUT_CONTACT = 17
/** Phone is the rule in Tebra's exports, email the exception. */
const EMAIL_PERIOD = 12
const WITH_EMAIL = 3

/** A family practice: mostly young and middle-aged. In turn, so that a small sample has every age too. */
const BIRTH_YEARS: readonly (readonly [oldest: number, youngest: number])[] = [
  [2009, 2023],
  [1981, 2007],
  [1981, 2007],
  [1961, 1980],
  [1961, 1980],
  [1936, 1960],
]

const phoneOf = (random: Random): string =>
  `(${random.pick(AREA_CODES)}) 555-01${String(random.integer(0, 99)).padStart(2, '0')}`

const mailName = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

/** `index` counts from 0; ids are unique by it, names need not be. */
export function makePerson(random: Random, index: number): Person {
  const gender = random.chance(0.54) ? 'F' : 'M'
  const family = random.pick(FAMILY_NAMES)
  const given = random.pick(GIVEN_NAMES[gender])
  const [oldest, youngest] = BIRTH_YEARS[index % BIRTH_YEARS.length] ?? [1936, 2023]
  const year = random.integer(oldest, youngest)
  const birth = dayOf(year, random.integer(1, 12), random.integer(1, 28))
  const isAdult = ageAt(birth, EXPORTED_ON) >= ADULT
  const middle = random.chance(0.4) ? random.pick(GIVEN_NAMES[gender]) : undefined
  const phone = phoneOf(random)
  const hasEmail = index % EMAIL_PERIOD === WITH_EMAIL
  const hasContact = index % CONTACT_PERIOD !== WITHOUT_CONTACT
  return {
    id: String(FIRST_ID + index),
    family,
    given,
    ...(middle !== undefined && { middle }),
    gender,
    birth,
    street: `${random.integer(2, 990)} ${random.pick(STREETS)}`,
    town: random.pick(TOWNS),
    ...(hasContact && { phone }),
    ...(hasContact && hasEmail && { email: `${mailName(given)}.${mailName(family)}${index}@example.com` }),
    ...(isAdult && { maritalStatus: random.pick(MARITAL) }),
    race: random.pick(RACES),
    ethnicity: random.chance(0.2) ? HISPANIC : NOT_HISPANIC,
    language: random.chance(0.1) ? 'es' : 'en',
  }
}
