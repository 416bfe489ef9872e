/** ZIPs written byte by byte (APPNOTE 4.3), so that a test can lie in any field. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface EntryParts {
  readonly name: string
  readonly content?: string | Uint8Array
  /** What the headers claim, where it differs from the content. */
  readonly claimedBytes?: number
  readonly claimedCrc32?: number
  readonly flags?: number
  readonly method?: number
  /** Unix mode, upper half of the external attributes. */
  readonly mode?: number
  /** Points the central directory at the data of an earlier entry. */
  readonly sameDataAs?: number
}

const UTF8 = 0x800
const DOS_DATE = (46 << 9) | (1 << 5) | 15

interface Written {
  readonly local: Buffer
  readonly central: (offset: number) => Buffer
}

function write(entry: EntryParts): Written {
  const name = Buffer.from(entry.name)
  const content = Buffer.from(entry.content ?? '')
  const method = entry.method ?? 8
  const data = method === 8 ? deflateRawSync(content) : content
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE((entry.flags ?? 0) | UTF8, 2)
  common.writeUInt16LE(method, 4)
  common.writeUInt16LE(DOS_DATE, 8)
  common.writeUInt32LE(entry.claimedCrc32 ?? crc32(content), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(entry.claimedBytes ?? content.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data])
  const central = (offset: number): Buffer => {
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    return Buffer.concat([Buffer.from('PK\x01\x02\x3f\x03', 'latin1'), common, rest, name])
  }
  return { local, central }
}

export function makeZip(entries: readonly EntryParts[], claimedEntries = entries.length): Buffer {
  const written = entries.map(write)
  const offsets: number[] = []
  let at = 0
  for (const [index, { local }] of written.entries()) {
    offsets.push(offsets[entries[index]!.sameDataAs ?? -1] ?? at)
    at += local.length
  }
  const directory = Buffer.concat(written.map(({ central }, index) => central(offsets[index]!)))
  const end = Buffer.alloc(18)
  end.writeUInt16LE(claimedEntries, 4)
  end.writeUInt16LE(claimedEntries, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...written.map(({ local }) => local), directory, Buffer.from('PK\x05\x06'), end])
}

const LOCAL_HEADER = 0x04034b50

/** What `makeZip` was given, all of it deflated. */
export function unzipped(zip: Buffer): { readonly name: string; readonly content: Buffer }[] {
  const entries: { name: string; content: Buffer }[] = []
  for (let at = 0; zip.readUInt32LE(at) === LOCAL_HEADER; ) {
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26)
    const dataEnd = nameEnd + zip.readUInt32LE(at + 18)
    entries.push({
      name: zip.toString('utf8', at + 30, nameEnd),
      content: inflateRawSync(zip.subarray(nameEnd, dataEnd)),
    })
    at = dataEnd
  }
  return entries
}
