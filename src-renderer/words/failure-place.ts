import type { Failure } from '../../src-preload/contract/result'

export interface FailurePlace {
  /** "a.ccda, line 12, column 4" */
  readonly name: string
  /** "export.zip/folder", '' at the top. */
  readonly folder: string
}

/** Undefined when the failure names no file. */
export function placeOf({ file, line, column }: Failure): FailurePlace | undefined {
  if (file === undefined) return undefined
  const cut = file.lastIndexOf('/')
  const parts = [
    file.slice(cut + 1),
    line === undefined ? '' : `line ${line}`,
    column === undefined ? '' : `column ${column}`,
  ]
  return { name: parts.filter(Boolean).join(', '), folder: file.slice(0, Math.max(0, cut)) }
}
