import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPacedOpener, openAtOnce } from '../../../src-main/intake/open-file'
import { readAt } from '../../../src-main/intake/read-at'
import { makeFolder } from './fixtures'

const onePath = async (): Promise<string> => join(await makeFolder({ 'a.txt': 'abc' }), 'a.txt')

/** A clock on which `stepMs` go by between two looks. */
const clockOf = (stepMs: number): (() => number) => {
  let nowMs = 0
  return () => {
    nowMs += stepMs
    return nowMs
  }
}

describe('a file opened for a thread that has others to answer', () => {
  test('is read at once while the drive is quick', async () => {
    const file = await createPacedOpener(clockOf(0.1))(await onePath())
    expect(file.stat()).not.toBeInstanceOf(Promise)
    expect((await readAt(file, 1, 5)).toString()).toBe('bc')
    await file.close()
  })
  test('lets them have their turn every few milliseconds all the same', async () => {
    const file = await createPacedOpener(clockOf(0.5))(await onePath())
    const answers = Array.from({ length: 100 }, () => file.stat())
    const inTurn = answers.filter((answer) => answer instanceof Promise)
    expect(inTurn.length).toBeGreaterThan(0)
    await Promise.all(inTurn)
    await file.close()
  })
  test('never makes them wait for a slow drive', async () => {
    const file = await createPacedOpener(clockOf(50))(await onePath())
    for (let call = 0; call < 3; call += 1) {
      const answer = file.stat()
      expect(answer).toBeInstanceOf(Promise)
      expect((await answer).size).toBe(3)
    }
    expect((await readAt(file, 0, 2)).toString()).toBe('ab')
    await file.close()
  })
})

test.each([
  ['at once', openAtOnce],
  ['in turn', createPacedOpener(clockOf(50))],
])('a file that is not there is refused, %s', async (_, open) => {
  await expect(open(`${await onePath()}.not`)).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' })
})
