/** The schema of practice.db: the shelf of the practice workspace. */
import type { Migration } from '../migrate'
import { practice10 } from './practice/10-shelf'

export const PRACTICE_MIGRATIONS: readonly Migration[] = [practice10]
