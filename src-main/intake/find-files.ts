/** Walks what the owner chose: a folder, a ZIP or a single file. One bad file costs itself, never the search. */
import { constants, type Dirent, type Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Failure, fail, type Result } from '../../src-preload/contract/result'
import { release } from '../lib/release'
import { type FoundFile, INTAKE_LIMITS, type IntakeLimits } from './found-file'
import { attempt } from './io-failure'
import { isNoise } from './noise'
import { createPacedOpener, type Opener } from './open-file'
import { failedPath, outcomeOf } from './outcome'
import { readAt } from './read-at'
import { SNIFF_BYTES, type Sniffed, sniff, sniffStart } from './sniff/sniff'
import { visibleName } from './visible-name'
import { walkZip } from './zip/walk-zip'

export interface FindOptions {
  readonly limits?: Partial<IntakeLimits>
}

interface Place {
  readonly path: string
  readonly shown: string
}

interface Manner {
  readonly open: Opener
  readonly limits: IntakeLimits
}

const FOLLOW = constants.O_RDONLY
/** The chosen path may be a link; nothing inside it, not even one put there while we look. Absent on Windows. */
const NO_FOLLOW = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

const START_BYTES = 4096

async function look(open: Opener, path: string, flags: number): Promise<{ stats: Stats; sniffed: Sniffed }> {
  const file = await open(path, flags)
  const heads: Buffer[] = []
  const readHead = async (bytes: number): Promise<Buffer> => {
    const head = await readAt(file, 0, bytes)
    heads.push(head)
    return head
  }
  try {
    const stats = await file.stat()
    const start = await readHead(Math.min(START_BYTES, stats.size))
    const sniffed = sniffStart(start)
    if (sniffed !== undefined) return { stats, sniffed }
    const head = start.length === stats.size ? start : await readHead(Math.min(SNIFF_BYTES, stats.size))
    return { stats, sniffed: sniff(head, basename(path)) }
  } finally {
    release(heads)
    await file.close()
  }
}

async function* walkFile({ path, shown }: Place, flags: number, { open, limits }: Manner): AsyncGenerator<FoundFile> {
  const seen = await attempt(() => look(open, path, flags))
  if (!seen.ok) return yield failedPath(shown, path, seen.failure)
  const { stats, sniffed } = seen.value
  if ('kind' in sniffed && sniffed.kind === 'zip') return yield* walkZip(open, path, shown, limits)
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
async function* walkFolder(top: Place, manner: Manner): AsyncGenerator<FoundFile> {
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
      if (child.isFile()) yield* walkFile(place(child), NO_FOLLOW, manner)
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

async function* walk(top: Place, manner: Manner): AsyncGenerator<FoundFile> {
  const stats = await attempt(() => stat(top.path))
  if (!stats.ok) return yield failedPath(top.shown, top.path, stats.failure)
  if (stats.value.isDirectory()) return yield* walkFolder(top, manner)
  if (stats.value.isFile()) return yield* walkFile(top, FOLLOW, manner)
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
  for await (const found of walk(top, { open: createPacedOpener(), limits: { ...INTAKE_LIMITS, ...options.limits } })) {
    isSettled ||= found.kind === 'clinical' || found.file === top.shown
    yield found
  }
  if (!isSettled) yield failedPath(top.shown, path, { code: 'no_clinical_document' })
}
