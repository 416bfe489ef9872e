import { expect, test } from 'vitest'
import { ICNS_SIZES, ICO_SIZES, toBmp, toIcns, toIco } from '../../scripts/lib/package/icon-files.mjs'

/** No picture, but of a known length and content: the containers do not look inside. */
const parts = (sizes: readonly number[]): Map<number, Buffer> =>
  new Map(sizes.map((size) => [size, Buffer.from(`png of ${size}`)]))

test('an .ico leads to each picture, and writes 256 as 0', () => {
  const pngs = parts(ICO_SIZES)
  const ico = toIco(pngs)
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, ICO_SIZES.length])
  const read = ICO_SIZES.map((_, index) => {
    const entry = 6 + index * 16
    const offset = ico.readUInt32LE(entry + 12)
    return [ico.readUInt8(entry), ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)).toString()]
  })
  expect(read).toEqual(ICO_SIZES.map((size) => [size === 256 ? 0 : size, `png of ${size}`]))
})

test('an .icns is a chain of chunks that ends with the file', () => {
  const icns = toIcns(parts(ICNS_SIZES))
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const chunks: Record<string, string> = {}
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    chunks[icns.toString('latin1', at, at + 4)] = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)).toString()
  expect(chunks).toMatchObject({ icp4: 'png of 16', ic11: 'png of 32', ic14: 'png of 512', ic10: 'png of 1024' })
  expect(Object.keys(chunks)).toHaveLength(10)
})

test('a bitmap stands on its head, in blue, green, red, each row filled to four bytes', () => {
  const pixels = Buffer.from([1, 2, 3, 255, 4, 5, 6, 255])
  const bmp = toBmp({ width: 1, height: 2, pixels })
  expect(bmp.toString('latin1', 0, 2)).toBe('BM')
  expect(bmp.readUInt32LE(2)).toBe(bmp.length)
  expect([...bmp.subarray(54)]).toEqual([6, 5, 4, 0, 3, 2, 1, 0])
})
