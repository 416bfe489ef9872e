import { useEffect, useRef, useState } from 'react'
import { MAX_IMAGE_BYTES, SHOWN_IMAGES } from '../../src-preload/contract/file-views'
import { call } from '../import-api'

const SIDE = 40

interface ThumbnailProps {
  readonly dumpId: string
  readonly file: { readonly sha256: string; readonly mediaType: string; readonly bytes: number }
}

const isShown = ({ mediaType, bytes }: ThumbnailProps['file']): boolean =>
  bytes <= MAX_IMAGE_BYTES && SHOWN_IMAGES.some((shown) => shown === mediaType)

/** A picture drawn small, on a canvas: no URL of it ever exists. Nothing where it cannot be shown. */
export function Thumbnail({ dumpId, file }: ThumbnailProps) {
  return isShown(file) ? <Picture dumpId={dumpId} sha256={file.sha256} /> : null
}

function Picture({ dumpId, sha256 }: { dumpId: string; sha256: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let isGone = false
    void drawInto(dumpId, sha256, () => (isGone ? null : canvas.current)).then((done) => !isGone && setDrawn(done))
    return () => {
      isGone = true
    }
  }, [dumpId, sha256])
  return <canvas ref={canvas} width={SIDE * 2} height={SIDE * 2} className="thumbnail" hidden={!drawn} aria-hidden />
}

/** Whole, in the middle of the square. A picture that cannot be decoded is none. */
async function drawInto(dumpId: string, sha256: string, target: () => HTMLCanvasElement | null): Promise<boolean> {
  const image = await call('patient:file', { dumpId, sha256 })
  if (!image.ok) return false
  try {
    const bitmap = await createImageBitmap(
      new Blob([new Uint8Array(image.value.bytes)], { type: image.value.mediaType }),
    )
    const canvas = target()
    const scale = (SIDE * 2) / Math.max(bitmap.width, bitmap.height)
    const [width, height] = [bitmap.width * scale, bitmap.height * scale]
    canvas?.getContext('2d')?.drawImage(bitmap, SIDE - width / 2, SIDE - height / 2, width, height)
    bitmap.close()
    return canvas !== null
  } catch {
    return false
  }
}
