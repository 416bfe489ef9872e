import { expect, test } from 'vitest'
import { isCallShape } from '../../../src-main/lib/call-shape'

const keys = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]))

test('a call has no argument or a small plain object', () => {
  for (const args of [undefined, {}, { dumpId: 'TBR-1' }, keys(50), Object.create(null)]) {
    expect(isCallShape(args)).toBe(true)
  }
  for (const args of [null, 7, 'text', true, [], [1], new Uint8Array(9), new DataView(new ArrayBuffer(9)), keys(51)]) {
    expect(isCallShape(args)).toBe(false)
  }
})
