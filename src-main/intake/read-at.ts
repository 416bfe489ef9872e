import type { OpenFile } from './open-file'

/** Up to `length` bytes from `position`; fewer only at the end of the file (a single read may give less at any time). */
export async function readAt(file: Pick<OpenFile, 'read'>, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
