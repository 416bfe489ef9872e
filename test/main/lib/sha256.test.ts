import { expect, test } from 'vitest'
import { sha256Of } from '../../../src-main/lib/sha256'

test('a known SHA-256, of text and of bytes', () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256Of('abc')).toBe(known)
  expect(sha256Of(new Uint8Array([97, 98, 99]))).toBe(known)
  expect(sha256Of('é')).toBe(sha256Of(new Uint8Array([0xc3, 0xa9])))
})
