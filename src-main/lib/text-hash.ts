/**
 * 53 bits of a text (cyrb53), for counting texts that are not alike: of a million, two get the same number once in 18,000
 * times. Whoever writes the texts can bring that about: not for anything that must not be lost.
 */
export function textHash(text: string): number {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 2654435761)
    other = Math.imul(other ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (other & 0x1fffff) * 0x100000000 + (one >>> 0)
}
