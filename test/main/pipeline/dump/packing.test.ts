import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pack, unpack } from '../../../../src-main/pipeline/dump/packing'

const body = { file: 'a.xml', notes: [{ html: '<p>5 µg\u2028 "daily" 👍</p>' }], statements: {} }

describe('bodies as they lie in a store', () => {
  test('come out as they went in, large ones too, in a buffer of their own size', () => {
    const large = { ...body, notes: Array.from({ length: 20_000 }, (_, index) => ({ html: `<p>µ ${index}</p>` })) }
    for (const value of [body, large]) {
      const packed = pack(value)
      expect(unpack(packed)).toEqual(value)
      expect(packed.buffer.byteLength).toBe(packed.byteLength)
    }
    expect(pack(large).byteLength).toBeLessThan(JSON.stringify(large).length / 2)
  })

  test('of earlier versions are raw deflate', () => {
    for (const level of [0, 1, 9]) expect(unpack(deflateRawSync(JSON.stringify(body), { level }))).toEqual(body)
  })
})
