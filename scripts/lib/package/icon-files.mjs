/** The containers that Windows and macOS want around PNGs, and the bitmap that the Windows installer wants. */

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16
const BMP_HEADER_BYTES = 54
const ICNS_HEADER_BYTES = 8

/** macOS names its sizes; `@2x` of a size is the name of its double. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

export const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
export const ICNS_SIZES = [...new Set(ICNS_TYPES.map(([, size]) => size))]

/**
 * @param {ReadonlyMap<number, Buffer>} pngs by size in pixels, at most 256
 * @returns {Buffer}
 */
export function toIco(pngs) {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pngs.size)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pngs.size, 4)
  let offset = header.length
  let entry = ICO_HEADER_BYTES
  for (const [size, png] of pngs) {
    // 256 does not fit into the byte and is written as 0.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
    entry += ICO_ENTRY_BYTES
  }
  return Buffer.concat([header, ...pngs.values()])
}

/**
 * @param {ReadonlyMap<number, Buffer>} pngs one for each of `ICNS_SIZES`
 * @returns {Buffer}
 */
export function toIcns(pngs) {
  const parts = ICNS_TYPES.flatMap(([type, size]) => {
    const png = pngs.get(size)
    return png === undefined ? [] : [chunk(type, png)]
  })
  return chunk('icns', Buffer.concat(parts))
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function chunk(type, content) {
  const header = Buffer.alloc(ICNS_HEADER_BYTES)
  header.write(type, 'latin1')
  header.writeUInt32BE(content.length + ICNS_HEADER_BYTES, 4)
  return Buffer.concat([header, content])
}

/**
 * 24 bits without transparency, rows from the bottom up, each filled to four bytes: all that NSIS reads.
 * @param {{ width: number, height: number, pixels: Buffer }} image RGBA
 * @returns {Buffer}
 */
export function toBmp({ width, height, pixels }) {
  const rowBytes = Math.ceil((width * 3) / 4) * 4
  const bmp = Buffer.alloc(BMP_HEADER_BYTES + rowBytes * height)
  bmp.write('BM', 'latin1')
  bmp.writeUInt32LE(bmp.length, 2)
  bmp.writeUInt32LE(BMP_HEADER_BYTES, 10)
  bmp.writeUInt32LE(40, 14)
  bmp.writeInt32LE(width, 18)
  bmp.writeInt32LE(height, 22)
  bmp.writeUInt16LE(1, 26)
  bmp.writeUInt16LE(24, 28)
  bmp.writeUInt32LE(rowBytes * height, 34)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4
      const to = BMP_HEADER_BYTES + (height - 1 - y) * rowBytes + x * 3
      bmp.writeUInt8(pixels.readUInt8(from + 2), to)
      bmp.writeUInt8(pixels.readUInt8(from + 1), to + 1)
      bmp.writeUInt8(pixels.readUInt8(from), to + 2)
    }
  }
  return bmp
}
