import { expect, test } from 'vitest'
import { canonicalJson, digestOf } from '../../../src-main/mapping/digest'

test('the order of keys does not count, that of lists does', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: 'x' } })).toBe('{"a":{"c":"x","d":[2,1]},"b":1}')
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }))
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]))
})
test('undefined is absence', () => {
  expect(canonicalJson({ a: undefined, b: null, c: [undefined] })).toBe('{"b":null,"c":[null]}')
})
