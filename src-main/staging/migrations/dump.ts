/** The schema of dumps/<id>.db: everything staged of one import run. */
import type { Migration } from '../migrate'
import { dump10 } from './dump/10-first-tables'

export const DUMP_MIGRATIONS: readonly Migration[] = [dump10]
