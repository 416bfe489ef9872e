/** Looks for planted words in everything that was written, in every form in which text is kept or sent. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Base64 cuts text into threes: what a word becomes depends on where it begins. */
const inBase64 = (word: string): string[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + word).toString('base64')
    return encoded
      .slice(shift === 0 ? 0 : shift + 1)
      .replace(/=+$/, '')
      .slice(0, -1)
  })

export const formsOf = (word: string): Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(word, 'utf16le').swap16(),
  Buffer.from(Array.from(Buffer.from(word), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
  Buffer.from(Buffer.from(word).toString('hex')),
  ...inBase64(word).map((text) => Buffer.from(text)),
]

export const wordsIn = (bytes: Uint8Array, words: readonly string[]): string[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return words.filter((word) => formsOf(word).some((form) => buffer.includes(form)))
}

/** `path: word` for every file below `folder` that holds a word, or is called by one. */
export const leaksBelow = (folder: string, words: readonly string[]): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true
      const name = relative(folder, path)
      const found = [...wordsIn(Buffer.from(name), words), ...(isFile ? wordsIn(readFileSync(path), words) : [])]
      return found.map((word) => `${name}: ${word}`)
    })
