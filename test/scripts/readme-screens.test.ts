import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packPng } from '../../scripts/lib/screens/pack-png.mjs'
import { README_SCREENS } from '../../scripts/lib/screens/readme.mjs'
import { SCENES } from '../renderer/preview/scenes'

const ROOT = join(import.meta.dirname, '../..')
const MAX_BYTES = 150_000
const files = README_SCREENS.map(({ file }) => file)

test('the README shows its ten pictures, and no others are kept', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const shown = [...readme.matchAll(/!\[[^\]]+\]\(resources\/screens\/([^)]+)\)/g)].map(([, file]) => file)
  expect(shown).toEqual(files)
  expect(shown).toHaveLength(10)
  expect(readdirSync(join(ROOT, 'resources/screens')).sort()).toEqual([...files].sort())
})

test.each(README_SCREENS)('$file is a scene, a whole laptop window, and small', ({ file, scene }) => {
  const path = join(ROOT, 'resources/screens', file)
  const png = readFileSync(path)
  expect(Object.keys(SCENES)).toContain(scene)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800])
  expect(statSync(path).size).toBeLessThan(MAX_BYTES)
})

test('a packed picture has the same pixels in fewer bytes', () => {
  const png = readFileSync(join(ROOT, 'resources/screens/home.png'))
  const loose = withPixels(png, deflateSync(pixelsOf(png), { level: 1 }))
  const packed = packPng(loose)
  expect(pixelsOf(packed).equals(pixelsOf(png))).toBe(true)
  expect(packed.length).toBeLessThan(loose.length)
})

/** Where the picture's one IDAT chunk lies. */
function idatOf(png: Buffer): { start: number; length: number } {
  const start = png.indexOf('IDAT', 0, 'latin1') - 4
  return { start, length: png.readUInt32BE(start) }
}

function pixelsOf(png: Buffer): Buffer {
  const { start, length } = idatOf(png)
  return inflateSync(png.subarray(start + 8, start + 8 + length))
}

/** Its checksum is not read by anybody here. */
function withPixels(png: Buffer, pixels: Buffer): Buffer {
  const { start, length } = idatOf(png)
  const head = Buffer.from(png.subarray(start, start + 8))
  head.writeUInt32BE(pixels.length, 0)
  const around = [png.subarray(0, start), head, pixels, Buffer.alloc(4), png.subarray(start + 12 + length)]
  return Buffer.concat(around)
}
