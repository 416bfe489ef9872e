/** Which provider a patient belongs to: primary care, else the performer of the latest encounter, else the author. */
import type { Provider } from '../../src-preload/contract/data-types'
import type { Statement } from '../../src-preload/contract/statements'
import { byLatest } from '../lib/moment'
import type { DocumentReading } from './reading'

type Encounter = Statement<'encounters'>

const startOf = ({ period }: Encounter): string | undefined => (period?.at ?? period?.low)?.iso
const npiIn = (providers: readonly Provider[] | undefined): string | undefined =>
  providers?.find((provider) => provider.npi !== undefined)?.npi

/** The performer of the latest encounter that has one. */
export const latestPerformed = (encounters: readonly Encounter[]): Encounter | undefined =>
  encounters
    .filter(({ performers }) => npiIn(performers) !== undefined)
    .sort((a, b) => byLatest(startOf(a), startOf(b)))[0]

export function attributionOf(
  primary: Provider | undefined,
  encounters: readonly Encounter[],
  authors: readonly Provider[] | undefined,
): DocumentReading['attributed'] {
  if (primary?.npi !== undefined) return { npi: primary.npi, by: 'primary care' }
  const performed = npiIn(latestPerformed(encounters)?.performers)
  if (performed !== undefined) return { npi: performed, by: 'encounter' }
  const authored = npiIn(authors)
  return authored === undefined ? undefined : { npi: authored, by: 'author' }
}
