import { expect, test } from 'vitest'
import { engineBundle } from '../engine-bundle'
import { patients } from '../people'
import { OWNER, practice, uploaded } from '../stage2'
import { CHATBOT, createTestEngine, newDump, parsed, writeExport } from '../temporary-context'

const { worker: workerFile } = engineBundle()

test('patient records are searched in the engine: no name goes into a URL, and the list is asked for once', async () => {
  const engine = await createTestEngine({ workerFile })
  const dumpId = await newDump(engine, OWNER)
  await parsed(engine, dumpId, writeExport(patients(12)))
  await uploaded(engine, dumpId)
  const workspace = await practice(engine)
  const search = async (text: string, offset = 0) => {
    const { total, rows } = await engine.call('records:page', { chatbotId: CHATBOT, offset, limit: 2, search: text })
    return [total, ...rows.map(({ name }) => name)]
  }
  expect(await search('given3')).toEqual([1, 'Given3 Testperson'])
  const asked = workspace.requests.total
  expect(await search('TESTPERSON  givén1')).toEqual([3, 'Given1 Testperson', 'Given10 Testperson'])
  expect(await search('testperson given1', 2)).toEqual([3, 'Given11 Testperson'])
  expect(await search('+12025551004')).toEqual([1, 'Given4 Testperson'])
  expect(await search('Testperson, Given4 (202) 555-1004')).toEqual([1, 'Given4 Testperson'])
  expect(await search('nobody')).toEqual([0])
  expect(workspace.requests.total).toBe(asked)
})
