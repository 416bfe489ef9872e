/** What the tests of Stage 2 share. */
import { PRACTICE_USERS } from '../../../src-main/practice/clinic'
import type { PracticeWorkspace } from '../../../src-main/practice/workspace'
import type { DumpView } from '../../../src-preload/contract/views'
import type { TestEngine } from './temporary-context'

export const OWNER = PRACTICE_USERS[0]?.id ?? ''
export const HART = { npi: PRACTICE_USERS[1]?.npi ?? '', id: PRACTICE_USERS[1]?.id ?? '' }
/** Passes the Luhn check and is nobody's in the practice workspace. */
export const STRANGER = '1234567893'
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

export const practice = async (engine: TestEngine): Promise<PracticeWorkspace> => {
  const running = await engine.context.workspace.practice()
  if (!running.ok) throw new Error(running.failure.code)
  return running.value
}

/** Requests that changed a contact or what hangs on it. */
export const writes = ({ requests }: PracticeWorkspace): number =>
  requests.entries.filter(({ method, route }) => method !== 'GET' && route.includes('/contacts/')).length

export const uploaded = async (engine: TestEngine, dumpId: string): Promise<DumpView> => {
  await engine.call('stage2:approve', { dumpId })
  await engine.call('stage2:start', { dumpId })
  return engine.settled(dumpId)
}
