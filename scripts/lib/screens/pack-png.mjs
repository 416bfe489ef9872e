import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE_BYTES = 8
/** Length, type and checksum around each chunk's data (PNG, section 5.3). */
const AROUND_BYTES = 12

/**
 * The same picture in fewer bytes: Chromium packs a screenshot for speed.
 * @param {Buffer} png
 */
export function packPng(png) {
  const parts = [png.subarray(0, SIGNATURE_BYTES)]
  /** @type {Buffer[]} */
  const pixels = []
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const end = at + AROUND_BYTES + png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') pixels.push(png.subarray(at + 8, end - 4))
    else if (type === 'IEND') parts.push(chunk('IDAT', deflateSync(inflateSync(Buffer.concat(pixels)), { level: 9 })))
    if (type !== 'IDAT') parts.push(png.subarray(at, end))
    at = end
  }
  return Buffer.concat(parts)
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const bytes = Buffer.alloc(AROUND_BYTES + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  data.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
