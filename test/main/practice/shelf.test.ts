import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { describeShelf } from './shelf-contract'

describeShelf('the memory shelf', createMemoryShelf)
