/** Archives made to exhaust, confuse or misuse whoever unpacks them, and what has to become of what is in them. */
import { crc32, deflateRawSync } from 'node:zlib'
import { type EntryParts, makeZip } from '../main/intake/make-zip'
import { syntheticDocument } from '../main/pipeline/synthetic-document'

export interface HostileArchive {
  readonly name: string
  readonly bytes: Uint8Array
  /** Shown path → `read`, or `code reason` of the failure. Whatever stands in no list has to be a patient's own file. */
  readonly fates: Readonly<Record<string, string>>
}

const MEGABYTE = 1024 * 1024

/** Of a patient of its own: nobody is merged away. */
const chart = (id: string): string => syntheticDocument({ id, given: 'Zip', family: `Of${id}`, birthDate: '19700101' })
const entry = (name: string, parts: Partial<EntryParts> = {}): EntryParts => ({
  name,
  content: chart(name.replace(/\W/g, '-')),
  ...parts,
})

/** Each entry with what becomes of it; beside them a good one. */
function ofEntries(name: string, entries: readonly (readonly [EntryParts, string])[]): HostileArchive {
  const good = entry(`${name}-good.xml`)
  return {
    name,
    bytes: makeZip([...entries.map(([parts]) => parts), good]),
    fates: Object.fromEntries([...entries.map(([parts, fate]) => [parts.name, fate] as const), [good.name, 'read']]),
  }
}

const PLACES = [
  ['../../up.xml', 'traversal'],
  ['a/../../../up.xml', 'traversal'],
  ['..\\up.xml', 'traversal'],
  ['/etc/cron.d/absolute.xml', 'absolute_path'],
  ['C:\\Windows\\drive.xml', 'absolute_path'],
  ['D:drive.xml', 'absolute_path'],
  ['\\\\server\\share\\unc.xml', 'absolute_path'],
] as const

const outside = (): HostileArchive =>
  ofEntries('outside', [
    ...PLACES.map(([name, reason]) => [entry(name), `zip_unsafe ${reason}`] as const),
    [entry('link.xml', { mode: 0o120777, content: '/etc/passwd' }), 'zip_unsafe symlink'],
    [entry('pipe.xml', { mode: 0o010644 }), 'zip_unsafe special_file'],
  ])

const lying = (): HostileArchive =>
  ofEntries('lying', [
    [entry('larger.xml', { claimedBytes: 100 }), 'zip_damaged size_mismatch'],
    [entry('smaller.xml', { claimedBytes: 5 * MEGABYTE }), 'zip_damaged size_mismatch'],
    [entry('stored.xml', { method: 0, claimedBytes: 1 }), 'zip_damaged size_mismatch'],
    [entry('checksum.xml', { claimedCrc32: 1 }), 'zip_damaged checksum_mismatch'],
    [entry('imploded.xml', { method: 6 }), 'zip_damaged compression_method'],
    [entry('locked.xml', { flags: 1 }), 'zip_encrypted'],
    // Claims a gigabyte; a bomb that owns up.
    [entry('claimed.xml', { claimedBytes: 1024 * MEGABYTE }), 'zip_unsafe ratio'],
    // Inflates to 150 MB, and says it is one: a bomb that does not.
    [entry('bomb.xml', { content: bombOf(150), claimedBytes: MEGABYTE }), 'zip_damaged size_mismatch'],
  ])

/** A document whose narrative is mostly blanks. */
const bombOf = (megabytes: number): Buffer => {
  const [before = '', after = ''] = chart('bomb').split('Problems in words')
  return Buffer.concat([Buffer.from(before), Buffer.alloc(megabytes * MEGABYTE, 0x20), Buffer.from(after)])
}

const nested = (): HostileArchive => {
  let inner: Uint8Array = makeZip([entry('deep.xml')])
  for (let depth = 0; depth < 50; depth += 1) inner = makeZip([{ name: 'deeper.zip', content: inner }])
  return ofEntries('nested', [[entry('matryoshka.zip', { content: inner }), 'zip_unsafe nested_zip']])
}

/** Fifield's bomb: one piece of data, and 2,000 names for it. Only the first may have it. */
const overlapping = (): HostileArchive => {
  const names = Array.from({ length: 2000 }, (_, n) => `overlap-${n}.xml`)
  const entries = names.map((name, n) => entry(name, n === 0 ? {} : { content: chart('overlap-0-xml'), sameDataAs: 0 }))
  return {
    name: 'overlapping',
    bytes: makeZip(entries),
    fates: Object.fromEntries(names.map((name, n) => [name, n === 0 ? 'read' : 'zip_unsafe overlap'])),
  }
}

const named = (): HostileArchive => {
  const same = ['twice.xml', 'twice.xml', 'TWICE.XML', 'Twice.xml']
  const charts = same.map((name, n) => entry(name, { content: chart(`same-${n}`) }))
  const strange = ['Zoë.xml', 'Zoe\u0308.xml', '患者.xml', '😀.xml', `${'n'.repeat(4000)}.xml`, 'CON.xml', '-rf.xml']
  return {
    name: 'named',
    bytes: makeZip([...charts, ...strange.map((name, n) => entry(name, { content: chart(`strange-${n}`) }))]),
    fates: Object.fromEntries([...same, 'twice.xml (2)', ...strange].map((name) => [name, 'read'])),
  }
}

