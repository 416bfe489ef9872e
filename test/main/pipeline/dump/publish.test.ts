import { expect, test, vi } from 'vitest'
import { changed } from '../../../../src-main/pipeline/dump/publish'
import { engineBundle } from '../engine-bundle'
import { createTestEngine, newDump } from '../temporary-context'

const { worker: workerFile } = engineBundle()

test('a store that cannot be written just now costs the window no news, and the engine nothing', async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine)
  const open = engine.context.dumps.get(dumpId)
  if (open === undefined) throw new Error('not open')
  await vi.waitFor(() => expect(open.publishing).toBeUndefined())
  const before = engine.published.length
  engine.context.store.script('PRAGMA query_only = ON')
  changed(engine.context, open)
  await vi.waitFor(() => expect(engine.published.length).toBeGreaterThan(before))
  engine.context.store.script('PRAGMA query_only = OFF')
})
