import { PRACTICE_MIGRATIONS } from '../../../src-main/staging/migrations/practice'
import { createShelf } from '../../../src-main/staging/shelf'
import { describeShelf } from '../practice/shelf-contract'
import { temporaryStore } from './temporary-store'

describeShelf('the encrypted shelf', () => createShelf(temporaryStore(PRACTICE_MIGRATIONS).db))
