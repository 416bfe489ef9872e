/** All sections. A new one is one file, one line here and one pair of fixtures. */
import type { StatementKind } from '../../../src-preload/contract/statements'
import type { SectionTable } from '../section'
import { allergies } from './allergies'
import { devices } from './devices'
import { encounters } from './encounters'
import { familyHistory } from './family-history'
import { findings } from './findings'
import { immunizations } from './immunizations'
import { insurance } from './insurance'
import { medications } from './medications'
import { planOfCare } from './plan-of-care'
import { problems } from './problems'
import { procedures } from './procedures'
import { results } from './results'
import { socialHistory } from './social-history'
import { vitals } from './vitals'

export const SECTIONS: { readonly [K in StatementKind]: SectionTable<K> } = {
  problems,
  allergies,
  medications,
  immunizations,
  vitals,
  results,
  procedures,
  encounters,
  socialHistory,
  familyHistory,
  findings,
  planOfCare,
  insurance,
  devices,
}
