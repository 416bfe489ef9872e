/** Walks what the owner chose: a folder, a ZIP or a single file. One bad file costs itself, never the search. */
import { constants, type Dirent, type Stats } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Failure, fail, type Result } from '../../src-preload/contract/result'
import { type FoundFile, INTAKE_LIMITS, type IntakeLimits } from './found-file'
import { attempt } from './io-failure'
import { isNoise } from './noise'
import { failedPath, outcomeOf } from './outcome'
import { readAt } from './read-at'
import { isClinical, SNIFF_BYTES, sniff } from './sniff/sniff'
import { visibleName } from './visible-name'
import { walkZip } from './zip/walk-zip'

export interface FindOptions {
  readonly limits?: Partial<IntakeLimits>
}

interface Place {
  readonly path: string
  readonly shown: string
}

const FOLLOW = constants.O_RDONLY
/** The chosen path may be a link; nothing inside it, not even one put there while we look. Absent on Windows. */
const NO_FOLLOW = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** Most files are clinical documents, and say so at once. */
const START_BYTES = 4096

async function readHead(path: string, flags: number): Promise<{ stats: Stats; head: Uint8Array }> {
  const handle = await open(path, flags)
  try {
    const stats = await handle.stat()
    const start = await readAt(handle, 0, Math.min(START_BYTES, stats.size))
    const isEnough = start.length === stats.size || isClinical(start)
    return { stats, head: isEnough ? start : await readAt(handle, 0, Math.min(SNIFF_BYTES, stats.size)) }
  } finally {
    await handle.close()
  }
}

async function* walkFile({ path, shown }: Place, flags: number, limits: IntakeLimits): AsyncGenerator<FoundFile> {
  const read = await attempt(() => readHead(path, flags))
  if (!read.ok) return yield failedPath(shown, path, read.failure)
  const { stats, head } = read.value
  const sniffed = sniff(head, basename(path))
  if ('kind' in sniffed && sniffed.kind === 'zip') return yield* walkZip(path, shown, limits)
  const modifiedMs = Math.trunc(stats.mtimeMs)
  yield outcomeOf({ file: shown, container: path, bytes: stats.size, modifiedMs }, sniffed, limits)
}

/** By name, so that the same folder gives the same order on every system. */
async function childrenOf(path: string): Promise<Result<Dirent[]>> {
  return attempt(async () => {
    const children = await readdir(path, { withFileTypes: true })
    return children.filter(({ name }) => !isNoise(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
  })
}

/** Devices and pipes are not opened: reading one may never end. */
const refusalOf = (child: Dirent): Failure =>
  fail('unsupported_file', { reason: child.isSymbolicLink() ? 'symlink' : 'special_file' }).failure

/** A folder's own files first, then its folders; without recursion, so that depth costs nothing. */
async function* walkFolder(top: Place, limits: IntakeLimits): AsyncGenerator<FoundFile> {
  const waiting = [top]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { path, shown } = folder
    const children = await childrenOf(path)
    if (!children.ok) {
      yield failedPath(shown, path, children.failure)
      continue
    }
    const place = ({ name }: Dirent): Place => ({ path: join(path, name), shown: `${shown}/${visibleName(name)}` })
    for (const child of children.value) {
      if (child.isDirectory()) continue
      if (child.isFile()) yield* walkFile(place(child), NO_FOLLOW, limits)
      else yield failedPath(place(child).shown, place(child).path, refusalOf(child))
    }
    waiting.push(
      ...children.value
        .filter((child) => child.isDirectory())
        .map(place)
        .reverse(),
    )
  }
}

async function* walk(top: Place, limits: IntakeLimits): AsyncGenerator<FoundFile> {
  const stats = await attempt(() => stat(top.path))
  if (!stats.ok) return yield failedPath(top.shown, top.path, stats.failure)
  if (stats.value.isDirectory()) return yield* walkFolder(top, limits)
  if (stats.value.isFile()) return yield* walkFile(top, FOLLOW, limits)
  yield failedPath(top.shown, top.path, { code: 'unsupported_file', reason: 'special_file' })
}

/**
 * Everything in `chosenPath`, in a fixed order. Never throws for what lies on the disk: a file, folder or ZIP that
 * cannot be used is yielded with its `failure`. A folder or ZIP without any clinical document ends with a
 * `no_clinical_document` of its own, unless the path itself has failed already.
 */
export async function* findFiles(chosenPath: string, options: FindOptions = {}): AsyncGenerator<FoundFile> {
  const path = resolve(chosenPath)
  const top = { path, shown: basename(path) || path }
  let isSettled = false
  for await (const found of walk(top, { ...INTAKE_LIMITS, ...options.limits })) {
    isSettled ||= found.kind === 'clinical' || found.file === top.shown
    yield found
  }
  if (!isSettled) yield failedPath(top.shown, path, { code: 'no_clinical_document' })
}
