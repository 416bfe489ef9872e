/** Where exceptions end: whatever a verb throws becomes a failure without words. */
import { fail, type Result } from '../../src-preload/contract/result'
import { failureOf } from '../staging/store-error'
import { KeyStoreError } from './context'

export const attempt = async <T>(work: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
  try {
    return await work()
  } catch (error) {
    return error instanceof KeyStoreError ? fail('keychain_missing') : { ok: false, failure: failureOf(error) }
  }
}