const u16 = (value: number): Buffer => Buffer.from(new Uint16Array([value]).buffer)
const u32 = (value: number): Buffer => Buffer.from(new Uint32Array([value]).buffer)
const u64 = (value: bigint): Buffer => Buffer.from(new BigUint64Array([value]).buffer)

/** An archive's end, rewritten: its last 22 bytes are the record (APPNOTE 4.3.16). */
const withEnd = (bytes: Buffer, change: (end: Buffer) => Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, -22), change(Buffer.from(bytes.subarray(-22)))])

const directoryOf = (bytes: Buffer): { readonly from: number; readonly length: number } => ({
  from: bytes.readUInt32LE(bytes.length - 6),
  length: bytes.readUInt32LE(bytes.length - 10),
})

/** The same archive with a zip64 end (APPNOTE 4.3.14, 4.3.15) that claims so many entries, listed at such a place. */
function withZip64End(bytes: Buffer, claimed: { readonly entries?: bigint; readonly from?: bigint }): Buffer {
  const { from, length } = directoryOf(bytes)
  const count = u64(claimed.entries ?? 1n)
  const body = [u64(44n), u16(45), u16(45), u32(0), u32(0), count, count, u64(BigInt(length))]
  const end64 = Buffer.concat([Buffer.from('PK\x06\x06'), ...body, u64(claimed.from ?? BigInt(from))])
  const locator = Buffer.concat([Buffer.from('PK\x06\x07'), u32(0), u64(BigInt(bytes.length - 22)), u32(1)])
  return withEnd(bytes, (end) => Buffer.concat([end64, locator, end.fill(0xff, 8, 20)]))
}

/** 100,000 names, every tenth of a file, and one of a patient. */
const countless = (): HostileArchive => {
  const name = (n: number): string => (n % 10 === 0 ? `${n}.bin` : `${n}/`)
  const names = Array.from({ length: 100_000 }, (_, n) => ({ name: name(n), content: 'x', method: 0 }))
  const entries = [...names, entry('among-many.xml')]
  const bytes = withZip64End(makeZip(entries, 0xffff), { entries: BigInt(entries.length) })
  return { name: 'countless', bytes, fates: { 'among-many.xml': 'read', '99990.bin': 'unsupported_file' } }
}

/** Sizes and checksum behind the data instead of before it (APPNOTE 4.3.9), as writers of streams do. */
function streamed(name: string): Buffer {
  const content = Buffer.from(chart(name))
  const data = deflateRawSync(content)
  const file = Buffer.from(`${name}.xml`)
  const sums = Buffer.concat([u32(crc32(content)), u32(data.length), u32(content.length)])
  const head = (facts: Buffer): Buffer =>
    Buffer.concat([u16(20), u16(0x808), u16(8), u16(0), u16(0x5c21), facts, u16(file.length), u16(0)])
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head(Buffer.alloc(12)), file, data])
  const descriptor = Buffer.concat([Buffer.from('PK\x07\x08'), sums])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x3f\x03', 'latin1'), head(sums), Buffer.alloc(14), file])
  const end = [u16(0), u16(0), u16(1), u16(1), u32(central.length), u32(local.length + descriptor.length), u16(0)]
  return Buffer.concat([local, descriptor, central, Buffer.from('PK\x05\x06'), ...end])
}

const structures = (): HostileArchive[] => {
  const whole = (name: string, bytes: Uint8Array, fate: string): HostileArchive => ({
    name,
    bytes,
    fates: fate === 'read' ? { [`${name}.xml`]: 'read' } : { [`${name}.zip`]: fate },
  })
  const plain = (name: string): Buffer => makeZip([entry(`${name}.xml`)])
  const brokenList = plain('broken-list')
  brokenList.fill(0, directoryOf(brokenList).from, directoryOf(brokenList).from + 4)
  const farList = withEnd(plain('far-list'), (end) => end.fill(0x7f, 16, 20))
  return [
    whole('streamed', streamed('streamed'), 'read'),
    whole('junk-before', Buffer.concat([Buffer.from('MZ this is a program'), plain('junk-before')]), 'zip_damaged'),
    whole('junk-behind', Buffer.concat([plain('junk-behind'), Buffer.alloc(1000, 0x41)]), 'zip_damaged'),
    whole('broken-list', brokenList, 'zip_damaged'),
    whole('far-list', farList, 'zip_damaged'),
    whole(
      'second-disk',
      withEnd(plain('second-disk'), (end) => end.fill(1, 4, 8)),
      'zip_damaged',
    ),
    whole(
      'zip64-countless',
      withZip64End(plain('zip64-countless'), { entries: 2n ** 60n }),
      'zip_unsafe too_many_entries',
    ),
    whole('zip64-far', withZip64End(plain('zip64-far'), { from: 2n ** 60n }), 'zip_damaged'),
    whole('locked', makeZip([entry('a.xml', { flags: 1 }), entry('b.xml', { flags: 0x41 })]), 'zip_encrypted'),
    whole('nothing', makeZip([]), 'zip_empty'),
    whole('cut-off', plain('cut-off').subarray(0, -30), 'zip_damaged'),
  ]
}

export const hostileArchives = (): HostileArchive[] => [
  outside(),
  lying(),
  nested(),
  overlapping(),
  named(),
  countless(),
  ...structures(),
]
