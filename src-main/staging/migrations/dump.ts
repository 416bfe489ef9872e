/** The schema of dumps/<id>.db: everything staged of one import run. */
import type { Migration } from '../migrate'
import { dump10 } from './dump/10-first-tables'
import { dump20 } from './dump/20-file-pages'
import { dump30 } from './dump/30-contact-fills'
import { dump40 } from './dump/40-attachment-pieces'
import { dump50 } from './dump/50-no-document-time'
import { dump60 } from './dump/60-patient-counts'
import { dump70 } from './dump/70-document-facts'

export const DUMP_MIGRATIONS: readonly Migration[] = [dump10, dump20, dump30, dump40, dump50, dump60, dump70]
