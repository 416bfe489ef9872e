/** Byte and structure mutations of a seed, all told by one number: a finding is a file and that number. */
const TOKENS: Readonly<Record<string, readonly string[]>> = {
  xml: [
    '<',
    '>',
    '</a>',
    '<a>',
    '&',
    '&#x1F;',
    '&amp;',
    '<!--',
    ']]>',
    '<![CDATA[',
    '<?x',
    '<!DOCTYPE a>',
    ' xmlns="u"',
    '"',
    '\0',
    'nullFlavor="UNK"',
    'negationInd="TRUE"',
    'value="#"',
  ],
  zip: ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06', '\xff\xff\xff\xff', '\0\0\0\0', '../', '\\', '/'],
  csv: ['"', ',', ';', '\t', '\r\n', '=cmd|', '\uFEFF', '\0', '""'],
  json: ['{', '}', '[', ']', 'null', '-1', '1e999', '"', '"__proto__":{},', '\u2028', ','],
}

export type Random = () => number
/** Park and Miller's generator. */
export const seeded = (seed: number): Random => {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const spliced = (bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])

/** One change: a bit, a piece taken away, doubled or moved, or a word of the format put in. */
function changed(bytes: Buffer, kind: string, random: Random): Buffer {
  const at = Math.floor(random() * bytes.length)
  const end = Math.min(bytes.length, at + 1 + Math.floor(random() ** 3 * bytes.length))
  const piece = bytes.subarray(at, end)
  const words = TOKENS[kind] ?? []
  const choice = Math.floor(random() * 6)
  if (choice === 0) return spliced(bytes, at, at + 1, Buffer.from([Math.floor(random() * 256)]))
  if (choice === 1) return spliced(bytes, at, end, Buffer.alloc(0))
  if (choice === 2) return spliced(bytes, end, end, piece)
  if (choice === 3) return spliced(bytes, at, at, bytes.subarray(Math.floor(random() * bytes.length)).subarray(0, 200))
  return spliced(
    bytes,
    at,
    choice === 4 ? at : end,
    Buffer.from(words[Math.floor(random() * words.length)] ?? '', 'latin1'),
  )
}

export function mutated(seed: Uint8Array, kind: string, number: number): Buffer {
  const random = seeded(number)
  let bytes: Buffer = Buffer.from(seed)
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) bytes = changed(bytes, kind, random)
  return bytes
}
