/** Of ES2024: Node 22 and Electron 32 have it. */
const transfer = (ArrayBuffer.prototype as { transfer?: (this: ArrayBufferLike, bytes: number) => ArrayBuffer })
  .transfer

/**
 * Gives back the memory of bytes that nobody will look at again. They lie outside of V8's heap, which lets tens of
 * megabytes of them wait in each thread until it is full itself. Small buffers share one pool of Node's and are left alone.
 */
export function release(parts: readonly Uint8Array[]): void {
  for (const { buffer, byteLength } of parts)
    if (byteLength > 0 && buffer.byteLength === byteLength) transfer?.call(buffer, 0)
}
