/** 0x80 to 0x9F (WHATWG Encoding, index windows-1252): five of them stay control characters. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/**
 * windows-1252 → text. `TextDecoder` is not to be used for it: Node 20, and the Electrons built on it, takes
 * windows-1252 for latin1, so that every dash and curly quote becomes a control character, in silence.
 */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => HIGH.charAt(control.charCodeAt(0) - 0x80))
