/** A black and white PNG. Its data are stored, not compressed: compressors differ from machine to machine. */
import { crc32 } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, checksum])
}

function adler32(data: Buffer): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

/** zlib stream (RFC 1950) of one stored block (RFC 1951, 3.2.4); at most 65,535 bytes. */
function stored(data: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0])
  head.writeUInt16LE(data.length, 3)
  head.writeUInt16LE(data.length ^ 0xffff, 5)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(adler32(data))
  return Buffer.concat([head, data, checksum])
}

/** One bit a pixel, eight a byte: `width` is a multiple of eight. */
export function makePng(width: number, height: number, isBlack: (x: number, y: number) => boolean): Buffer {
  const rowBytes = width / 8
  const pixels = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (rowBytes + 1) + 1 + (x >> 3)
      if (!isBlack(x, y)) pixels.writeUInt8(pixels.readUInt8(at) | (0x80 >> (x & 7)), at)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', stored(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
